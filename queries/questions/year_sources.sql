-- question: Which numbers are there for a year, and which of them is in force?
-- grain: one row a published number of visits, reported table of the whole country, or the records; the one in force first; with $dimension the published numbers of its $codes
-- params: $year INTEGER, $dimension VARCHAR, $codes VARCHAR[]
-- columns: year INTEGER, counts VARCHAR, number BIGINT, qualifier VARCHAR, standing VARCHAR, in_force BOOLEAN, stated_on DATE, as_of DATE, source_title VARCHAR, source_url VARCHAR, note VARCHAR, stated_year INTEGER, statement VARCHAR
WITH of_year AS (
    SELECT * FROM headline_candidates WHERE year = $year::INTEGER
)

SELECT
    published.year,
    published.counts,
    published.number::BIGINT AS number,
    coalesce(of_year.qualifier, published.bound) AS qualifier,
    published.standing,
    coalesce(of_year.in_force, $dimension::VARCHAR IS NOT NULL AND published.standing <> 'corrected') AS in_force,
    published.stated_on,
    published.as_of,
    published.source_title,
    published.source_url,
    published.note,
    year(published.stated_about)::INTEGER AS stated_year,
    published.key AS statement
FROM published_statements AS published
LEFT JOIN of_year ON of_year.basis = 'published' AND of_year.origin = published.key
WHERE
    published.year = $year::INTEGER
    AND published.dimension = coalesce($dimension::VARCHAR, 'total')
    AND chosen(published.code, $codes)
    AND published.counts LIKE 'visits%'
UNION ALL
SELECT
    of_year.year,
    'visits' AS counts,
    of_year.visits AS number,
    of_year.qualifier,
    CASE of_year.basis WHEN 'records' THEN 'recorded' ELSE 'reported' END AS standing,
    of_year.in_force,
    imports.imported_at::DATE AS stated_on,
    of_year.as_of,
    imports.file_name AS source_title,
    NULL AS source_url,
    NULL AS note,
    NULL AS stated_year,
    NULL AS statement
FROM of_year
LEFT JOIN imports ON of_year.basis = 'figures' AND imports.import_id = of_year.origin::BIGINT // 1000
WHERE of_year.basis <> 'published' AND $dimension::VARCHAR IS NULL
ORDER BY in_force DESC, stated_on DESC NULLS LAST, number DESC

-- question: Which source gives the breakdowns of some years, and what part of the headline does it cover?
-- grain: one row a year of $years; $dimension (month, region, ministry, visit_kind, institution_kind) asks for one breakdown, $source_id (0: the records) for one source
-- params: $years INTEGER[], $dimension VARCHAR, $source_id BIGINT
-- columns: year INTEGER, headline BIGINT, basis VARCHAR, covered BIGINT, share DOUBLE, import_ids VARCHAR, demonstration BOOLEAN, data_to DATE, source_id BIGINT
WITH best AS (
    SELECT *
    FROM sources
    WHERE
        CASE
            WHEN $dimension::VARCHAR IS NULL THEN list_has_any(dimensions, ['region', 'ministry'])
            ELSE list_contains(dimensions, $dimension::VARCHAR)
        END AND ($source_id::BIGINT IS NULL OR source_id = $source_id::BIGINT)
    QUALIFY row_number() OVER (
        PARTITION BY year ORDER BY visits DESC, basis = 'records' DESC, import_id DESC, table_number DESC
    ) = 1
)

SELECT
    asked.year,
    headlines.visits AS headline,
    coalesce(best.basis, 'none') AS basis,
    best.visits AS covered,
    best.visits / nullif(headlines.visits, 0) AS share,
    best.import_ids,
    coalesce(best.demonstration, FALSE) AS demonstration,
    best.data_to,
    best.source_id
FROM (SELECT unnest($years::INTEGER[]) AS year) AS asked
LEFT JOIN headlines ON asked.year = headlines.year
LEFT JOIN best ON asked.year = best.year
ORDER BY asked.year

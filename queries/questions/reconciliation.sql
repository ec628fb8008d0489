-- question: Do the published, the recorded and the reported numbers of a year agree?
-- grain: one row a year of which anything is known. difference: recorded minus published, where both count the same year
-- params: none
-- columns: year INTEGER, published BIGINT, qualifier VARCHAR, as_of DATE, statement VARCHAR, source_title VARCHAR, source_url VARCHAR, recorded BIGINT, reported BIGINT, reported_source BIGINT, difference BIGINT, share DOUBLE, state VARCHAR, note_state VARCHAR, reason VARCHAR, noted_by VARCHAR, noted_at TIMESTAMP
WITH numbers AS (
    SELECT
        year,
        max(visits) FILTER (basis = 'records') AS recorded,
        max_by(visits, source_id) FILTER (whole_country) AS reported,
        max(source_id) FILTER (whole_country) AS reported_source
    FROM sources
    GROUP BY year
),

published_in_force AS (
    SELECT *
    FROM headlines
    WHERE basis = 'published'
),

compared AS (
    SELECT
        coalesce(numbers.year, published_in_force.year) AS year,
        published_in_force.visits AS published,
        published_in_force.qualifier,
        published_in_force.as_of,
        published_in_force.statement,
        published_in_force.source_title,
        published_in_force.source_url,
        numbers.recorded,
        numbers.reported,
        numbers.reported_source,
        CASE WHEN published_in_force.qualifier = 'exact' THEN numbers.recorded - published_in_force.visits END
            AS difference
    FROM numbers
    FULL JOIN published_in_force ON numbers.year = published_in_force.year
)

SELECT
    compared.*,
    CASE WHEN difference IS NOT NULL THEN recorded / nullif(published, 0) END AS share,
    CASE
        WHEN published IS NULL THEN 'not_published'
        WHEN recorded IS NULL THEN 'not_recorded'
        WHEN difference IS NULL AND qualifier = 'at_least' AND recorded < published THEN 'short'
        WHEN difference IS NULL THEN 'not_comparable'
        WHEN difference = 0 THEN 'agrees'
        WHEN difference < 0 THEN 'short'
        ELSE 'over'
    END AS state,
    notes.* EXCLUDE (year)
FROM compared
LEFT JOIN last_notes AS notes ON compared.year = notes.year
WHERE published IS NOT NULL OR recorded IS NOT NULL OR reported IS NOT NULL
ORDER BY compared.year ASC

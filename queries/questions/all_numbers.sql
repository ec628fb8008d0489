-- question: Which numbers does every year have, as a whole and in each breakdown?
-- grain: one row a year, dimension (total, month, region, ministry, visit_kind, institution_kind) and code; null: not stated
-- params: none
-- columns: year INTEGER, dimension VARCHAR, code VARCHAR, visits BIGINT, qualifier VARCHAR
WITH best AS (
    SELECT
        *,
        'month' AS dimension
    FROM best_sources(['month'])
    UNION ALL
    SELECT
        *,
        'region' AS dimension
    FROM best_sources(['region'])
    UNION ALL
    SELECT
        *,
        'ministry' AS dimension
    FROM best_sources(['ministry'])
    UNION ALL
    SELECT
        *,
        'visit_kind' AS dimension
    FROM best_sources(['visit_kind'])
    UNION ALL
    SELECT
        *,
        'institution_kind' AS dimension
    FROM best_sources(['institution_kind'])
)

SELECT
    year,
    'total' AS dimension,
    NULL AS code,
    visits,
    qualifier
FROM headlines
UNION ALL
SELECT
    cells.year,
    best.dimension,
    CASE best.dimension
        WHEN 'month' THEN cells.month::VARCHAR
        WHEN 'region' THEN cells.region_code
        WHEN 'ministry' THEN cells.ministry_code
        WHEN 'visit_kind' THEN cells.visit_kind
        ELSE cells.institution_kind
    END AS code,
    sum(cells.visits)::BIGINT AS visits,
    'exact' AS qualifier
FROM cells
INNER JOIN best ON cells.source_id = best.source_id AND cells.year = best.year
GROUP BY cells.year, best.dimension, code
ORDER BY ALL

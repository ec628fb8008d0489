-- question: Which numbers does every year have, as a whole and in each breakdown?
-- grain: one row a year, dimension (total, month, region, ministry, visit_kind, institution_kind) and code; null: not stated
-- params: none
-- columns: year INTEGER, dimension VARCHAR, code VARCHAR, visits BIGINT, qualifier VARCHAR
WITH best AS (
    SELECT
        year,
        dimension,
        -- The source that covers most; records on a tie, then the later import and table.
        max_by(source_id, (visits, basis = 'records', source_id)) AS source_id
    FROM source_dimensions
    GROUP BY year, dimension
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
    cells.dimension,
    cells.code,
    sum(cells.visits)::BIGINT AS visits,
    'exact' AS qualifier
FROM dimension_cells AS cells
INNER JOIN best ON cells.source_id = best.source_id AND cells.year = best.year AND cells.dimension = best.dimension
GROUP BY cells.year, cells.dimension, cells.code
ORDER BY ALL

-- question: Do the published, the recorded and the reported parts of a year agree?
-- grain: one row a code of a dimension (region, ministry, visit_kind, institution_kind) that is published or known twice
-- params: $year INTEGER
-- columns: dimension VARCHAR, code VARCHAR, published BIGINT, recorded BIGINT, reported BIGINT, reported_source BIGINT, difference BIGINT
WITH reported_sources AS (
    SELECT
        dimension,
        max_by(source_id, (visits, source_id)) AS reported_source
    FROM source_dimensions
    WHERE year = $year::INTEGER AND source_id > 0
    GROUP BY dimension
),

counted AS (
    SELECT
        cells.dimension,
        cells.code,
        sum(cells.visits) FILTER (cells.source_id = 0) AS recorded,
        sum(cells.visits) FILTER (cells.source_id = reported_sources.reported_source) AS reported
    FROM dimension_cells AS cells
    LEFT JOIN reported_sources ON cells.dimension = reported_sources.dimension
    WHERE cells.year = $year::INTEGER AND cells.dimension <> 'month'
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT
        dimension,
        code,
        number AS published
    FROM published
    WHERE year = $year::INTEGER AND counts = 'visits' AND dimension <> 'total'
),

parts AS (
    SELECT
        dimension,
        code,
        sum(published)::BIGINT AS published,
        sum(recorded)::BIGINT AS recorded,
        sum(reported)::BIGINT AS reported,
        count(sum(published)) OVER of_dimension > 0 AS has_published,
        count(sum(recorded)) OVER of_dimension > 0 AS has_recorded,
        count(sum(reported)) OVER of_dimension > 0 AS has_reported
    FROM counted
    GROUP BY dimension, code
    WINDOW of_dimension AS (PARTITION BY dimension)
)

SELECT
    parts.* EXCLUDE (has_published, has_recorded, has_reported),
    reported_sources.reported_source,
    CASE
        WHEN NOT parts.has_recorded AND NOT parts.has_reported THEN NULL
        WHEN parts.has_published THEN coalesce(parts.recorded, parts.reported, 0) - coalesce(parts.published, 0)
        ELSE coalesce(parts.recorded, 0) - coalesce(parts.reported, 0)
    END AS difference
FROM parts
LEFT JOIN reported_sources ON parts.dimension = reported_sources.dimension
WHERE parts.has_published OR (parts.has_recorded AND parts.has_reported)
ORDER BY ALL

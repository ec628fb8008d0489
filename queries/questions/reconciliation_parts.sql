-- question: Do the published, the recorded and the reported parts of a year agree?
-- grain: one row a code of a dimension (region, ministry, visit_kind, institution_kind) that is published or known twice
-- params: $year INTEGER
-- columns: dimension VARCHAR, code VARCHAR, published BIGINT, recorded BIGINT, reported BIGINT, reported_source BIGINT, difference BIGINT
WITH reported AS (
    SELECT
        source_id,
        visits,
        unnest(dimensions) AS dimension
    FROM sources
    WHERE year = $year::INTEGER AND source_id > 0
),

reported_sources AS (
    SELECT
        dimension,
        max_by(source_id, (visits, source_id)) AS source_id
    FROM reported
    WHERE dimension <> 'month'
    GROUP BY dimension
),

dimensions AS (SELECT unnest(['region', 'ministry', 'visit_kind', 'institution_kind']) AS dimension),

counted AS (
    SELECT
        dimensions.dimension,
        CASE dimensions.dimension
            WHEN 'region' THEN cells.region_code
            WHEN 'ministry' THEN cells.ministry_code
            WHEN 'visit_kind' THEN cells.visit_kind
            ELSE cells.institution_kind
        END AS code,
        NULL AS published,
        sum(cells.visits) FILTER (cells.source_id = 0) AS recorded,
        sum(cells.visits) FILTER (cells.source_id = reported_sources.source_id) AS reported
    FROM cells
    CROSS JOIN dimensions
    LEFT JOIN reported_sources ON dimensions.dimension = reported_sources.dimension
    WHERE cells.year = $year::INTEGER
    GROUP BY ALL
    UNION ALL
    SELECT
        dimension,
        code,
        number AS published,
        NULL AS recorded,
        NULL AS reported
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
    parts.dimension,
    parts.code,
    parts.published,
    parts.recorded,
    parts.reported,
    reported_sources.source_id AS reported_source,
    CASE
        WHEN NOT parts.has_recorded AND NOT parts.has_reported THEN NULL
        WHEN parts.has_published THEN coalesce(parts.recorded, parts.reported, 0) - coalesce(parts.published, 0)
        ELSE coalesce(parts.recorded, 0) - coalesce(parts.reported, 0)
    END AS difference
FROM parts
LEFT JOIN reported_sources ON parts.dimension = reported_sources.dimension
WHERE parts.has_published OR (parts.has_recorded AND parts.has_reported)
ORDER BY ALL

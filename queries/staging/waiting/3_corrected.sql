-- grain: one row a row of one import that counts by a decision, in the shape of rows that come in with an import
WITH decided AS (
    SELECT
        visit_id,
        max_by(value, resolution_id) FILTER (dimension = 'date') AS day,
        max_by(value, resolution_id) FILTER (dimension = 'region') AS region_code,
        max_by(value, resolution_id) FILTER (dimension = 'ministry') AS ministry_code,
        max_by(value, resolution_id) FILTER (dimension = 'visit_kind') AS visit_kind,
        max_by(value, resolution_id) FILTER (dimension = 'visits') AS visits
    FROM decided_rows
    WHERE action = 'correct' AND list_contains($ids, visit_id)
    GROUP BY visit_id
)

SELECT
    waiting.visit_id,
    waiting.table_number,
    waiting.kind,
    waiting.sheet,
    waiting.source_row,
    waiting.source_column,
    FALSE AS set_aside,
    CASE WHEN decided.day IS NULL THEN waiting.year ELSE left(decided.day, 4)::INTEGER END AS year,
    CASE WHEN decided.day IS NULL THEN waiting.month ELSE try_cast(substr(decided.day, 6, 2) AS INTEGER) END AS month,
    CASE WHEN decided.day IS NULL THEN waiting.date ELSE try_cast(decided.day AS DATE) END AS date,
    nullif(coalesce(decided.region_code, waiting.region_code), 'none') AS region_code,
    nullif(coalesce(decided.ministry_code, waiting.ministry_code), 'none') AS ministry_code,
    nullif(coalesce(decided.visit_kind, waiting.visit_kind), 'none') AS visit_kind,
    waiting.institution_kind,
    waiting.institution,
    coalesce(decided.visits::BIGINT, waiting.visits) AS visits,
    waiting.approximate,
    waiting.cells
FROM waiting
INNER JOIN decided ON waiting.visit_id = decided.visit_id
INNER JOIN settled_rows ON waiting.visit_id = settled_rows.visit_id
WHERE settled_rows.outcome = 'counted' AND waiting.import_id = $import_id;

-- question: Which rows wait for a decision, and why?
-- grain: one row a row or cell that is set aside; one that equals a stored row (duplicate_stored) has its twin
-- params: $import_id BIGINT, $limit BIGINT, $offset BIGINT
-- columns: visit_id BIGINT, import_id BIGINT, file_name VARCHAR, sheet VARCHAR, source_row INTEGER, source_column VARCHAR, problems VARCHAR, visits BIGINT, twin_id BIGINT
WITH rows_aside AS (
    SELECT
        visit_id,
        import_id,
        sheet,
        source_row,
        source_column,
        problems,
        visits,
        NULL::BIGINT AS twin_id
    FROM waiting_in_force
    UNION ALL
    SELECT
        visits.visit_id,
        visits.import_id,
        visits.sheet,
        visits.source_row,
        NULL AS source_column,
        'duplicate_stored' AS problems,
        visits.visits,
        duplicates_open.twin_id
    FROM duplicates_open
    INNER JOIN visits ON duplicates_open.visit_id = visits.visit_id
)

SELECT
    rows_aside.visit_id,
    rows_aside.import_id,
    imports.file_name,
    rows_aside.sheet,
    rows_aside.source_row,
    rows_aside.source_column,
    rows_aside.problems,
    rows_aside.visits,
    rows_aside.twin_id
FROM rows_aside
INNER JOIN imports ON rows_aside.import_id = imports.import_id
WHERE $import_id::BIGINT IS NULL OR rows_aside.import_id = $import_id::BIGINT
ORDER BY rows_aside.visit_id
LIMIT $limit OFFSET $offset

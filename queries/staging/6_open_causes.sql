-- grain: one row a row in force that waits and one thing about it that is still to be decided; repeated rows too
CREATE OR REPLACE VIEW open_causes AS
SELECT
    waiting_in_force.visit_id,
    waiting_in_force.import_id,
    waiting_in_force.kind,
    coalesce(waiting_causes.problem, 'unclear') AS problem, -- a cell whose heading says nothing
    waiting_causes.value,
    waiting_causes.source_row,
    waiting_causes.source_column,
    waiting_causes.dimension
FROM waiting_in_force
LEFT JOIN waiting_causes ON waiting_in_force.visit_id = waiting_causes.visit_id
LEFT JOIN decided_rows
    ON
        waiting_causes.visit_id = decided_rows.visit_id
        AND waiting_causes.dimension = decided_rows.dimension
WHERE decided_rows.resolution_id IS NULL
UNION ALL
SELECT
    visit_id,
    import_id,
    'records' AS kind,
    'duplicate_stored' AS problem,
    NULL AS value, -- noqa: RF04
    NULL AS source_row,
    NULL AS source_column,
    'twin' AS dimension
FROM duplicates_open;

-- question: What was wrong in a file when it was imported?
-- grain: one row a problem at its place, also those that keep no row from counting
-- params: $import_id BIGINT
-- columns: table_number INTEGER, sheet VARCHAR, source_row INTEGER, source_column VARCHAR, problem VARCHAR, value VARCHAR
SELECT
    table_number,
    sheet,
    source_row,
    source_column,
    problem,
    value
FROM problems
WHERE import_id = $import_id::BIGINT
ORDER BY table_number ASC, source_row ASC, length(source_column) ASC, source_column ASC, problem ASC

-- question: What is wrong with the rows of an import that wait?
-- grain: one row a waiting row or cell and problem, at the place of the problem
-- params: $import_id BIGINT
-- columns: visit_id BIGINT, problem VARCHAR, text VARCHAR, source_row INTEGER, source_column VARCHAR
SELECT
    visit_id,
    problem,
    value AS text,
    source_row,
    source_column
FROM open_causes
WHERE import_id = $import_id::BIGINT
ORDER BY visit_id, problem

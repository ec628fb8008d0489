-- question: Which columns of an import were recognised?
-- grain: one row a recognised column of a table; what was not recognised is not kept
-- params: $import_id BIGINT
-- columns: table_number INTEGER, letter VARCHAR, header VARCHAR, meaning VARCHAR
SELECT
    table_number,
    letter,
    header,
    meaning
FROM import_columns
WHERE import_id = $import_id::BIGINT
ORDER BY table_number ASC, length(letter) ASC, letter ASC

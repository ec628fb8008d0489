-- question: Which rows wait for one cause, and what stands in their cells?
-- grain: one row a row or cell of $problem (all problems if null) whose text is $text; a repeated one has its twin
-- params: $problem VARCHAR, $text VARCHAR, $import_id BIGINT
-- columns: visit_id BIGINT, import_id BIGINT, file_name VARCHAR, sheet VARCHAR, source_row INTEGER, source_column VARCHAR, year INTEGER, month INTEGER, date DATE, region_code VARCHAR, ministry_code VARCHAR, institution VARCHAR, visits BIGINT, cells VARCHAR, twin_id BIGINT, twin_file VARCHAR, twin_sheet VARCHAR, twin_row INTEGER
WITH wanted AS (
    SELECT DISTINCT visit_id
    FROM open_causes
    WHERE
        ($problem::VARCHAR IS NULL OR (
            problem = $problem::VARCHAR
            AND (dimension = 'twin' OR value IS NOT DISTINCT FROM $text::VARCHAR)
        ))
        AND ($import_id::BIGINT IS NULL OR import_id = $import_id::BIGINT)
),

facts AS (
    SELECT * FROM waiting
    UNION ALL BY NAME
    SELECT * FROM visits
)

SELECT
    facts.visit_id,
    facts.import_id,
    imports.file_name,
    facts.sheet,
    facts.source_row,
    facts.source_column,
    facts.year,
    facts.month,
    facts.date,
    facts.region_code,
    facts.ministry_code,
    facts.institution,
    facts.visits,
    facts.cells,
    duplicates.twin_id,
    twin_imports.file_name AS twin_file,
    twins.sheet AS twin_sheet,
    twins.source_row AS twin_row
FROM wanted
INNER JOIN facts ON wanted.visit_id = facts.visit_id
INNER JOIN imports ON facts.import_id = imports.import_id
LEFT JOIN duplicates ON facts.visit_id = duplicates.visit_id
LEFT JOIN visits AS twins ON duplicates.twin_id = twins.visit_id
LEFT JOIN imports AS twin_imports ON twins.import_id = twin_imports.import_id
ORDER BY facts.visit_id

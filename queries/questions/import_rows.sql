-- question: Which visits and reported numbers came in with an import?
-- grain: one row a stored visit or reported cell, in the order of the file, also one that repeats a stored row
-- params: $import_id BIGINT, $limit BIGINT, $offset BIGINT
-- columns: visit_id BIGINT, kind VARCHAR, date DATE, year INTEGER, month INTEGER, region_code VARCHAR, ministry_code VARCHAR, visit_kind VARCHAR, institution_kind VARCHAR, institution VARCHAR, visits BIGINT, import_id BIGINT, file_name VARCHAR, sheet VARCHAR, source_row INTEGER, source_column VARCHAR
WITH facts AS (
    SELECT
        'records' AS kind,
        *
    FROM visits
    WHERE import_id = $import_id::BIGINT
    UNION ALL BY NAME
    SELECT
        'figures' AS kind,
        *
    FROM figures
    WHERE import_id = $import_id::BIGINT
)

SELECT
    facts.visit_id,
    facts.kind,
    facts.date,
    facts.year,
    facts.month,
    facts.region_code,
    facts.ministry_code,
    facts.visit_kind,
    facts.institution_kind,
    facts.institution,
    facts.visits,
    facts.import_id,
    imports.file_name,
    facts.sheet,
    facts.source_row,
    facts.source_column
FROM facts
INNER JOIN imports ON facts.import_id = imports.import_id
ORDER BY facts.visit_id
LIMIT $limit OFFSET $offset

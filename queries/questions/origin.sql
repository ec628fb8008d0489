-- question: From which cells does a recorded visit come?
-- grain: one row a recognised cell of the row; the file itself is not kept
-- params: $visit_id BIGINT
-- columns: column VARCHAR, text VARCHAR, file_name VARCHAR, sheet VARCHAR, source_row INTEGER, import_id BIGINT
WITH found AS (
    SELECT
        import_id,
        sheet,
        source_row,
        cells
    FROM visits WHERE visit_id = $visit_id::BIGINT
    UNION ALL
    SELECT
        import_id,
        sheet,
        source_row,
        cells
    FROM figures WHERE visit_id = $visit_id::BIGINT
    UNION ALL
    SELECT
        import_id,
        sheet,
        source_row,
        cells
    FROM waiting WHERE visit_id = $visit_id::BIGINT
),

letters AS (
    SELECT
        *,
        unnest(json_keys(cells)) AS letter
    FROM found
)

SELECT
    letters.letter AS "column",
    letters.cells ->> ('$."' || letters.letter || '"') AS text,
    imports.file_name,
    letters.sheet,
    letters.source_row,
    letters.import_id
FROM letters
INNER JOIN imports ON letters.import_id = imports.import_id
ORDER BY length(letters.letter), letters.letter

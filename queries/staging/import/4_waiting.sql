-- The rows of one import that are set aside, with their cells and what is wrong with them.
INSERT INTO waiting
WITH causes AS (
    SELECT
        sheet,
        source_row,
        string_agg(DISTINCT problem, ', ' ORDER BY problem) AS problems
    FROM incoming_problems
    GROUP BY sheet, source_row
)

SELECT
    incoming.visit_id,
    $import_id AS import_id,
    incoming.table_number,
    incoming.kind,
    incoming.sheet,
    incoming.source_row,
    incoming.source_column,
    incoming.year,
    incoming.month,
    incoming.date,
    incoming.region_code,
    incoming.ministry_code,
    incoming.visit_kind,
    incoming.institution_kind,
    incoming.institution,
    incoming.visits,
    incoming.approximate,
    incoming.cells,
    causes.problems
FROM incoming
LEFT JOIN causes ON incoming.source_row = causes.source_row AND incoming.sheet IS NOT DISTINCT FROM causes.sheet
WHERE incoming.set_aside;

INSERT INTO problems
SELECT
    $import_id AS import_id,
    *
FROM incoming_problems;

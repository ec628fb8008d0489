-- The numbers of the reported tables of one import, from the frame `incoming`.
INSERT INTO figures
SELECT
    visit_id,
    $import_id AS import_id,
    table_number,
    sheet,
    source_row,
    source_column,
    year,
    month,
    region_code,
    ministry_code,
    visit_kind,
    institution_kind,
    visits,
    approximate,
    cells
FROM incoming
WHERE kind = 'figures' AND NOT set_aside;

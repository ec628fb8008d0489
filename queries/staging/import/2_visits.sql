-- The recorded visits of one import, from the frame `incoming`; equal ones, by rule 11, have the same key.
INSERT INTO visits
SELECT
    visit_id,
    $import_id AS import_id,
    table_number,
    sheet,
    source_row,
    year,
    month,
    date,
    region_code,
    ministry_code,
    visit_kind,
    institution_kind,
    institution,
    institution_key,
    CASE WHEN institution_key IS NOT NULL THEN md5_number_lower(
        concat_ws('|', year, month, date, region_code, institution_key, visit_kind)
    ) END AS twin_key,
    visits,
    approximate,
    cells
FROM incoming
WHERE kind = 'records' AND NOT set_aside;

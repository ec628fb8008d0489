-- The rows of one import, from the frames `incoming` and `incoming_problems`, into the tables of facts.
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
    nullif(regexp_replace(
        lower(nfc_normalize(institution)), '[\s\x{A0}\x{2000}-\x{200B}\x{202F}"''`«»„“”‘’‚‹›]+', '', 'g'
    ), '') AS institution_key,
    visits,
    approximate,
    cells
FROM incoming
WHERE kind = 'records' AND NOT set_aside;

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

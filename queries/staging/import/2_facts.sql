-- The rows of one import, from the frames `incoming` and `incoming_problems`, into the tables of facts.
INSERT INTO visits
WITH named AS (
    SELECT
        institution,
        nullif(regexp_replace(
            lower(nfc_normalize(institution)), '[\s\x{A0}\x{2000}-\x{200B}\x{202F}"''`«»„“”‘’‚‹›]+', '', 'g'
        ), '') AS institution_key
    FROM incoming
    WHERE kind = 'records' AND NOT set_aside
    GROUP BY institution
)

SELECT
    incoming.visit_id,
    $import_id AS import_id,
    incoming.table_number,
    incoming.sheet,
    incoming.source_row,
    incoming.year,
    incoming.month,
    incoming.date,
    incoming.region_code,
    incoming.ministry_code,
    incoming.visit_kind,
    incoming.institution_kind,
    incoming.institution,
    named.institution_key,
    CASE WHEN named.institution_key IS NOT NULL THEN md5_number_lower(concat_ws(
        '|', incoming.year, incoming.month, incoming.date, incoming.region_code, named.institution_key,
        incoming.visit_kind
    )) END AS twin_key,
    incoming.visits,
    incoming.approximate,
    incoming.cells
FROM incoming
LEFT JOIN named ON incoming.institution = named.institution
WHERE incoming.kind = 'records' AND NOT incoming.set_aside
ORDER BY incoming.visit_id;

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

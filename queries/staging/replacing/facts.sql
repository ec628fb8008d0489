-- grain: one row a row that counts, of the stored import (old) or of the new version of its file (new, frame `incoming`).
-- content: all that it says; subject: what it is about, the day and institution of a visit or the place of a number.
WITH facts AS (
    SELECT
        'old' AS side,
        'records' AS kind,
        *
    FROM visits
    WHERE import_id = $import_id
    UNION ALL BY NAME
    SELECT
        'old' AS side,
        'figures' AS kind,
        *
    FROM figures
    WHERE import_id = $import_id
    UNION ALL BY NAME
    SELECT
        'new' AS side,
        *
    FROM incoming
    WHERE NOT set_aside
),

told AS (
    SELECT
        *,
        concat_ws(' ', sheet, source_row, coalesce(source_column, '')) AS place,
        concat_ws('-', year, month, coalesce(day(date)::VARCHAR, '')) AS day,
        to_json([region_code, ministry_code, visit_kind, institution_kind]) AS codes
    FROM facts
)

SELECT
    side,
    kind,
    sheet,
    source_row,
    source_column,
    year,
    month,
    date,
    region_code,
    ministry_code,
    visit_kind,
    institution,
    visits,
    to_json([kind, day, codes::VARCHAR, institution, visits::VARCHAR])::VARCHAR AS content,
    CASE WHEN kind = 'records' THEN to_json([day, lower(institution)]) ELSE to_json([day, codes::VARCHAR]) END::VARCHAR
        AS subject,
    concat_ws('|', kind, place, day) AS place_and_day,
    concat_ws('|', kind, place, lower(institution)) AS place_and_name
FROM told
ORDER BY side, sheet, source_row, source_column;

-- grain: one row a visit row that imports have added, without what nothing is worked out from
CREATE OR REPLACE TEMP TABLE added_visits AS
SELECT * EXCLUDE (sheet, source_row, institution, approximate, cells)
FROM visits
WHERE import_id BETWEEN $first_id AND $last_id;

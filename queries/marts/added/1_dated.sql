-- The stored visits that share a key with rows that imports have added. Equal rows are of one day: only the parts of the
-- file that hold the days of these rows are read.
CREATE OR REPLACE TEMP TABLE near AS
WITH dated AS (
    SELECT DISTINCT
        date,
        twin_key
    FROM added_visits
)

SELECT
    visits.visit_id,
    visits.import_id,
    visits.import_id * 1000 + visits.table_number AS table_id,
    visits.year,
    visits.month,
    visits.date,
    visits.region_code,
    visits.visit_kind,
    visits.institution_kind,
    visits.institution_key,
    visits.twin_key,
    visits.visits,
    FALSE AS asked
FROM visits
INNER JOIN dated ON visits.date = dated.date AND visits.twin_key = dated.twin_key
WHERE visits.import_id < $first_id AND visits.import_id IN (SELECT import_id FROM imports_in_force);

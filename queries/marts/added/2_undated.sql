-- The same of rows whose day is not known: equal ones are of one year.
INSERT INTO near
WITH undated AS (
    SELECT DISTINCT
        year,
        twin_key
    FROM added_visits
    WHERE date IS NULL
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
INNER JOIN undated ON visits.year = undated.year AND visits.twin_key = undated.twin_key
WHERE
    visits.date IS NULL AND visits.import_id < $first_id
    AND visits.import_id IN (SELECT import_id FROM imports_in_force);

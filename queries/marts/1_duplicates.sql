-- Rows equal, by rule 11, to an earlier row of another table or import in force, but for those that were said to be
-- visits of their own. Worked out from what is in force, for the rows that share a key with the imports touched, so that
-- withdrawing and restoring imports in any order gives each number as it was. Within one table such rows waited when it
-- was imported; rows that count by a later decision are looked at here.
INSERT INTO duplicates
WITH near AS MATERIALIZED ( -- equal rows are of one year
    SELECT * EXCLUDE (cells, sheet, institution)
    FROM visits_in_force
    WHERE year BETWEEN list_min($years) AND list_max($years) AND twin_key IN (SELECT twin_key FROM touched_keys)
),

shared AS (
    SELECT twin_key
    FROM near
    GROUP BY twin_key
    HAVING
        min(import_id * 1000 + table_number) < max(import_id * 1000 + table_number)
        OR (count(*) > 1 AND bool_or(visit_id IN (SELECT visit_id FROM settled_rows)))
),

alike AS ( -- a name may stand for institutions of several kinds; a row that states none may be any of them
    SELECT
        *,
        coalesce(institution_kind, min(institution_kind) OVER named) AS own_kind
    FROM near
    WHERE twin_key IN (SELECT twin_key FROM shared)
    WINDOW named AS (PARTITION BY year, month, date, region_code, institution_key, visit_kind)
),

candidates AS (
    SELECT
        *,
        min(visit_id) OVER same AS twin_id,
        min_by((import_id, table_number), visit_id) OVER same AS twin_table
    FROM alike
    WINDOW same AS (PARTITION BY year, month, date, region_code, institution_key, visit_kind, own_kind)
)

SELECT
    visit_id,
    twin_id,
    import_id,
    year,
    visits,
    twin_key
FROM candidates
WHERE
    ((import_id, table_number) <> twin_table OR (visit_id <> twin_id AND date IS NOT NULL))
    AND visit_id NOT IN (SELECT visit_id FROM settled_rows WHERE two_visits);

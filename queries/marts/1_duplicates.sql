-- Rows equal, by rule 11, to an earlier row of another table or import in force, but for those that were said to be
-- visits of their own. Worked out from what is in force, for the rows that share a key with the imports touched, so that
-- withdrawing and restoring imports in any order gives each number as it was. Within one table such rows waited when it
-- was imported; rows that count by a later decision are looked at here.
CREATE OR REPLACE TEMP TABLE repeated AS
WITH shared AS ( -- a name may stand for institutions of several kinds; a row that states none may be any of them
    SELECT
        twin_key,
        min(institution_kind) AS any_kind
    FROM near
    GROUP BY twin_key
    HAVING
        min(table_id) < max(table_id)
        OR (count(*) > 1 AND bool_or(visit_id IN (SELECT visit_id FROM settled_rows)))
),

alike AS (
    SELECT
        near.*,
        coalesce(near.institution_kind, shared.any_kind, '') AS own_kind
    FROM near
    INNER JOIN shared ON near.twin_key = shared.twin_key
),

firsts AS (
    SELECT
        twin_key,
        own_kind,
        min(visit_id) AS twin_id,
        min_by(table_id, visit_id) AS twin_table
    FROM alike
    GROUP BY twin_key, own_kind
)

SELECT
    alike.visit_id,
    firsts.twin_id,
    alike.import_id,
    alike.year,
    alike.visits,
    alike.twin_key,
    alike.asked
FROM alike
INNER JOIN firsts ON alike.twin_key = firsts.twin_key AND alike.own_kind = firsts.own_kind
INNER JOIN near AS twin ON firsts.twin_id = twin.visit_id
WHERE
    (alike.table_id <> firsts.twin_table OR (alike.visit_id <> firsts.twin_id AND alike.date IS NOT NULL))
    AND alike.visit_id NOT IN (SELECT visit_id FROM settled_rows WHERE two_visits)
    AND (alike.year, alike.month, alike.date) IS NOT DISTINCT FROM (twin.year, twin.month, twin.date)
    AND (alike.region_code, alike.institution_key, alike.visit_kind)
    IS NOT DISTINCT FROM (twin.region_code, twin.institution_key, twin.visit_kind);

INSERT INTO duplicates
SELECT * EXCLUDE (asked)
FROM repeated
WHERE asked;

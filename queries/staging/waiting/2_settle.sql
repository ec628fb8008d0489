-- grain: one row a row that waits no longer: discarded, or all that was wrong with it is decided.
INSERT INTO settled_rows
WITH decided AS (
    SELECT
        visit_id,
        bool_or(action = 'discard') AS discarded,
        bool_or(coalesce(dimension, '') = 'twin') AS two_visits,
        max_by(value, resolution_id) FILTER (dimension = 'visits') AS visits
    FROM decided_rows
    WHERE list_contains($ids, visit_id)
    GROUP BY visit_id
),

open_causes AS (
    SELECT DISTINCT waiting_causes.visit_id
    FROM waiting_causes
    WHERE
        list_contains($ids, waiting_causes.visit_id)
        AND NOT EXISTS (
            SELECT 1 FROM decided_rows
            WHERE
                decided_rows.visit_id = waiting_causes.visit_id
                AND decided_rows.dimension = waiting_causes.dimension
        )
),

facts AS (
    SELECT
        visit_id,
        import_id,
        table_number,
        visits,
        TRUE AS waits
    FROM waiting
    WHERE list_contains($ids, visit_id)
    UNION ALL
    SELECT
        visit_id,
        import_id,
        table_number,
        visits,
        FALSE AS waits
    FROM visits
    WHERE list_contains($ids, visit_id)
)

SELECT
    facts.visit_id,
    facts.import_id,
    facts.table_number,
    CASE WHEN decided.discarded THEN 'discarded' ELSE 'counted' END AS outcome,
    decided.two_visits AND NOT decided.discarded AS two_visits,
    CASE
        WHEN decided.discarded OR NOT facts.waits THEN 0 ELSE coalesce(decided.visits::BIGINT, facts.visits, 0)
    END AS visits
FROM facts
INNER JOIN decided ON facts.visit_id = decided.visit_id
WHERE decided.discarded OR NOT facts.waits OR facts.visit_id NOT IN (SELECT visit_id FROM open_causes);

-- question: Which parts does the change between two periods have?
-- grain: one row a part; the changes add up to the change. part: stated, not_stated, added (to the mandate in between), uncovered
-- params: $year INTEGER, $other INTEGER, $first_month INTEGER, $last_month INTEGER, $dimension VARCHAR, $added VARCHAR[], $joined VARCHAR[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[], $today DATE
-- columns: part VARCHAR, code VARCHAR, earlier BIGINT, later BIGINT, change BIGINT
WITH totals AS (
    SELECT
        max(visits) FILTER (year = $other) AS earlier,
        max(visits) FILTER (year = $year) AS later,
        bool_or(narrowed) AS narrowed
    FROM compared_totals([$other, $year], $first_month, $last_month, $dimension, $ministries, $regions, $kinds, $today)
),

counted AS (
    SELECT
        year = $year AS is_later,
        visits,
        coalesce(list_contains($added::VARCHAR[], institution_kind), FALSE) AS added,
        part_code($dimension, ministry_code, unit_code, visit_kind, institution_kind, $joined) AS code
    FROM cells_compared([$other, $year], $first_month, $last_month, $dimension, $ministries, $regions, $kinds)
),

parts AS (
    SELECT
        CASE WHEN added THEN 'added' WHEN code IS NULL THEN 'not_stated' ELSE 'stated' END AS part,
        CASE WHEN NOT added OR $dimension = 'institution_kind' THEN code END AS code,
        coalesce(sum(visits) FILTER (NOT is_later), 0)::BIGINT AS earlier,
        coalesce(sum(visits) FILTER (is_later), 0)::BIGINT AS later
    FROM counted
    GROUP BY ALL
),

-- Parts that do not cover the numbers by nine tenths say nothing of the change: then all of it is uncovered.
kept AS (
    SELECT parts.*
    FROM parts -- noqa: AL04
    CROSS JOIN totals
    WHERE totals.narrowed OR (
        abs((SELECT sum(earlier) FROM parts) - totals.earlier) <= 0.1 * totals.earlier
        AND abs((SELECT sum(later) FROM parts) - totals.later) <= 0.1 * totals.later
    )
),

every AS (
    SELECT * FROM kept
    UNION ALL
    SELECT
        'uncovered' AS part,
        NULL AS code,
        (earlier - coalesce((SELECT sum(earlier) FROM kept), 0))::BIGINT AS earlier,
        (later - coalesce((SELECT sum(later) FROM kept), 0))::BIGINT AS later
    FROM totals
)

SELECT
    *,
    later - earlier AS change
FROM every
WHERE part <> 'uncovered' OR earlier <> 0 OR later <> 0
ORDER BY part DESC, change DESC, code ASC

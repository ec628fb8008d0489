-- question: Which parts does the change between two periods have?
-- grain: one row a part; the changes add up to the change. part: stated, not_stated, added (to the mandate in between), uncovered
-- params: $year INTEGER, $other INTEGER, $first_month INTEGER, $last_month INTEGER, $dimension VARCHAR, $added VARCHAR[], $joined VARCHAR[], $today DATE
-- columns: part VARCHAR, code VARCHAR, earlier BIGINT, later BIGINT, change BIGINT
WITH totals AS (
    SELECT
        max(visits) FILTER (year = $other) AS earlier,
        max(visits) FILTER (year = $year) AS later
    FROM period_totals([$other, $year], $first_month, $last_month, $today)
),

counted AS (
    SELECT
        year = $year AS is_later,
        visits,
        coalesce(list_contains($added::VARCHAR[], institution_kind), FALSE) AS added,
        part_code($dimension, ministry_code, unit_code, visit_kind, institution_kind, $joined) AS code
    FROM cells_compared([$other, $year], $first_month, $last_month, $dimension)
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
every AS (
    SELECT parts.*
    FROM parts -- noqa: AL04
    CROSS JOIN totals
    WHERE
        abs((SELECT sum(earlier) FROM parts) - totals.earlier) <= 0.1 * totals.earlier
        AND abs((SELECT sum(later) FROM parts) - totals.later) <= 0.1 * totals.later
    UNION ALL
    SELECT 'uncovered', NULL, earlier, later -- noqa: AL03, LT09
    FROM totals
),

-- The last row holds the totals so far: what the other rows do not cover is taken from them.
sums AS (
    SELECT
        part,
        code,
        (CASE part WHEN 'uncovered' THEN 2 * earlier - sum(earlier) OVER () ELSE earlier END)::BIGINT AS earlier,
        (CASE part WHEN 'uncovered' THEN 2 * later - sum(later) OVER () ELSE later END)::BIGINT AS later
    FROM every
)

SELECT
    *,
    later - earlier AS change
FROM sums
WHERE part <> 'uncovered' OR earlier <> 0 OR later <> 0
ORDER BY part DESC, change DESC, code ASC

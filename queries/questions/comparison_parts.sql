-- question: Which parts does the change between two periods have?
-- grain: one row a part; the changes add up to the change. part: stated, not_stated, added (to the mandate in between), uncovered
-- params: $year INTEGER, $other INTEGER, $first_month INTEGER, $last_month INTEGER, $dimension VARCHAR, $added VARCHAR[], $joined VARCHAR[], $today DATE
-- columns: part VARCHAR, code VARCHAR, before BIGINT, after BIGINT, change BIGINT
WITH totals AS (
    SELECT
        max(visits) FILTER (year = $other) AS before,
        max(visits) FILTER (year = $year) AS after
    FROM period_totals([$other, $year], $first_month, $last_month, $today)
),

counted AS (
    SELECT
        year = $year AS is_after,
        visits,
        coalesce(list_contains($added::VARCHAR[], institution_kind), FALSE) AS added,
        CASE $dimension::VARCHAR
            WHEN 'ministry' THEN joined_code(ministry_code, $joined)
            WHEN 'region' THEN unit_code
            WHEN 'visit_kind' THEN joined_code(visit_kind, $joined)
            WHEN 'institution_kind' THEN institution_kind
        END AS code
    FROM cells_compared([$other, $year], $first_month, $last_month, $dimension)
),

parts AS (
    SELECT
        CASE WHEN added THEN 'added' WHEN code IS NULL THEN 'not_stated' ELSE 'stated' END AS part,
        CASE WHEN NOT added OR $dimension = 'institution_kind' THEN code END AS code,
        coalesce(sum(visits) FILTER (NOT is_after), 0)::BIGINT AS before,
        coalesce(sum(visits) FILTER (is_after), 0)::BIGINT AS after
    FROM counted
    GROUP BY ALL
),

-- Parts that do not cover the numbers by nine tenths say nothing of the change: then all of it is uncovered.
every AS (
    SELECT parts.*
    FROM parts
    CROSS JOIN (SELECT sum(before) AS sum_before, sum(after) AS sum_after FROM parts) AS sums
    CROSS JOIN totals
    WHERE abs(sum_before - totals.before) <= 0.1 * totals.before AND abs(sum_after - totals.after) <= 0.1 * totals.after
),

remainder AS (
    SELECT
        totals.before - coalesce(sum(every.before), 0) AS before,
        totals.after - coalesce(sum(every.after), 0) AS after
    FROM totals LEFT JOIN every ON TRUE
    GROUP BY totals.before, totals.after
)

SELECT part, code, before, after, after - before AS change FROM every
UNION ALL
SELECT 'uncovered', NULL, before::BIGINT, after::BIGINT, (after - before)::BIGINT
FROM remainder
WHERE before <> 0 OR after <> 0
ORDER BY part DESC, change DESC, code

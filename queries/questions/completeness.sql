-- question: How many visits were recorded in each month of a year, and is that low against the own history?
-- grain: one row a region (or, $rows group, a sending group) and month; low: under half of its own average of other years
-- params: $year INTEGER, $rows VARCHAR
-- columns: code VARCHAR, month INTEGER, visits BIGINT, usual DOUBLE, low BOOLEAN
WITH counted AS (
    SELECT
        CASE WHEN $rows::VARCHAR = 'group' THEN imports.group_code ELSE visits_counted.region_code END AS code,
        visits_counted.year,
        visits_counted.month,
        sum(visits_counted.visits)::BIGINT AS visits
    FROM visits_counted
    INNER JOIN imports ON visits_counted.import_id = imports.import_id
    WHERE visits_counted.month IS NOT NULL
    GROUP BY ALL
),

history AS (
    SELECT
        code,
        sum(visits) FILTER (year <> $year) / (12.0 * count(DISTINCT year) FILTER (year <> $year)) AS usual,
        bool_or(year = $year) AS has_year
    FROM counted
    GROUP BY code
),

-- The rows: what has visits in the year, every region of the year's end, every group that ever sent a register.
expected AS (
    SELECT code FROM history WHERE has_year OR ($rows::VARCHAR = 'group' AND code IS NOT NULL)
    UNION
    SELECT unnest(at_end) AS code FROM regions_by_year WHERE year = $year AND $rows::VARCHAR IS DISTINCT FROM 'group'
),

months AS (
    SELECT
        expected.code,
        history.usual,
        range::INTEGER AS month -- noqa: RF04
    FROM expected
    LEFT JOIN history ON expected.code IS NOT DISTINCT FROM history.code
    CROSS JOIN range(1, 13)
)

SELECT
    months.code,
    months.month,
    counted.visits,
    months.usual,
    coalesce(months.usual >= 2 AND coalesce(counted.visits, 0) < months.usual / 2, FALSE) AS low
FROM months
LEFT JOIN counted
    ON months.code IS NOT DISTINCT FROM counted.code AND months.month = counted.month AND counted.year = $year
ORDER BY months.code ASC, months.month ASC

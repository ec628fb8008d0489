-- question: How many visits were made in each month?
-- grain: one row a year and month; null: only the year is known
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, month INTEGER, visits BIGINT
SELECT
    year,
    month,
    sum(visits)::BIGINT AS visits
FROM breakdown(['month'], $years, $ministries, $regions, $kinds)
GROUP BY ALL
ORDER BY year, month

-- question: How many visits were made in each month to institutions of each ministry?
-- grain: one row a year, ministry and month; null: not stated, and only the year is known
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, ministry_code VARCHAR, month INTEGER, visits BIGINT
SELECT
    year,
    ministry_code,
    month,
    sum(visits)::BIGINT AS visits
FROM breakdown(['ministry', 'month'], $years, $ministries, $regions, $kinds)
GROUP BY ALL
ORDER BY year, ministry_code, month

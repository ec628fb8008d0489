-- question: How many visits were made to institutions of each ministry?
-- grain: one row a year and ministry; null: not stated
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, ministry_code VARCHAR, visits BIGINT
SELECT
    year,
    ministry_code,
    sum(visits)::BIGINT AS visits
FROM breakdown(['ministry'], $years, $ministries, $regions, $kinds)
GROUP BY ALL
ORDER BY year, visits DESC, ministry_code

-- question: How many visits were made in each region to institutions of each ministry?
-- grain: one row a year, ministry and region; null: not stated
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, ministry_code VARCHAR, region_code VARCHAR, visits BIGINT
SELECT
    year,
    ministry_code,
    region_code,
    sum(visits)::BIGINT AS visits
FROM breakdown(['ministry', 'region'], $years, $ministries, $regions, $kinds)
GROUP BY ALL
ORDER BY year, ministry_code, region_code

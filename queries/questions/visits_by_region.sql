-- question: How many visits were made in each region?
-- grain: one row a year and region; null: not stated
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, region_code VARCHAR, visits BIGINT
SELECT
    year,
    region_code,
    sum(visits)::BIGINT AS visits
FROM breakdown(['region'], $years, $ministries, $regions, $kinds)
GROUP BY ALL
ORDER BY year, visits DESC, region_code

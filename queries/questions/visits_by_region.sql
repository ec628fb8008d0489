-- question: How many visits were made in each region?
-- grain: one row a year and region; null: not stated. $reading: recorded (or null), common ($borders_from on), present
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[], $reading VARCHAR, $borders_from DATE
-- columns: year INTEGER, region_code VARCHAR, visits BIGINT
SELECT
    year,
    unit_code AS region_code,
    sum(visits)::BIGINT AS visits
FROM breakdown_read($reading, $borders_from, ['region'], $years, $ministries, $regions, $kinds)
GROUP BY ALL
ORDER BY year, visits DESC, region_code

-- question: How many visits of each kind were made to institutions of each ministry?
-- grain: one row a year, ministry and kind of visit; null: not stated
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, ministry_code VARCHAR, visit_kind VARCHAR, visits BIGINT
SELECT
    year,
    ministry_code,
    visit_kind,
    sum(visits)::BIGINT AS visits
FROM breakdown(['ministry', 'visit_kind'], $years, $ministries, $regions, $kinds)
GROUP BY ALL
ORDER BY year, ministry_code, visit_kind

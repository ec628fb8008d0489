-- question: How many visits of each kind were made?
-- grain: one row a year and kind of visit; null: not stated
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, visit_kind VARCHAR, visits BIGINT
SELECT
    year,
    visit_kind,
    sum(visits)::BIGINT AS visits
FROM breakdown(['visit_kind'], $years, $ministries, $regions, $kinds)
GROUP BY ALL
ORDER BY year, visits DESC, visit_kind

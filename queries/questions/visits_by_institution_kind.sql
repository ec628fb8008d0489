-- question: How many visits were made to each kind of institution?
-- grain: one row a year and kind of institution; null: not stated
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, institution_kind VARCHAR, visits BIGINT
SELECT
    year,
    institution_kind,
    sum(visits)::BIGINT AS visits
FROM breakdown(['institution_kind'], $years, $ministries, $regions, $kinds)
GROUP BY ALL
ORDER BY year, visits DESC, institution_kind

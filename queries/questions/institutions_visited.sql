-- question: How many different institutions were visited?
-- grain: one row a year; an institution is its name within a region, as spelled; from the records only
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, institutions BIGINT, visits_with_institution BIGINT
SELECT
    year,
    count(DISTINCT institution_id) AS institutions,
    sum(visits)::BIGINT AS visits_with_institution
FROM institution_cells
WHERE
    ($years::INTEGER[] IS NULL OR list_contains($years::INTEGER[], year))
    AND chosen(ministry_code, $ministries)
    AND chosen(region_code, $regions)
    AND chosen(visit_kind, $kinds)
GROUP BY year
ORDER BY year

-- question: How many different institutions were visited?
-- grain: one row a year; an institution is its name within a region, as spelled; from the records only
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[]
-- columns: year INTEGER, institutions BIGINT, visits_with_institution BIGINT
WITH chosen_groups AS (
    SELECT
        year,
        region_code,
        group_id,
        any_value(institutions) AS institutions,
        sum(visits) AS visits
    FROM institution_groups
    WHERE
        ($years::INTEGER[] IS NULL OR list_contains($years::INTEGER[], year))
        AND chosen(ministry_code, $ministries)
        AND chosen(region_code, $regions)
        AND chosen(visit_kind, $kinds)
    GROUP BY ALL
)

SELECT
    year,
    sum(institutions)::BIGINT AS institutions,
    sum(visits)::BIGINT AS visits_with_institution
FROM chosen_groups
GROUP BY year
ORDER BY year

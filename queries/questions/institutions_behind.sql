-- question: Which institutions were visited in a year, and how often?
-- grain: one row an institution: its name within a region, with the spellings joined to it, under that of its first row
-- params: $year INTEGER
-- columns: institution VARCHAR, region_code VARCHAR, ministry_code VARCHAR, institution_kind VARCHAR, visits BIGINT, first_date DATE, last_date DATE
SELECT
    min_by(visits_counted.institution, visits_counted.visit_id) AS institution,
    visits_counted.region_code,
    min_by(visits_counted.ministry_code, visits_counted.visit_id) AS ministry_code,
    min_by(visits_counted.institution_kind, visits_counted.visit_id) AS institution_kind,
    sum(visits_counted.visits)::BIGINT AS visits,
    min(visits_counted.date) AS first_date,
    max(visits_counted.date) AS last_date
FROM visits_counted
LEFT JOIN joined_spellings AS joined
    ON
        visits_counted.region_code = joined.region_code
        AND visits_counted.institution_key = joined.institution_key
WHERE visits_counted.institution_key IS NOT NULL AND visits_counted.year = $year::INTEGER
GROUP BY visits_counted.region_code, coalesce(joined.joined_key, visits_counted.institution_key)
ORDER BY visits DESC, visits_counted.region_code ASC NULLS LAST, institution ASC

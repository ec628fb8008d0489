-- question: Which institutions were visited in a year, and how often?
-- grain: one row an institution: its name within a region, as spelled, under the spelling of its first row
-- params: $year INTEGER
-- columns: institution VARCHAR, region_code VARCHAR, ministry_code VARCHAR, institution_kind VARCHAR, visits BIGINT, first_date DATE, last_date DATE
SELECT
    min_by(institution, visit_id) AS institution,
    region_code,
    min_by(ministry_code, visit_id) AS ministry_code,
    min_by(institution_kind, visit_id) AS institution_kind,
    sum(visits)::BIGINT AS visits,
    min(date) AS first_date,
    max(date) AS last_date
FROM visits_counted
WHERE institution_key IS NOT NULL AND year = $year::INTEGER
GROUP BY coalesce(region_code, ''), region_code, institution_key
ORDER BY visits DESC, region_code ASC NULLS LAST, institution ASC

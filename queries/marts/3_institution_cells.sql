-- Visits to each institution, for counts of distinct institutions: its name within a region, as spelled.
DELETE FROM institution_cells
WHERE list_contains($years, year);

INSERT INTO institution_cells
SELECT
    year,
    region_code,
    ministry_code,
    visit_kind,
    md5_number_lower(concat_ws('|', coalesce(region_code, ''), institution_key)) AS institution_id,
    sum(visits)::BIGINT AS visits
FROM visits_counted
WHERE institution_key IS NOT NULL AND list_contains($years, year)
GROUP BY ALL;

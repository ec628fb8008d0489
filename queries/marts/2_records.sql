-- The recorded visits that count, for whole years: sums by year, month, region, ministry and kind (source 0), visits to
-- each institution by its name within a region, and how far each import reaches. `added/` says the same of rows that
-- were only added.
DELETE FROM cells
WHERE source_id = 0 AND list_contains($years, year);

INSERT INTO cells
SELECT
    0 AS source_id,
    year,
    month,
    region_code,
    ministry_code,
    visit_kind,
    institution_kind,
    sum(visits)::BIGINT AS visits
FROM visits_counted
WHERE list_contains($years, year)
GROUP BY ALL;

DELETE FROM institution_cells
WHERE list_contains($years, year);

INSERT INTO institution_cells
SELECT
    year,
    region_code,
    ministry_code,
    visit_kind,
    institution_number(region_code, institution_key) AS institution_id, -- once a name, not once a visit
    visits
FROM (
    SELECT
        year,
        region_code,
        ministry_code,
        visit_kind,
        institution_key,
        sum(visits)::BIGINT AS visits
    FROM visits_counted
    WHERE institution_key IS NOT NULL AND list_contains($years, year)
    GROUP BY ALL
) AS named;

DELETE FROM record_spans
WHERE list_contains($years, year);

INSERT INTO record_spans
SELECT
    import_id,
    year,
    sum(visits)::BIGINT AS visits,
    max(date) AS last_date,
    max(month) AS last_month
FROM visits_counted
WHERE list_contains($years, year)
GROUP BY ALL;

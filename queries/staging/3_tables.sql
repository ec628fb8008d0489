-- grain: one row a year, with the region-level units of its first and of its last day
CREATE OR REPLACE VIEW regions_by_year AS
SELECT
    years.year,
    list(region_code) FILTER (
        coalesce(valid_from, '') <= years.year || '-01-01' AND coalesce(valid_before, '9999') > years.year || '-01-01'
    ) AS at_start,
    list(region_code) FILTER (
        coalesce(valid_from, '') <= years.year || '-12-31' AND coalesce(valid_before, '9999') > years.year || '-12-31'
    ) AS at_end
FROM range(2012, 2100) AS years (year) -- noqa: RF04
CROSS JOIN reference_regions
GROUP BY ALL;

-- grain: one row a reported table in force, with what all of its cells have in common
CREATE OR REPLACE VIEW reported_tables AS
SELECT
    source_id,
    list(DISTINCT region_code) FILTER (region_code IS NOT NULL) AS regions,
    count(region_code) > 0 AS names_regions,
    (count(DISTINCT ministry_code) = 1 AND count(*) = count(ministry_code))
    OR (count(DISTINCT visit_kind) = 1 AND count(*) = count(visit_kind))
    OR (count(DISTINCT institution_kind) = 1 AND count(*) = count(institution_kind)) AS is_a_part
FROM figures_in_force
GROUP BY source_id;

-- grain: one row a reported table in force and year in which a cell was set aside
CREATE OR REPLACE VIEW reported_gaps AS
SELECT DISTINCT
    import_id * 1000 + table_number AS source_id,
    year
FROM waiting_in_force
WHERE kind = 'figures' AND coalesce(visits, 1) > 0;

-- grain: one row a column of a table that names its rows
CREATE OR REPLACE VIEW label_columns AS
SELECT
    import_id,
    table_number,
    letter
FROM import_columns
WHERE meaning NOT IN ('count', 'total', 'part', 'plan', 'unknown');

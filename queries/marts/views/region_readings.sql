-- sqlfluff:exclude_rules:CP05,LT02,LT09,ST06,LT08,RF02,AM04,ST05,AL09,AM03,LT14,RF03,RF04,ST08,ST09
-- grain: one row a region, with what it is on other borders: the unit that it was formed out of, the day on which a
-- part of it became a region of its own, and the regions of today that its earlier territory makes up together.
CREATE OR REPLACE VIEW region_borders AS
WITH units AS (
    SELECT
        region_code,
        valid_from::DATE AS formed,
        valid_before::DATE AS ended,
        parent_code
    FROM reference_regions
),

parts AS (
    SELECT
        parent_code AS region_code,
        min(formed) AS split_on,
        list(region_code) AS codes
    FROM units
    WHERE parent_code IS NOT NULL
    GROUP BY parent_code
)

SELECT
    units.region_code,
    units.formed,
    units.ended,
    units.parent_code,
    parents.formed AS parent_formed,
    parents.parent_code AS grandparent_code,
    parts.split_on,
    list_aggregate(list_sort(
        parts.codes || CASE WHEN units.ended IS NULL THEN [units.region_code] ELSE [] END
    ), 'string_agg', ' ') AS present_codes
FROM units
LEFT JOIN units AS parents ON units.parent_code = parents.region_code
LEFT JOIN parts ON units.region_code = parts.region_code;

-- The unit of each region in one of three readings: recorded (or null), common (the finest units that existed from a
-- day on) or present. What was recorded before `split_on` and cannot be split is `earlier_unit`: the regions of today
-- together, "KZ-10 KZ-63".
CREATE OR REPLACE MACRO region_units(reading, borders_from) AS TABLE
SELECT
    region_code,
    split_on,
    CASE
        WHEN reading::VARCHAR = 'common' AND parent_formed > borders_from::DATE THEN grandparent_code
        WHEN reading::VARCHAR = 'common' AND formed > borders_from::DATE THEN parent_code
        WHEN reading::VARCHAR = 'present' AND ended IS NOT NULL THEN present_codes
        ELSE region_code
    END AS unit,
    CASE WHEN reading::VARCHAR = 'present' THEN present_codes ELSE unit END AS earlier_unit
FROM region_borders;

CREATE OR REPLACE MACRO was_earlier(year, month, split_on) AS
coalesce(make_date(year, coalesce(month, 1)::INTEGER, 1) < split_on, FALSE);

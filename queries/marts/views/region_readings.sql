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

-- The cells of the best source of each year, each with the unit of its region in one of three readings: recorded (or
-- null), common (the finest units that existed from a day on) or present. What was recorded before a split and cannot
-- be split is the regions of today together, "KZ-10 KZ-63".
CREATE OR REPLACE MACRO breakdown_read(reading, borders_from, shown, years, ministries, regions, kinds) AS TABLE
SELECT
    cells.*,
    CASE
        WHEN reading::VARCHAR = 'common' AND borders.parent_formed > borders_from::DATE THEN borders.grandparent_code
        WHEN reading::VARCHAR = 'common' AND borders.formed > borders_from::DATE THEN borders.parent_code
        WHEN reading::VARCHAR = 'present' AND (
            borders.ended IS NOT NULL
            OR make_date(cells.year, coalesce(cells.month, 1)::INTEGER, 1) < borders.split_on
        ) THEN borders.present_codes
        ELSE cells.region_code
    END AS unit_code
FROM breakdown(shown, years, ministries, regions, kinds) AS cells
LEFT JOIN region_borders AS borders ON cells.region_code = borders.region_code;

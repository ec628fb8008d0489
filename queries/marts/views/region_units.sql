-- sqlfluff:exclude_rules:CP05,LT02,LT09,ST06,LT08,RF02,AM04,ST05,AL09,AM03,LT14,RF03,RF04,ST08,ST09
-- The cells of the best source of each year, each with the unit of its region in one of the three readings.
CREATE OR REPLACE MACRO breakdown_read(reading, borders_from, shown, years, ministries, regions, kinds) AS TABLE
SELECT
    cells.*,
    CASE WHEN was_earlier(cells.year, cells.month, units.split_on) THEN units.earlier_unit ELSE units.unit END
        AS unit_code
FROM breakdown(shown, years, ministries, regions, kinds) AS cells
LEFT JOIN region_units(reading, borders_from) AS units ON cells.region_code = units.region_code;

-- grain: one row a fact that counts: a recorded visit (source 0) or a cell of a reported table
CREATE OR REPLACE VIEW facts_by_source AS
SELECT 0 AS source_id, visit_id, import_id, sheet, source_row, year, month, date, region_code, ministry_code,
    visit_kind, institution_kind, institution, visits
FROM visits_counted
UNION ALL
SELECT source_id, visit_id, import_id, sheet, source_row, year, month, NULL AS date, region_code, ministry_code,
    visit_kind, institution_kind, NULL AS institution, visits
FROM figures_in_force;

-- The single facts behind those cells: recorded visits, or the cells of a reported table. A published breakdown has none.
CREATE OR REPLACE MACRO facts_read(reading, borders_from, shown, years, ministries, regions, kinds) AS TABLE
SELECT
    facts.*,
    CASE WHEN was_earlier(facts.year, facts.month, units.split_on) THEN units.earlier_unit ELSE units.unit END
        AS unit_code
FROM facts_by_source AS facts
INNER JOIN best_sources(needed(shown, ministries, regions, kinds)) AS best
    ON facts.source_id = best.source_id AND facts.year = best.year
LEFT JOIN region_units(reading, borders_from) AS units ON facts.region_code = units.region_code
WHERE (years::INTEGER[] IS NULL OR list_contains(years::INTEGER[], facts.year))
    AND chosen(facts.ministry_code, ministries)
    AND chosen(facts.region_code, regions)
    AND chosen(facts.visit_kind, kinds);

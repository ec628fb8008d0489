-- The sources of breakdowns, best first within a year: the one that covers most; records on a tie, then the later import.
-- `needed` names the dimensions that a question shows or filters by.
CREATE OR REPLACE MACRO best_sources(NEEDED) AS TABLE
    SELECT *
    FROM sources
    WHERE list_has_all(dimensions, needed)
    QUALIFY row_number() OVER (
        PARTITION BY year ORDER BY visits DESC, basis = 'records' DESC, import_id DESC, table_number DESC
    ) = 1;

-- The dimensions that a question shows or filters by.
CREATE OR REPLACE MACRO needed(SHOWN, MINISTRIES, REGIONS, KINDS) AS
shown
|| CASE WHEN ministries::VARCHAR[] IS NULL THEN [] ELSE ['ministry'] END
|| CASE WHEN regions::VARCHAR[] IS NULL THEN [] ELSE ['region'] END
|| CASE WHEN kinds::VARCHAR[] IS NULL THEN [] ELSE ['visit_kind'] END;

-- A set of dimensions as one number; see breakdown_sources.
CREATE OR REPLACE MACRO dimension_sum(DIMENSIONS) AS
coalesce(list_sum(list_transform(dimensions, LAMBDA one: CASE one
    WHEN 'month' THEN 1
    WHEN 'region' THEN 2
    WHEN 'ministry' THEN 4
    WHEN 'visit_kind' THEN 8
    WHEN 'institution_kind' THEN 16
    ELSE 0
END)), 0)::INTEGER;

-- Whether a code is among the chosen ones; 'none' stands for not stated, and nothing chosen for all.
CREATE OR REPLACE MACRO chosen(CODE, CODES) AS
codes::VARCHAR[] IS NULL OR list_contains(codes::VARCHAR[], coalesce(code, 'none'));

-- The cells of the best source of each year, filtered.
CREATE OR REPLACE MACRO breakdown(SHOWN, YEARS, MINISTRIES, REGIONS, KINDS) AS TABLE
    SELECT cells.*
    FROM cells
    INNER JOIN breakdown_sources AS best ON cells.source_id = best.source_id AND cells.year = best.year
    WHERE
        best.needed = dimension_sum(shown)
        | CASE WHEN ministries::VARCHAR[] IS NULL THEN 0 ELSE 4 END
        | CASE WHEN regions::VARCHAR[] IS NULL THEN 0 ELSE 2 END
        | CASE WHEN kinds::VARCHAR[] IS NULL THEN 0 ELSE 8 END
        AND (years::INTEGER[] IS NULL OR list_contains(years::INTEGER[], cells.year))
        AND chosen(cells.ministry_code, ministries)
        AND chosen(cells.region_code, regions)
        AND chosen(cells.visit_kind, kinds);

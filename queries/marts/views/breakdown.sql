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

-- Whether a code is among the chosen ones; 'none' stands for not stated, and nothing chosen for all.
CREATE OR REPLACE MACRO chosen(CODE, CODES) AS
codes::VARCHAR[] IS NULL OR list_contains(codes::VARCHAR[], coalesce(code, 'none'));

-- The cells of the best source of each year, filtered.
CREATE OR REPLACE MACRO breakdown(SHOWN, YEARS, MINISTRIES, REGIONS, KINDS) AS TABLE
    SELECT cells.*
    FROM cells
    INNER JOIN best_sources(needed(shown, ministries, regions, kinds)) AS best
        ON cells.source_id = best.source_id AND cells.year = best.year
    WHERE
        (years::INTEGER[] IS NULL OR list_contains(years::INTEGER[], cells.year))
        AND chosen(cells.ministry_code, ministries)
        AND chosen(cells.region_code, regions)
        AND chosen(cells.visit_kind, kinds);

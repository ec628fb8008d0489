-- The best source of each year that has some dimensions, with its visits within some months.
CREATE OR REPLACE MACRO within_months(needed, years, first_month, last_month) AS TABLE
SELECT
    best.source_id,
    best.year,
    best.basis,
    best.visits AS of_year,
    best.data_to,
    best.import_ids,
    best.demonstration,
    coalesce(sum(cells.visits) FILTER (
        first_month::INTEGER IS NULL OR cells.month BETWEEN first_month::INTEGER AND last_month::INTEGER
    ), 0)::BIGINT AS visits,
    count(DISTINCT cells.month) FILTER (cells.month BETWEEN first_month::INTEGER AND last_month::INTEGER) AS months,
    coalesce(sum(cells.visits) FILTER (cells.month IS NULL), 0)::BIGINT AS undated
FROM best_sources(needed) AS best
INNER JOIN cells ON best.source_id = cells.source_id AND best.year = cells.year
WHERE list_contains(years::INTEGER[], best.year)
GROUP BY ALL;

-- grain: one row a year, with the number of visits of some months of it (null: the whole year), and what is in the way
-- of comparing it with another year (null: nothing). A bound, a part of a year, a plan and what is recorded so far are
-- never compared as a year; months are compared only where they are over, reached by the data and covered by them.
CREATE OR REPLACE MACRO period_totals(years, first_month, last_month, today) AS TABLE
WITH asked AS (
    SELECT
        unnest(years::INTEGER[]) AS year,
        first_month::INTEGER IS NULL AS whole
),

facts AS (
    SELECT
        asked.*,
        headlines.visits AS headline,
        headlines.qualifier,
        headlines.basis AS headline_basis,
        dated.* EXCLUDE (year),
        last_day(make_date(asked.year, coalesce(last_month::INTEGER, 12), 1)) AS ends,
        -- A number up to 1 September stands for January to August, one up to 30 June for January to June.
        NOT asked.whole AND first_month::INTEGER = 1 AND headlines.qualifier = 'to_date'
        AND last_month::INTEGER = month(headlines.as_of)
        - CASE WHEN headlines.as_of = last_day(headlines.as_of) THEN 0 ELSE 1 END AS stated,
        headlines.qualifier = 'exact' AND dated.of_year >= 0.9 * headlines.visits AS complete
    FROM asked
    LEFT JOIN headlines ON asked.year = headlines.year
    LEFT JOIN within_months(['month'], years, first_month, last_month) AS dated ON asked.year = dated.year
)

SELECT
    year,
    CASE WHEN whole OR stated THEN headline ELSE visits END AS visits,
    CASE WHEN whole OR stated THEN qualifier WHEN complete THEN 'exact' ELSE 'recorded_so_far' END AS qualifier,
    CASE WHEN whole OR stated THEN headline_basis ELSE basis END AS basis,
    CASE WHEN whole OR stated THEN 0 ELSE undated END AS undated,
    data_to,
    ends,
    CASE
        WHEN whole AND headline IS NULL THEN 'no_data'
        WHEN whole THEN nullif(qualifier, 'exact')
        WHEN ends >= today::DATE THEN 'not_over'
        WHEN stated THEN NULL
        WHEN of_year IS NULL THEN 'no_months'
        WHEN qualifier IN ('exact', 'at_least') AND of_year < 0.9 * headline THEN 'too_little'
        WHEN undated > 0.1 * of_year THEN 'undated'
        WHEN complete THEN NULL
        WHEN data_to + 7 < ends THEN 'data_end'
        WHEN months < last_month::INTEGER - first_month::INTEGER + 1 THEN 'months_missing'
    END AS obstacle
FROM facts;

-- The dimensions that a breakdown of some months needs.
CREATE OR REPLACE MACRO needed_within(dimension, first_month) AS
[dimension::VARCHAR] || CASE WHEN first_month::INTEGER IS NULL THEN [] ELSE ['month'] END;

-- Codes that are one thing in one of two periods are one part of their comparison.
CREATE OR REPLACE MACRO joined_code(code, joined) AS
CASE WHEN list_contains(joined::VARCHAR[], code) THEN array_to_string(joined::VARCHAR[], ' ')
    ELSE code END;

-- The cells of some months of the best source of each year by one dimension; regions on the borders of the earliest day.
CREATE OR REPLACE MACRO cells_compared(years, first_month, last_month, dimension) AS TABLE
SELECT *
FROM breakdown_read(
    'common', make_date(list_min(years::INTEGER[]), coalesce(first_month::INTEGER, 1), 1),
    needed_within(dimension, first_month), years, NULL, NULL, NULL
)
WHERE first_month::INTEGER IS NULL OR month BETWEEN first_month::INTEGER AND last_month::INTEGER;

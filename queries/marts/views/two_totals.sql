-- sqlfluff:exclude_rules:CP05,LT02,LT09,ST06,LT08,RF02,AM04,ST05,AL09,AM03,LT14,RF03,RF04,ST08,ST09
-- grain: one row a year, with the number of visits of some months of it (null: the whole year), and what is in the way
-- of comparing it with another year (null: nothing). A bound, a part of a year, a plan and what is recorded so far are
-- never compared as a year; months are compared only where they are over, reached by the data and covered by them.
CREATE OR REPLACE MACRO period_totals(years, first_month, last_month, today) AS TABLE
    WITH asked AS (
        SELECT
            unnest(years::integer[]) AS year,
            first_month::integer IS NULL AS whole
    ),

    facts AS (
        SELECT
            asked.*,
            headlines.visits AS headline,
            headlines.qualifier,
            headlines.basis AS headline_basis,
            dated.* EXCLUDE (year),
            last_day(make_date(asked.year, coalesce(last_month::integer, 12), 1)) AS ends,
            -- A number up to 1 September stands for January to August, one up to 30 June for January to June.
            NOT asked.whole AND first_month::integer = 1 AND headlines.qualifier = 'to_date'
            AND last_month::integer = month(headlines.as_of)
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
            WHEN ends >= today::date THEN 'not_over'
            WHEN stated THEN NULL
            WHEN of_year IS NULL THEN 'no_months'
            WHEN qualifier IN ('exact', 'at_least') AND of_year < 0.9 * headline THEN 'too_little'
            WHEN undated > 0.1 * of_year THEN 'undated'
            WHEN complete THEN NULL
            WHEN data_to + 7 < ends THEN 'data_end'
            WHEN months < last_month::integer - first_month::integer + 1 THEN 'months_missing'
        END AS obstacle
    FROM facts;

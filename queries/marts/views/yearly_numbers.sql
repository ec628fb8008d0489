-- grain: one row a year, 2012 to the year of `now`, with the number that stands for it, its origin and its change
CREATE OR REPLACE MACRO yearly_numbers(NOW) AS TABLE
    WITH numbers AS (
        SELECT
            years.range::INTEGER AS year,
            headlines.visits,
            coalesce(headlines.qualifier, 'none') AS qualifier,
            coalesce(headlines.basis, 'none') AS basis,
            headlines.as_of,
            headlines.source_id,
            headlines.statement,
            headlines.source_title,
            headlines.stated_about
        FROM range(2012, year(now::DATE) + 1) AS years
        LEFT JOIN headlines ON years.range = headlines.year
    ),

    -- Only whole years next to each other, both exact, are compared.
    before AS (
        SELECT
            year + 1 AS year,
            visits
        FROM numbers
        WHERE qualifier = 'exact'
    )

    SELECT
        numbers.*,
        numbers.visits - before.visits AS change,
        round((numbers.visits - before.visits) / nullif(before.visits, 0), 4) AS change_ratio
    FROM numbers
    LEFT JOIN before ON numbers.year = before.year AND numbers.qualifier = 'exact';

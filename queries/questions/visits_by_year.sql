-- question: How many visits were made in each year, and how sure is the number?
-- grain: one row a year, 2012 to this year; a year of which nothing is known has no visits
-- params: $today DATE
-- columns: year INTEGER, visits BIGINT, qualifier VARCHAR, basis VARCHAR, as_of DATE, change BIGINT, change_ratio DOUBLE, source_id BIGINT, statement VARCHAR, source_title VARCHAR, stated_about DATE
WITH years AS (
    SELECT range::INTEGER AS year FROM range(2012, year($today::DATE) + 1)
),

numbers AS (
    SELECT
        years.year,
        headlines.visits,
        coalesce(headlines.qualifier, 'none') AS qualifier,
        coalesce(headlines.basis, 'none') AS basis,
        headlines.as_of,
        headlines.source_id,
        headlines.statement,
        headlines.source_title,
        headlines.stated_about
    FROM years
    LEFT JOIN headlines ON years.year = headlines.year
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
    numbers.year,
    numbers.visits,
    numbers.qualifier,
    numbers.basis,
    numbers.as_of,
    numbers.visits - before.visits AS change,
    round((numbers.visits - before.visits) / nullif(before.visits, 0), 4) AS change_ratio,
    numbers.source_id,
    numbers.statement,
    numbers.source_title,
    numbers.stated_about
FROM numbers
LEFT JOIN before ON numbers.year = before.year AND numbers.qualifier = 'exact'
ORDER BY numbers.year

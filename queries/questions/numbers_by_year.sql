-- question: What does each year say: which number stands for it, and how many visits are recorded?
-- grain: one row a year of which anything is known; reported: the largest number of a table that was imported; complete: said of its records
-- params: none
-- columns: year INTEGER, visits BIGINT, qualifier VARCHAR, basis VARCHAR, recorded BIGINT, reported BIGINT, complete BOOLEAN
WITH counted AS (
    SELECT
        year,
        (max(visits) FILTER (basis = 'records'))::BIGINT AS recorded,
        (max(visits) FILTER (basis = 'figures' AND import_id IS NOT NULL))::BIGINT AS reported
    FROM sources
    GROUP BY year
)

SELECT
    coalesce(headlines.year, counted.year) AS year,
    headlines.visits,
    headlines.qualifier,
    headlines.basis,
    counted.recorded,
    counted.reported,
    coalesce(headlines.year, counted.year) IN (SELECT year FROM complete_years) AS complete
FROM headlines
FULL JOIN counted ON headlines.year = counted.year
ORDER BY coalesce(headlines.year, counted.year)

-- question: How many visits were made in each year, and how sure is the number?
-- grain: one row a year, 2012 to this year; a year of which nothing is known has no visits
-- params: $today DATE
-- columns: year INTEGER, visits BIGINT, qualifier VARCHAR, basis VARCHAR, as_of DATE, change BIGINT, change_ratio DOUBLE
SELECT
    year,
    visits,
    qualifier,
    basis,
    as_of,
    change,
    change_ratio
FROM yearly_numbers($today)
ORDER BY year

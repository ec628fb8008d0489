-- question: How many visits were made in each year, and which source or statement says so?
-- grain: one row a year, 2012 to this year; a year of which nothing is known has no visits
-- params: $today DATE
-- columns: year INTEGER, visits BIGINT, qualifier VARCHAR, basis VARCHAR, as_of DATE, change BIGINT, change_ratio DOUBLE, source_id BIGINT, statement VARCHAR, source_title VARCHAR, stated_about DATE
SELECT
    year,
    visits,
    qualifier,
    basis,
    as_of,
    change,
    change_ratio,
    source_id,
    statement,
    source_title,
    stated_about
FROM yearly_numbers($today)
ORDER BY year

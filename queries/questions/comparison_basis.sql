-- question: May two periods be compared, and what part of each is broken down?
-- grain: one row a year of $years, for the months asked (null: the whole year). broken_down: the parts cover the number
-- params: $years INTEGER[], $first_month INTEGER, $last_month INTEGER, $dimension VARCHAR, $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[], $today DATE
-- columns: year INTEGER, visits BIGINT, qualifier VARCHAR, total_basis VARCHAR, undated BIGINT, data_to DATE, obstacle VARCHAR, basis VARCHAR, covered BIGINT, headline BIGINT, share DOUBLE, import_ids VARCHAR, demonstration BOOLEAN, broken_down BOOLEAN
SELECT
    year,
    visits,
    qualifier,
    total_basis,
    undated,
    data_to,
    obstacle,
    basis,
    covered,
    headline,
    covered / nullif(headline, 0) AS share,
    import_ids,
    demonstration,
    broken_down
FROM compared_totals($years, $first_month, $last_month, $dimension, $ministries, $regions, $kinds, $today)
ORDER BY year

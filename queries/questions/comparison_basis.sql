-- question: May two periods be compared, and what part of each is broken down?
-- grain: one row a year of $years, for the months asked (null: the whole year). broken_down: the parts cover the number
-- params: $years INTEGER[], $first_month INTEGER, $last_month INTEGER, $dimension VARCHAR, $today DATE
-- columns: year INTEGER, visits BIGINT, qualifier VARCHAR, total_basis VARCHAR, undated BIGINT, data_to DATE, obstacle VARCHAR, basis VARCHAR, covered BIGINT, headline BIGINT, share DOUBLE, import_ids VARCHAR, demonstration BOOLEAN, broken_down BOOLEAN
SELECT
    totals.year,
    totals.visits,
    totals.qualifier,
    coalesce(totals.basis, 'none') AS total_basis,
    coalesce(totals.undated, 0)::BIGINT AS undated,
    coalesce(parts.data_to, totals.data_to) AS data_to,
    totals.obstacle,
    coalesce(parts.basis, 'none') AS basis,
    parts.visits AS covered,
    totals.visits AS headline,
    parts.visits / nullif(totals.visits, 0) AS share,
    parts.import_ids,
    coalesce(parts.demonstration, FALSE) AS demonstration,
    coalesce(abs(parts.visits - totals.visits) <= 0.1 * totals.visits, FALSE) AS broken_down
FROM period_totals($years, $first_month, $last_month, $today) AS totals
LEFT JOIN within_months(
    needed_within(coalesce($dimension, 'ministry'), $first_month), $years, $first_month, $last_month
) AS parts ON totals.year = parts.year
ORDER BY totals.year

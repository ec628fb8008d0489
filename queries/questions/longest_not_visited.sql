-- question: Which institutions in the mandate have not been visited for longest?
-- grain: one row an institution in the mandate at the end of $year; one that was never visited first
-- params: $year INTEGER, $limit BIGINT
-- columns: institution VARCHAR, region_code VARCHAR, ministry_code VARCHAR, institution_kind VARCHAR, last_date DATE, days BIGINT
SELECT
    institution,
    region_code,
    ministry_code,
    institution_kind,
    last_visit AS last_date,
    date_diff('day', last_visit, make_date($year::INTEGER, 12, 31)) AS days
FROM mandate_visited($year, 1)
ORDER BY last_visit ASC NULLS FIRST, region_code ASC, institution ASC
LIMIT coalesce($limit, 50)

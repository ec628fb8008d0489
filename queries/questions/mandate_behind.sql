-- question: Which institutions in the mandate were visited within some years, and which were not?
-- grain: one row an institution in the mandate at the end of $year; $visited false: only those not visited
-- params: $year INTEGER, $within INTEGER, $rows VARCHAR, $codes VARCHAR[], $visited BOOLEAN
-- columns: institution VARCHAR, region_code VARCHAR, ministry_code VARCHAR, institution_kind VARCHAR, visits BIGINT, last_date DATE
SELECT
    institution,
    region_code,
    ministry_code,
    institution_kind,
    visits,
    last_visit AS last_date
FROM mandate_visited($year, coalesce($within, 1))
WHERE
    chosen(CASE WHEN $rows::VARCHAR = 'kind' THEN institution_kind ELSE region_code END, $codes)
    AND ($visited::BOOLEAN IS NULL OR (visits > 0) = $visited::BOOLEAN)
ORDER BY visits DESC, region_code ASC, institution ASC

-- question: Which visits, or cells of a reported table, are behind a number?
-- grain: one row a fact of the source that gives the breakdown; $codes are values of $dimension (none: not stated; several in one: "KZ-10 KZ-63")
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[], $dimension VARCHAR, $codes VARCHAR[], $first_month INTEGER, $last_month INTEGER, $added VARCHAR[], $only_added BOOLEAN, $reading VARCHAR, $borders_from DATE
-- columns: visit_id BIGINT, date DATE, year INTEGER, month INTEGER, region_code VARCHAR, ministry_code VARCHAR, visit_kind VARCHAR, institution_kind VARCHAR, institution VARCHAR, visits BIGINT, import_id BIGINT, file_name VARCHAR, sheet VARCHAR, source_row INTEGER, demonstration BOOLEAN
WITH found AS (
    SELECT
        *,
        CASE $dimension::VARCHAR
            WHEN 'ministry' THEN ministry_code
            WHEN 'region' THEN unit_code
            WHEN 'visit_kind' THEN visit_kind
            WHEN 'institution_kind' THEN institution_kind
        END AS code,
        coalesce(list_contains($added::VARCHAR[], institution_kind), FALSE) AS is_added
    FROM facts_read(
        $reading, $borders_from, needed_within($dimension, $first_month), $years, $ministries, $regions, $kinds
    )
)

SELECT
    found.visit_id,
    found.date,
    found.year,
    found.month,
    found.region_code,
    found.ministry_code,
    found.visit_kind,
    found.institution_kind,
    found.institution,
    found.visits,
    found.import_id,
    imports.file_name,
    found.sheet,
    found.source_row,
    imports.demonstration
FROM found
INNER JOIN imports ON found.import_id = imports.import_id
WHERE
    chosen(found.code, $codes)
    AND ($first_month::INTEGER IS NULL OR found.month BETWEEN $first_month::INTEGER AND $last_month::INTEGER)
    AND found.is_added <= coalesce($only_added, FALSE) AND (NOT coalesce($only_added, FALSE) OR found.is_added)
ORDER BY found.year DESC, found.month DESC NULLS LAST, found.date DESC NULLS LAST, found.visit_id ASC

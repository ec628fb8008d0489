-- question: Which recorded visits are there, and where does each come from?
-- grain: one row a recorded visit that counts, the latest first
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[], $search VARCHAR, $import_id BIGINT, $limit BIGINT, $offset BIGINT
-- columns: visit_id BIGINT, date DATE, year INTEGER, month INTEGER, region_code VARCHAR, ministry_code VARCHAR, visit_kind VARCHAR, institution_kind VARCHAR, institution VARCHAR, visits BIGINT, import_id BIGINT, file_name VARCHAR, sheet VARCHAR, source_row INTEGER, demonstration BOOLEAN
SELECT
    visit_id,
    date,
    year,
    month,
    region_code,
    ministry_code,
    visit_kind,
    institution_kind,
    institution,
    visits,
    import_id,
    file_name,
    sheet,
    source_row,
    demonstration
FROM found_records($years, $ministries, $regions, $kinds, $search, $import_id)
ORDER BY year DESC, month DESC NULLS LAST, date DESC NULLS LAST, visit_id
LIMIT $limit OFFSET $offset

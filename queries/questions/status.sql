-- question: What does the database hold now?
-- grain: one row; demonstration: whether demonstration data is in force
-- params: none
-- columns: last_import_id BIGINT, last_import_at TIMESTAMP, imports BIGINT, demonstration BOOLEAN, data_to DATE, groups_reporting BIGINT, waiting BIGINT
SELECT
    max(import_id) AS last_import_id,
    max(imported_at) AS last_import_at,
    count(*) AS imports,
    coalesce(bool_or(demonstration), FALSE) AS demonstration,
    (SELECT max(data_to) FROM sources WHERE import_ids IS NOT NULL) AS data_to,
    count(DISTINCT group_code) AS groups_reporting,
    (SELECT count(*) FROM waiting_in_force) + (SELECT count(*) FROM duplicates_open) AS waiting
FROM imports_in_force

-- question: How many recorded visits fit the filters?
-- grain: one row
-- params: $years INTEGER[], $ministries VARCHAR[], $regions VARCHAR[], $kinds VARCHAR[], $search VARCHAR, $import_id BIGINT
-- columns: rows BIGINT, visits BIGINT
SELECT
    count(*) AS rows,
    coalesce(sum(visits), 0)::BIGINT AS visits
FROM found_records($years, $ministries, $regions, $kinds, $search, $import_id)

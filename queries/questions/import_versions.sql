-- question: Of which imports could a file be a corrected version?
-- grain: one row a real import in force, the latest first, with the recognised headings and the years that it holds
-- params: none
-- columns: import_id BIGINT, file_name VARCHAR, group_code VARCHAR, sha256 VARCHAR, headers VARCHAR[], years INTEGER[]
WITH headings AS (
    SELECT
        import_id,
        list_sort(list(DISTINCT header)) AS headers
    FROM import_columns
    GROUP BY import_id
),

facts AS (
    SELECT DISTINCT
        import_id,
        year
    FROM visits
    UNION
    SELECT DISTINCT
        import_id,
        year
    FROM figures
),

held AS (
    SELECT
        import_id,
        list_sort(list(year)) AS years
    FROM facts
    GROUP BY import_id
)

SELECT
    imports.import_id,
    imports.file_name,
    imports.group_code,
    imports.sha256,
    coalesce(headings.headers, []) AS headers,
    coalesce(held.years, []) AS years
FROM imports
LEFT JOIN headings ON imports.import_id = headings.import_id
LEFT JOIN held ON imports.import_id = held.import_id
WHERE imports.state = 'in_force' AND NOT imports.demonstration
ORDER BY imports.import_id DESC

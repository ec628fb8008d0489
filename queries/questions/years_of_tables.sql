-- question: Of which year was each reported table that is of one year only?
-- grain: one row a reported table of a real import, the latest import first; headers: of its recognised columns
-- params: none
-- columns: import_id BIGINT, sha256 VARCHAR, state VARCHAR, table_number INTEGER, headers VARCHAR[], year INTEGER
WITH headings AS (
    SELECT
        import_id,
        table_number,
        list(header ORDER BY length(letter), letter) AS headers
    FROM import_columns
    GROUP BY import_id, table_number
),

years AS (
    SELECT
        import_id,
        table_number,
        min(year) AS year
    FROM figures
    GROUP BY import_id, table_number
    HAVING count(DISTINCT year) = 1
)

SELECT
    years.import_id,
    imports.sha256,
    imports.state,
    years.table_number,
    coalesce(headings.headers, []) AS headers,
    years.year
FROM years
INNER JOIN imports ON years.import_id = imports.import_id
LEFT JOIN headings ON years.import_id = headings.import_id AND years.table_number = headings.table_number
WHERE NOT imports.demonstration
ORDER BY years.import_id DESC, years.table_number ASC

-- question: Which files were imported, and what became of them?
-- grain: one row an import, the latest first; a withdrawn import stays listed
-- params: none
-- columns: import_id BIGINT, file_name VARCHAR, sha256 VARCHAR, group_code VARCHAR, actor VARCHAR, imported_at TIMESTAMP, state VARCHAR, demonstration BOOLEAN, tables BIGINT, visits BIGINT, waiting BIGINT
-- A register's rows add up; the reported tables of one file are views of one total, of which the largest counts.
WITH table_counts AS (
    SELECT
        import_id,
        count(*) AS tables,
        coalesce(sum(visits) FILTER (kind = 'records'), max(visits), 0) AS visits
    FROM import_tables
    GROUP BY import_id
),

duplicate_counts AS (
    SELECT
        import_id,
        count(*) AS duplicates,
        sum(visits) AS visits
    FROM duplicates
    GROUP BY import_id
),

waiting_counts AS (
    SELECT
        import_id,
        count(*) AS waiting
    FROM waiting
    GROUP BY import_id
)

SELECT
    imports.import_id,
    imports.file_name,
    imports.sha256,
    imports.group_code,
    imports.actor,
    imports.imported_at,
    CASE
        WHEN imports.state = 'in_force' AND imports_in_force.import_id IS NULL THEN 'stepped_aside' ELSE imports.state
    END AS state,
    imports.demonstration,
    coalesce(table_counts.tables, 0) AS tables,
    (coalesce(table_counts.visits, 0) - coalesce(duplicate_counts.visits, 0))::BIGINT AS visits,
    coalesce(waiting_counts.waiting, 0) + coalesce(duplicate_counts.duplicates, 0) AS waiting
FROM imports
LEFT JOIN imports_in_force ON imports.import_id = imports_in_force.import_id
LEFT JOIN table_counts ON imports.import_id = table_counts.import_id
LEFT JOIN duplicate_counts ON imports.import_id = duplicate_counts.import_id
LEFT JOIN waiting_counts ON imports.import_id = waiting_counts.import_id
ORDER BY imports.import_id DESC

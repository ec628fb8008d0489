-- grain: one row an import, with its tables, visits, rows that wait and rows that repeat a stored one. The rows of a
-- register add up; the reported tables of one file are views of one total, of which the largest counts.
CREATE OR REPLACE VIEW import_counts AS
WITH decided AS (
    SELECT
        import_id,
        table_number,
        sum(visits) AS visits
    FROM settled_rows
    GROUP BY ALL
),

table_counts AS (
    SELECT
        import_tables.import_id,
        count(*) AS tables,
        sum(import_tables.visits + coalesce(decided.visits, 0)) FILTER (import_tables.kind = 'records') AS recorded,
        max(import_tables.visits + coalesce(decided.visits, 0)) FILTER (import_tables.kind = 'figures') AS reported
    FROM import_tables
    LEFT JOIN decided
        ON import_tables.import_id = decided.import_id AND import_tables.table_number = decided.table_number
    GROUP BY import_tables.import_id
),

repeated AS (
    SELECT
        duplicates.import_id,
        sum(duplicates.visits) AS visits,
        count(duplicates_open.visit_id) AS still_open
    FROM duplicates
    LEFT JOIN duplicates_open ON duplicates.visit_id = duplicates_open.visit_id
    GROUP BY duplicates.import_id
),

set_aside AS (
    SELECT
        import_id,
        count(*) AS source_rows
    FROM waiting_open
    GROUP BY import_id
)

SELECT
    imports.import_id,
    coalesce(table_counts.tables, 0) AS tables,
    (coalesce(table_counts.recorded, table_counts.reported, 0) - coalesce(repeated.visits, 0))::BIGINT AS visits,
    coalesce(set_aside.source_rows, 0) AS set_aside,
    coalesce(repeated.still_open, 0) AS repeated
FROM imports
LEFT JOIN table_counts ON imports.import_id = table_counts.import_id
LEFT JOIN repeated ON imports.import_id = repeated.import_id
LEFT JOIN set_aside ON imports.import_id = set_aside.import_id;

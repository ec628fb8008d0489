-- question: Which tables did an import bring, and what became of their rows?
-- grain: one row a table; left_out: its rows that are no visits, by reason
-- params: $import_id BIGINT
-- columns: table_number INTEGER, sheet VARCHAR, kind VARCHAR, title VARCHAR, first_row INTEGER, last_row INTEGER, visits BIGINT, left_out VARCHAR
WITH counted AS (
    SELECT
        table_number,
        string_agg(reason || ' ' || source_rows, ', ' ORDER BY reason) AS left_out
    FROM left_out
    WHERE import_id = $import_id::BIGINT
    GROUP BY table_number
)

SELECT
    import_tables.table_number,
    import_tables.sheet,
    import_tables.kind,
    import_tables.title,
    import_tables.first_row,
    import_tables.last_row,
    import_tables.visits,
    counted.left_out
FROM import_tables
LEFT JOIN counted ON import_tables.table_number = counted.table_number
WHERE import_tables.import_id = $import_id::BIGINT
ORDER BY import_tables.table_number

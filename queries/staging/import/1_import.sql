-- The import itself: its file, its tables, their recognised columns, and how many rows were left out and why.
INSERT INTO imports
VALUES ($import_id, $file_name, $sha256, $group_code, $actor, $imported_at, 'in_force', $demonstration);

INSERT INTO import_tables
SELECT
    $import_id AS import_id,
    *
FROM incoming_tables;

INSERT INTO import_columns
SELECT
    $import_id AS import_id,
    *
FROM incoming_columns;

INSERT INTO left_out
SELECT
    $import_id AS import_id,
    *
FROM incoming_left_out;

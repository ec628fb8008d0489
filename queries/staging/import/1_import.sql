-- The import itself: its file and its tables.
INSERT INTO imports
VALUES ($import_id, $file_name, $sha256, $group_code, $actor, $imported_at, 'in_force', $demonstration);

INSERT INTO import_tables
SELECT
    $import_id AS import_id,
    *
FROM incoming_tables;

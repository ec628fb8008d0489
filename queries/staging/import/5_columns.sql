-- The recognised columns of the tables of one import.
INSERT INTO import_columns
SELECT
    $import_id AS import_id,
    *
FROM incoming_columns;

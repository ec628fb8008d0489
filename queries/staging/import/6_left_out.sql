-- How many rows of one import were left out, and why.
INSERT INTO left_out
SELECT
    $import_id AS import_id,
    *
FROM incoming_left_out;

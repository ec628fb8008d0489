-- The keys of the rows of the imports touched: only rows that share one of them can become or cease to be a repeated row.
-- `near` has those rows; which of them are repeated is worked out in the next file for those that are asked about.
CREATE OR REPLACE TEMP TABLE touched_keys AS
SELECT twin_key
FROM visits
WHERE import_id IN (SELECT unnest($import_ids)) AND twin_key IS NOT NULL
UNION
SELECT twin_key -- of rows that are no more, or have another key now
FROM duplicates
WHERE
    import_id IN (SELECT unnest($import_ids))
    OR twin_id // 100000000 IN (SELECT unnest($import_ids));

DELETE FROM duplicates
WHERE twin_key IS NULL OR twin_key IN (SELECT twin_key FROM touched_keys); -- none in a database of an earlier version

CREATE OR REPLACE TEMP TABLE near AS -- equal rows are of one year
SELECT
    visit_id,
    import_id,
    import_id * 1000 + table_number AS table_id,
    year,
    month,
    date,
    region_code,
    visit_kind,
    institution_kind,
    institution_key,
    twin_key,
    visits,
    TRUE AS asked
FROM visits_in_force
WHERE year BETWEEN list_min($years) AND list_max($years) AND twin_key IN (SELECT twin_key FROM touched_keys);

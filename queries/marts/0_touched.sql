-- The keys of the rows of the imports touched: only rows that share one of them can become or cease to be a repeated row.
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

CREATE OR REPLACE TEMP TABLE repeated_before AS
SELECT visit_id
FROM duplicates
WHERE twin_key IN (SELECT twin_key FROM touched_keys);

DELETE FROM duplicates
WHERE twin_key IS NULL OR twin_key IN (SELECT twin_key FROM touched_keys); -- none in a database of an earlier version

-- The rows themselves, where they share a key with a stored one.
INSERT INTO near
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
FROM added_visits
WHERE twin_key IN (SELECT twin_key FROM near WHERE NOT asked);

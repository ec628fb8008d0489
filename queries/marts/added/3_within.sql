-- The rows themselves, where they share a key with another table that came in together with theirs.
INSERT INTO near
WITH shared AS (
    SELECT twin_key
    FROM added_visits
    GROUP BY twin_key
    HAVING min(import_id * 1000 + table_number) < max(import_id * 1000 + table_number)
)

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
WHERE twin_key IN (SELECT twin_key FROM shared) AND twin_key NOT IN (SELECT twin_key FROM near);

-- Rows equal, by rule 11, to an earlier row of another table or import in force. Worked out from what is in force,
-- so that withdrawing and restoring imports in any order gives each number as it was.
DELETE FROM duplicates
WHERE list_contains($years, year);

INSERT INTO duplicates
WITH candidates AS (
    SELECT
        *,
        min(visit_id) OVER same AS twin_id,
        min_by((import_id, table_number), visit_id) OVER same AS twin_table
    FROM visits_in_force
    WHERE institution_key IS NOT NULL AND list_contains($years, year)
    WINDOW same AS (PARTITION BY year, month, date, region_code, institution_key, visit_kind)
)

SELECT
    visit_id,
    twin_id,
    import_id,
    year,
    visits
FROM candidates
WHERE (import_id, table_number) <> twin_table;

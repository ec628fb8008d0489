-- The recorded visits that imports have added, put onto the sums that are there: only their own rows are looked at. Parts
-- of a key may be null, so they are compared with IS NOT DISTINCT FROM.
DELETE FROM added_visits
WHERE visit_id IN (SELECT visit_id FROM repeated);

MERGE INTO cells
USING (
    SELECT
        0::BIGINT AS source_id,
        year,
        month,
        region_code,
        ministry_code,
        visit_kind,
        institution_kind,
        sum(visits)::BIGINT AS visits
    FROM added_visits
    GROUP BY ALL
) AS more
    ON
        cells.source_id = more.source_id
        AND cells.year = more.year
        AND cells.month IS NOT DISTINCT FROM more.month
        AND cells.region_code IS NOT DISTINCT FROM more.region_code
        AND cells.ministry_code IS NOT DISTINCT FROM more.ministry_code
        AND cells.visit_kind IS NOT DISTINCT FROM more.visit_kind
        AND cells.institution_kind IS NOT DISTINCT FROM more.institution_kind
WHEN MATCHED THEN UPDATE SET visits = cells.visits + more.visits
WHEN NOT MATCHED THEN INSERT;

INSERT INTO record_spans
SELECT
    import_id,
    year,
    sum(visits)::BIGINT AS visits,
    max(date) AS last_date,
    max(month) AS last_month
FROM added_visits
GROUP BY ALL;

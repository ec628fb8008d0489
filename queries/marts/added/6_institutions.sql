-- The institutions of the visits that imports have added, put onto those that are there.
MERGE INTO institution_cells
USING (
    SELECT
        year,
        region_code,
        ministry_code,
        visit_kind,
        institution_number(region_code, institution_key) AS institution_id, -- once a name, not once a visit
        visits
    FROM (
        SELECT
            year,
            region_code,
            ministry_code,
            visit_kind,
            institution_key,
            sum(visits)::BIGINT AS visits
        FROM added_visits
        WHERE institution_key IS NOT NULL
        GROUP BY ALL
    ) AS named
) AS more
    ON
        institution_cells.year = more.year
        AND institution_cells.institution_id = more.institution_id
        AND institution_cells.region_code IS NOT DISTINCT FROM more.region_code
        AND institution_cells.ministry_code IS NOT DISTINCT FROM more.ministry_code
        AND institution_cells.visit_kind IS NOT DISTINCT FROM more.visit_kind
WHEN MATCHED THEN UPDATE SET visits = institution_cells.visits + more.visits
WHEN NOT MATCHED THEN INSERT;

DROP TABLE added_visits;

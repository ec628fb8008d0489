-- grain: one row a spelling within a region, of the visits that count and of the list of institutions in the mandate
CREATE OR REPLACE VIEW institution_names AS
SELECT
    region_code,
    institution_key,
    min_by(institution, place) AS institution,
    min_by(institution_kind, place) AS institution_kind,
    min_by(ministry_code, place) AS ministry_code,
    sum(visits)::BIGINT AS visits
FROM (
    SELECT
        region_code,
        institution_key,
        institution,
        institution_kind,
        ministry_code,
        visits,
        visit_id AS place
    FROM visits_counted
    UNION ALL
    SELECT
        region_code,
        institution_key,
        institution,
        institution_kind,
        ministry_code,
        0 AS visits,
        9007199254740991 AS place
    FROM mandate_institutions
    WHERE list_id IN (SELECT list_id FROM mandate_list_in_force)
) AS named
WHERE region_code IS NOT NULL AND institution_key IS NOT NULL
GROUP BY region_code, institution_key;

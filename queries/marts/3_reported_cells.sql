-- Sums of reported tables and of published breakdowns, in the grain of the records, and what the latter cover. Sources
-- are never added to each other.
DELETE FROM cells
WHERE source_id <> 0 AND list_contains($years, year);

INSERT INTO cells
SELECT
    source_id,
    year,
    month,
    region_code,
    ministry_code,
    visit_kind,
    institution_kind,
    sum(visits)::BIGINT AS visits
FROM figures_in_force
WHERE list_contains($years, year)
GROUP BY ALL;

INSERT INTO cells
SELECT
    -1 AS source_id,
    year,
    NULL AS month,
    NULL AS region_code,
    NULL AS ministry_code,
    code AS visit_kind,
    NULL AS institution_kind,
    number::BIGINT AS visits
FROM published
WHERE dimension = 'visit_kind' AND counts = 'visits' AND list_contains($years, year);

DELETE FROM sources
WHERE source_id = -1 AND list_contains($years, year);

INSERT INTO sources
SELECT
    -1 AS source_id,
    year,
    'figures' AS basis,
    NULL AS import_id,
    NULL AS table_number,
    ['visit_kind'] AS dimensions,
    sum(number)::BIGINT AS visits,
    FALSE AS whole_country,
    'exact' AS qualifier,
    make_date(year, 12, 31) AS data_to,
    NULL AS import_ids,
    FALSE AS demonstration
FROM published
WHERE dimension = 'visit_kind' AND counts = 'visits' AND list_contains($years, year)
GROUP BY year;

-- Institutions by year, region and the set of pairs of ministry and kind in which they were visited. An institution
-- belongs to one region and to one set in a year, so that counts add up for any choice of filters.
DELETE FROM institution_groups
WHERE list_contains($years, year);

INSERT INTO institution_groups
WITH grouped AS (
    SELECT
        year,
        institution_id,
        -- Of the sorted pairs as a text: hashes of pairs put together by exclusive or would meet for different sets.
        md5_number_lower(string_agg(
            concat_ws('|', coalesce(ministry_code, '-'), coalesce(visit_kind, '-')), ';'
            ORDER BY ministry_code, visit_kind
        )) AS group_id
    FROM institutions_joined
    WHERE list_contains($years, year)
    GROUP BY ALL
)

SELECT
    cells.year,
    cells.region_code,
    grouped.group_id,
    cells.ministry_code,
    cells.visit_kind,
    count(*) AS institutions,
    sum(cells.visits)::BIGINT AS visits
FROM institutions_joined AS cells
INNER JOIN grouped ON cells.year = grouped.year AND cells.institution_id = grouped.institution_id
GROUP BY ALL;

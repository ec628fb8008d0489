-- Institutions by year, region and the set of pairs of ministry and kind in which they were visited. An institution
-- belongs to one region and to one set in a year, so that counts add up for any choice of filters.
DELETE FROM institution_groups
WHERE list_contains($years, year);

INSERT INTO institution_groups
WITH cells AS MATERIALIZED (
    SELECT *
    FROM institutions_joined
    WHERE list_contains($years, year)
),

pairs AS ( -- a number of 64 bits for each pair as a whole, so that different sets have different numbers
    SELECT
        ministry_code,
        visit_kind,
        md5_number_lower(concat_ws('|', coalesce(ministry_code, '-'), coalesce(visit_kind, '-'))) AS pair_number
    FROM cells
    GROUP BY ministry_code, visit_kind
),

grouped AS (
    SELECT
        cells.year,
        cells.institution_id,
        bit_xor(pairs.pair_number) AS group_id
    FROM cells
    INNER JOIN pairs
        ON
            cells.ministry_code IS NOT DISTINCT FROM pairs.ministry_code
            AND cells.visit_kind IS NOT DISTINCT FROM pairs.visit_kind
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
FROM cells
INNER JOIN grouped ON cells.year = grouped.year AND cells.institution_id = grouped.institution_id
GROUP BY ALL;

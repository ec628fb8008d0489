-- grain: one row a year, institution, ministry and kind of visit, with all spellings of the institution
CREATE OR REPLACE VIEW institutions_joined AS
SELECT *
FROM institution_cells
WHERE institution_id NOT IN (SELECT institution_id FROM joined_spellings)
UNION ALL
SELECT
    cells.year,
    cells.region_code,
    cells.ministry_code,
    cells.visit_kind,
    joined.joined_id AS institution_id,
    sum(cells.visits)::BIGINT AS visits
FROM institution_cells AS cells
INNER JOIN joined_spellings AS joined ON cells.institution_id = joined.institution_id
GROUP BY ALL;

-- grain: one row a year, with the number that stands for it
CREATE OR REPLACE VIEW headlines AS
SELECT
    year,
    visits,
    qualifier,
    basis,
    as_of,
    CASE WHEN basis <> 'published' THEN origin::BIGINT END AS source_id
FROM headline_candidates
WHERE in_force;

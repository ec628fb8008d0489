-- grain: one row a year, with the number that stands for it
CREATE OR REPLACE VIEW headlines AS
SELECT
    year,
    visits,
    qualifier,
    basis,
    as_of
FROM headline_candidates
WHERE in_force;

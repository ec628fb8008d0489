-- What a problem is about: the dimension that a decision fills.
CREATE OR REPLACE MACRO dimension_of(PROBLEM) AS CASE
    WHEN problem = 'kind_unknown' THEN 'visit_kind'
    WHEN problem = 'count_invalid' THEN 'visits'
    WHEN problem IN ('duplicate_row', 'duplicate_stored') THEN 'twin'
    ELSE regexp_extract(problem, '^[a-z]+')
END;

-- grain: one row a decision in force and row that it is about
CREATE OR REPLACE VIEW decided_rows AS
SELECT
    resolved_rows.visit_id,
    resolutions.*
FROM resolved_rows
INNER JOIN resolutions ON resolved_rows.resolution_id = resolutions.resolution_id
WHERE resolutions.state = 'in_force';

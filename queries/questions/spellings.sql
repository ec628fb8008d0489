-- question: What was said about the spellings of institutions: which are one, which are two?
-- grain: one row a pair of spellings within a region, the latest first; what was taken back stays listed
-- params: $state VARCHAR
-- columns: spelling_id BIGINT, region_code VARCHAR, first_name VARCHAR, second_name VARCHAR, same BOOLEAN, actor VARCHAR, decided_at TIMESTAMP, state VARCHAR
SELECT
    spelling_id,
    region_code,
    first_name,
    second_name,
    same,
    actor,
    decided_at,
    state
FROM spellings
WHERE $state::VARCHAR IS NULL OR state = $state::VARCHAR
ORDER BY spelling_id DESC

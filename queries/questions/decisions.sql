-- question: Which unknown texts were decided, by whom, and what do they stand for?
-- grain: one row a decision, the latest first; a decision that was taken back stays listed
-- params: $state VARCHAR
-- columns: decision_id BIGINT, dimension VARCHAR, text VARCHAR, spelled VARCHAR, code VARCHAR, actor VARCHAR, decided_at TIMESTAMP, state VARCHAR
SELECT
    decision_id,
    dimension,
    text,
    spelled,
    code,
    actor,
    decided_at,
    state
FROM decisions
WHERE $state::VARCHAR IS NULL OR state = $state::VARCHAR
ORDER BY decision_id DESC

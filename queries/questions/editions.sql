-- question: Which editions were frozen?
-- grain: one row an edition, the latest first
-- params: none
-- columns: edition_id BIGINT, name VARCHAR, actor VARCHAR, made_at TIMESTAMP, version BIGINT
SELECT
    edition_id,
    name,
    actor,
    made_at,
    version
FROM editions
ORDER BY edition_id DESC

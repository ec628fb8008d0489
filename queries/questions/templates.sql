-- question: Which forms of senders are known by their headers, and how are they read?
-- grain: one row a form of one group, the latest first; one that was taken back stays listed
-- params: $state VARCHAR
-- columns: template_id BIGINT, fingerprint VARCHAR, group_code VARCHAR, title VARCHAR, guide VARCHAR, actor VARCHAR, decided_at TIMESTAMP, state VARCHAR
SELECT
    template_id,
    fingerprint,
    group_code,
    title,
    guide,
    actor,
    decided_at,
    state
FROM templates
WHERE $state::VARCHAR IS NULL OR state = $state::VARCHAR
ORDER BY template_id DESC

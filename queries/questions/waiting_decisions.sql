-- question: What was decided about waiting rows, by whom?
-- grain: one row a decision, the latest first; one that was taken back stays listed
-- params: none
-- columns: resolution_id BIGINT, action VARCHAR, dimension VARCHAR, value VARCHAR, problem VARCHAR, text VARCHAR, actor VARCHAR, decided_at TIMESTAMP, state VARCHAR, rows BIGINT
SELECT
    resolutions.resolution_id,
    resolutions.action,
    resolutions.dimension,
    resolutions.value,
    resolutions.problem,
    resolutions.text,
    resolutions.actor,
    resolutions.decided_at,
    resolutions.state,
    count(*) AS rows
FROM resolutions
INNER JOIN resolved_rows ON resolutions.resolution_id = resolved_rows.resolution_id
GROUP BY ALL
ORDER BY resolutions.resolution_id DESC

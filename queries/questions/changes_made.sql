-- question: Who changed what, and when?
-- grain: one row a change
-- params: $limit BIGINT
-- columns: version BIGINT, changed_at TIMESTAMP, actor VARCHAR, action VARCHAR, what VARCHAR, counts VARCHAR
SELECT
    ledger.version,
    ledger.changed_at,
    ledger.actor,
    ledger.action,
    coalesce(nullif(audit.what, ''), 'import ' || ledger.import_id, 'year ' || ledger.year, '') AS what,
    coalesce(audit.counts, '{}') AS counts
FROM ledger
LEFT JOIN audit ON ledger.version = audit.version
ORDER BY ledger.version DESC
LIMIT coalesce($limit, 1000)

-- question: Which files were imported, and what became of them?
-- grain: one row an import, the latest first; a withdrawn import stays listed
-- params: none
-- columns: import_id BIGINT, file_name VARCHAR, sha256 VARCHAR, group_code VARCHAR, actor VARCHAR, imported_at TIMESTAMP, state VARCHAR, demonstration BOOLEAN, tables BIGINT, visits BIGINT, waiting BIGINT, repeated BIGINT, replaces BIGINT, replaced_by BIGINT
-- state: in_force, withdrawn, replaced (withdrawn by a corrected version in force), stepped_aside (demonstration data).
-- waiting counts all rows about which something is to be decided; repeated are those of them that equal a stored row.
WITH newer AS (
    SELECT
        replacements.replaced_id,
        max(replacements.import_id) AS replaced_by
    FROM replacements
    INNER JOIN imports ON replacements.import_id = imports.import_id
    WHERE imports.state = 'in_force'
    GROUP BY replacements.replaced_id
)

SELECT
    imports.import_id,
    imports.file_name,
    imports.sha256,
    imports.group_code,
    imports.actor,
    imports.imported_at,
    CASE
        WHEN imports.state = 'in_force' AND imports_in_force.import_id IS NULL THEN 'stepped_aside'
        WHEN imports.state = 'withdrawn' AND newer.replaced_by IS NOT NULL THEN 'replaced'
        ELSE imports.state
    END AS state,
    imports.demonstration,
    counts.tables,
    counts.visits,
    counts.set_aside + counts.repeated AS waiting,
    counts.repeated,
    replacements.replaced_id AS replaces,
    newer.replaced_by
FROM imports
INNER JOIN import_counts AS counts ON imports.import_id = counts.import_id
LEFT JOIN imports_in_force ON imports.import_id = imports_in_force.import_id
LEFT JOIN replacements ON imports.import_id = replacements.import_id
LEFT JOIN newer ON imports.import_id = newer.replaced_id
ORDER BY imports.import_id DESC

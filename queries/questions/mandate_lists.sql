-- question: Which lists of institutions in the mandate were imported?
-- grain: one row a list, the latest first; in_force: the one that holds
-- params: none
-- columns: list_id BIGINT, file_name VARCHAR, actor VARCHAR, imported_at TIMESTAMP, state VARCHAR, demonstration BOOLEAN, institutions BIGINT, in_force BOOLEAN
SELECT
    lists.list_id,
    lists.file_name,
    lists.actor,
    lists.imported_at,
    lists.state,
    lists.demonstration,
    count(institutions.list_id) AS institutions,
    coalesce(lists.list_id = (SELECT list_id FROM mandate_list_in_force), FALSE) AS in_force
FROM mandate_lists AS lists
LEFT JOIN mandate_institutions AS institutions ON lists.list_id = institutions.list_id
GROUP BY ALL
ORDER BY lists.list_id DESC

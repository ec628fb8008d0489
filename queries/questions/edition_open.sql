-- question: Which edition answers?
-- grain: one row; without a number it is the statistics of today
-- params: none
-- columns: edition_id BIGINT, name VARCHAR, made_at TIMESTAMP
SELECT
    max(edition_id) AS edition_id,
    max(name) AS name,
    max(made_at) AS made_at
FROM edition_open

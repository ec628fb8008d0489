-- question: Which published numbers stand beside the yearly series and are never in it?
-- grain: one row a published number, in the order in which they are shown
-- params: none
-- columns: key VARCHAR, number BIGINT, bound VARCHAR, counts VARCHAR, year INTEGER, stated_on DATE, source_title VARCHAR, source_url VARCHAR
SELECT
    key,
    number::BIGINT AS number,
    CASE bound WHEN 'cumulative' THEN 'exact' ELSE bound END AS bound,
    counts,
    year,
    stated_on,
    source_title,
    source_url
FROM published
WHERE also_published IS NOT NULL
ORDER BY also_published

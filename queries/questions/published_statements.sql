-- question: Which published statements are there, and which were added or corrected here?
-- grain: one row a statement; a corrected or withdrawn one stays listed
-- params: none
-- columns: statement VARCHAR, statement_id BIGINT, year INTEGER, number BIGINT, counts VARCHAR, bound VARCHAR, dimension VARCHAR, code VARCHAR, standing VARCHAR, stated_on DATE, stated_about DATE, as_of DATE, source_title VARCHAR, source_url VARCHAR, in_force BOOLEAN, replaces VARCHAR, actor VARCHAR, added_at TIMESTAMP
WITH everything AS (
    SELECT
        key AS statement,
        statement_id,
        year,
        number::BIGINT AS number,
        counts,
        bound,
        dimension,
        code,
        standing,
        stated_on,
        stated_about,
        as_of,
        source_title,
        source_url
    FROM published_statements
    UNION ALL
    SELECT
        key AS statement,
        statement_id,
        year,
        number,
        counts,
        'exact' AS bound,
        'total' AS dimension,
        NULL AS code,
        'withdrawn' AS standing,
        stated_on,
        stated_on AS stated_about,
        as_of,
        source_title,
        source_url
    FROM published_added
    WHERE state = 'withdrawn'
)

SELECT
    everything.*,
    coalesce(headlines.statement = everything.statement, FALSE) AS in_force,
    added.replaces,
    added.actor,
    added.added_at
FROM everything
LEFT JOIN headlines ON everything.year = headlines.year
LEFT JOIN published_added AS added ON everything.statement_id = added.statement_id
ORDER BY everything.year NULLS LAST, everything.stated_about, everything.statement_id, everything.statement

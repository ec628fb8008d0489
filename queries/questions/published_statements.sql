-- question: Which published statements are there, and which were added or corrected here?
-- grain: one row a statement; a corrected or withdrawn one stays listed
-- params: none
-- columns: statement VARCHAR, statement_id BIGINT, year INTEGER, number BIGINT, counts VARCHAR, bound VARCHAR, dimension VARCHAR, code VARCHAR, standing VARCHAR, in_force BOOLEAN, stated_on DATE, stated_about DATE, as_of DATE, source_title VARCHAR, source_url VARCHAR, replaces VARCHAR, actor VARCHAR, added_at TIMESTAMP
WITH everything AS (
    SELECT
        key,
        statement_id,
        year,
        number,
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
        key,
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
    everything.key AS statement,
    everything.statement_id,
    everything.year,
    everything.number::BIGINT AS number,
    everything.counts,
    everything.bound,
    everything.dimension,
    everything.code,
    everything.standing,
    coalesce(headlines.statement = everything.key, FALSE) AS in_force,
    everything.stated_on,
    everything.stated_about,
    everything.as_of,
    everything.source_title,
    everything.source_url,
    added.replaces,
    added.actor,
    added.added_at
FROM everything
LEFT JOIN headlines ON everything.year = headlines.year
LEFT JOIN published_added AS added ON everything.statement_id = added.statement_id
ORDER BY everything.year ASC NULLS LAST, everything.stated_about ASC, everything.statement_id ASC, everything.key ASC

-- question: Which published statements do not agree with each other?
-- grain: one row a pair. topic: restated (two numbers for one thing), parts (parts and their total), plan (a plan in two words)
-- params: none
-- columns: year INTEGER, topic VARCHAR, first_key VARCHAR, first_number BIGINT, second_key VARCHAR, second_number BIGINT, difference BIGINT, first_title VARCHAR, second_title VARCHAR, second_url VARCHAR
WITH pairs AS (
    SELECT
        one.year,
        'restated' AS topic,
        one.key AS first_key,
        one.number::BIGINT AS first_number,
        two.key AS second_key,
        two.number::BIGINT AS second_number
    FROM published AS one
    INNER JOIN published AS two
        ON
            one.year = two.year
            AND one.counts = two.counts
            AND one.dimension = two.dimension
            AND (one.stated_about, one.statement_id) < (two.stated_about, two.statement_id)
    WHERE one.dimension = 'total' AND one.counts = 'visits'
    UNION ALL
    SELECT
        total.year,
        'parts' AS topic,
        min_by(part.key, -part.number) AS first_key,
        sum(part.number)::BIGINT AS first_number,
        total.key AS second_key,
        total.number::BIGINT AS second_number
    FROM published AS total
    INNER JOIN published AS part
        ON total.year = part.year AND total.counts = part.counts AND total.stated_about = part.stated_about
    WHERE
        total.dimension = 'total' AND total.counts = 'visits' AND part.dimension <> 'total'
        AND part.standing = 'stated'
    GROUP BY ALL
    UNION ALL
    SELECT
        one.year,
        'plan' AS topic,
        one.key AS first_key,
        one.number::BIGINT AS first_number,
        two.key AS second_key,
        two.number::BIGINT AS second_number
    FROM published AS one
    INNER JOIN published AS two ON one.year = two.year AND one.as_of IS NULL AND two.standing = 'derived'
    WHERE one.counts = 'institutions_planned' AND two.counts = 'visits_planned'
)

SELECT
    pairs.*,
    pairs.second_number - pairs.first_number AS difference,
    one.source_title AS first_title,
    two.source_title AS second_title,
    two.source_url AS second_url
FROM pairs
INNER JOIN published AS one ON pairs.first_key = one.key
INNER JOIN published AS two ON pairs.second_key = two.key
WHERE pairs.first_number <> pairs.second_number
ORDER BY pairs.year ASC, pairs.topic ASC

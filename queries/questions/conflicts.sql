-- question: Which published statements do not agree with each other?
-- grain: one row a pair. topic: restated (two numbers for one thing), parts (parts and their total), plan (a plan in two words)
-- params: none
-- columns: year INTEGER, topic VARCHAR, first_key VARCHAR, first_number BIGINT, second_key VARCHAR, second_number BIGINT, difference BIGINT
WITH pairs AS (
    SELECT
        one.year,
        'restated' AS topic,
        one.key AS first_key,
        one.number AS first_number,
        two.key AS second_key,
        two.number AS second_number
    FROM published AS one
    INNER JOIN published AS two
        ON
            one.year = two.year
            AND one.counts = two.counts
            AND one.dimension = two.dimension
            AND one.stated_about < two.stated_about
    WHERE one.dimension = 'total' AND one.counts = 'visits'
    UNION ALL
    SELECT
        total.year,
        'parts' AS topic,
        min_by(part.key, -part.number) AS first_key,
        sum(part.number) AS first_number,
        total.key AS second_key,
        total.number AS second_number
    FROM published AS total
    INNER JOIN published AS part
        ON
            total.year = part.year AND total.counts = part.counts
            AND total.stated_about = part.stated_about
    WHERE
        total.dimension = 'total' AND total.counts = 'visits' AND part.dimension <> 'total'
        AND part.standing = 'stated'
    GROUP BY ALL
    UNION ALL
    SELECT
        one.year,
        'plan' AS topic,
        one.key AS first_key,
        one.number AS first_number,
        two.key AS second_key,
        two.number AS second_number
    FROM published AS one
    INNER JOIN published AS two ON one.year = two.year AND one.as_of IS NULL AND two.standing = 'derived'
    WHERE one.counts = 'institutions_planned' AND two.counts = 'visits_planned'
)

SELECT
    year,
    topic,
    first_key,
    first_number::BIGINT AS first_number,
    second_key,
    second_number::BIGINT AS second_number,
    (second_number - first_number)::BIGINT AS difference
FROM pairs
WHERE first_number <> second_number
ORDER BY year ASC, topic ASC

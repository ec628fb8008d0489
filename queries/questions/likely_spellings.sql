-- question: Which names of a region may be spellings of one institution?
-- grain: one row a pair of names of one region with the same numbers in them, of no different kinds, and nothing said yet; likeness 0 to 1
-- params: $limit BIGINT
-- columns: region_code VARCHAR, first_key VARCHAR, first_name VARCHAR, first_visits BIGINT, second_key VARCHAR, second_name VARCHAR, second_visits BIGINT, likeness DOUBLE
WITH compared AS (
    SELECT
        *,
        -- Letters that are often typed for one another count as the same.
        regexp_extract_all(translate(lower(institution), 'ёіәғқңөұүһ', 'еиагкноууx'), '[\p{L}]+|[0-9]+') AS parts,
        list_sort(list_filter(parts, LAMBDA part: regexp_matches(part, '^[0-9]'))) AS digits,
        list_sort(list_distinct(list_filter(parts, LAMBDA part: length(part) > 1 AND part > '9'))) AS said
    FROM institution_names
),

pairs AS (
    SELECT
        first.region_code,
        first.institution_key AS first_key,
        first.institution AS first_name,
        first.visits AS first_visits,
        second.institution_key AS second_key,
        second.institution AS second_name,
        second.visits AS second_visits,
        CASE
            WHEN list_has_all(second.said, first.said) OR list_has_all(first.said, second.said) THEN 0.95
            ELSE jaro_winkler_similarity(array_to_string(first.said, ' '), array_to_string(second.said, ' '))
        END AS likeness
    FROM compared AS first
    INNER JOIN compared AS second
        ON
            first.region_code = second.region_code
            AND first.digits = second.digits
            AND first.institution_key < second.institution_key
            AND coalesce(first.institution_kind = second.institution_kind, TRUE)
    WHERE len(first.said) > 0 AND len(second.said) > 0
)

SELECT pairs.*
FROM pairs
ANTI JOIN (
    SELECT
        region_code,
        first_key,
        second_key
    FROM spellings
    WHERE state = 'in_force'
    UNION ALL
    SELECT
        region_code,
        institution_key AS first_key,
        same_key AS second_key
    FROM spelled_alike
) AS known
    ON
        pairs.region_code = known.region_code
        AND pairs.first_key = known.first_key
        AND pairs.second_key = known.second_key
WHERE likeness >= 0.9
ORDER BY likeness DESC, region_code ASC, first_name ASC, second_name ASC
LIMIT $limit

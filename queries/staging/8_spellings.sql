-- grain: one row a spelling and another one that is the same institution, by what was said of pairs, over any number of
-- steps
CREATE OR REPLACE VIEW spelled_alike AS
WITH RECURSIVE pairs AS (
    SELECT
        region_code,
        first_key AS institution_key,
        second_key AS same_key
    FROM spellings
    WHERE same AND state = 'in_force'
    UNION
    SELECT
        region_code,
        second_key AS institution_key,
        first_key AS same_key
    FROM spellings
    WHERE same AND state = 'in_force'
),

reached AS (
    SELECT *
    FROM pairs
    UNION
    SELECT
        reached.region_code,
        reached.institution_key,
        pairs.same_key
    FROM reached
    INNER JOIN pairs ON reached.region_code = pairs.region_code AND reached.same_key = pairs.institution_key
)

SELECT *
FROM reached
WHERE institution_key <> same_key;

-- grain: one row a spelling that is joined, with the one of its spellings that stands for the institution
CREATE OR REPLACE VIEW joined_spellings AS
SELECT
    region_code,
    institution_key,
    joined_key,
    institution_number(region_code, institution_key) AS institution_id,
    institution_number(region_code, joined_key) AS joined_id
FROM (
    SELECT
        region_code,
        institution_key,
        least(institution_key, min(same_key)) AS joined_key
    FROM spelled_alike
    GROUP BY region_code, institution_key
) AS joined;

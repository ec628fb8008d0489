-- grain: one row a visit that counts and spelling of its institution: the one that is written, and those joined to it
CREATE OR REPLACE VIEW visits_by_name AS
SELECT
    institution_key,
    region_code,
    year,
    month,
    date,
    visits
FROM visits_counted
WHERE institution_key IS NOT NULL
UNION ALL
SELECT
    alike.same_key AS institution_key,
    visits_counted.region_code,
    visits_counted.year,
    visits_counted.month,
    visits_counted.date,
    visits_counted.visits
FROM visits_counted
INNER JOIN spelled_alike AS alike
    ON
        visits_counted.region_code = alike.region_code
        AND visits_counted.institution_key = alike.institution_key;

-- grain: one row a year and number that could stand for it; in_force marks the one that is shown.
-- The published figure first (of two statements the later; an exact one before a bound), then a reported table of the
-- whole country (the later import), then the records, which stay "so far" until the year is marked complete.
CREATE OR REPLACE VIEW headline_candidates AS
WITH candidates AS (
    SELECT
        year,
        number::BIGINT AS visits,
        CASE counts
            WHEN 'visits' THEN 'exact' WHEN 'visits_lower_bound' THEN 'at_least' ELSE 'to_date'
        END AS qualifier,
        'published' AS basis,
        as_of,
        key AS origin,
        1 AS place,
        CASE counts WHEN 'visits' THEN 3 WHEN 'visits_lower_bound' THEN 2 ELSE 1 END AS firmness,
        epoch(stated_about)::BIGINT * 10000 + statement_id AS recency
    FROM published
    WHERE
        dimension = 'total' AND year IS NOT NULL
        AND counts IN ('visits', 'visits_lower_bound', 'visits_partial_year')
    UNION ALL
    SELECT
        year,
        visits,
        qualifier,
        'figures' AS basis,
        CASE WHEN qualifier = 'to_date' THEN data_to END AS as_of,
        source_id::VARCHAR AS origin,
        2 AS place,
        1 AS firmness,
        source_id AS recency
    FROM sources
    WHERE whole_country
    UNION ALL
    SELECT
        year,
        visits,
        CASE
            WHEN year IN (SELECT year FROM complete_years) THEN 'exact' ELSE 'recorded_so_far'
        END AS qualifier,
        'records' AS basis,
        NULL AS as_of,
        '0' AS origin,
        3 AS place,
        1 AS firmness,
        0 AS recency
    FROM sources
    WHERE basis = 'records'
)

SELECT
    *,
    row_number() OVER (PARTITION BY year ORDER BY place, firmness DESC, recency DESC) = 1 AS in_force
FROM candidates;

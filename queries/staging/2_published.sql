-- grain: one row a published figure of data/published or added here, typed. Only counts visits, visits_lower_bound and
-- visits_partial_year are visits of a year; `code` is the value of `dimension`, null where the source does not say it.
CREATE OR REPLACE VIEW published_statements AS
WITH statements AS (
    SELECT
        0::BIGINT AS statement_id,
        key,
        year::INTEGER AS year,
        dimension,
        code,
        number::DOUBLE AS number,
        counts,
        bound,
        standing,
        stated_on::DATE AS stated_on,
        coalesce(stated_on::DATE, make_date(stated_year::INTEGER, 1, 1)) AS stated_about,
        as_of::DATE AS as_of,
        also_published::INTEGER AS also_published,
        source_title,
        source_url,
        note
    FROM published_figures
    UNION ALL
    SELECT
        statement_id,
        key,
        year,
        'total' AS dimension,
        NULL AS code,
        number::DOUBLE AS number,
        counts,
        CASE counts WHEN 'visits' THEN 'exact' WHEN 'visits_lower_bound' THEN 'at_least' ELSE 'part' END AS bound,
        'stated' AS standing,
        stated_on,
        stated_on AS stated_about,
        as_of,
        NULL AS also_published,
        source_title,
        source_url,
        NULL AS note
    FROM published_added
    WHERE state = 'in_force'
)

SELECT
    * EXCLUDE (standing),
    CASE
        WHEN key IN (SELECT replaces FROM published_added WHERE state = 'in_force') THEN 'corrected' ELSE standing
    END AS standing
FROM statements;

-- grain: the same without those that were corrected
CREATE OR REPLACE VIEW published AS
SELECT *
FROM published_statements
WHERE standing <> 'corrected';

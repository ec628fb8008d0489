-- grain: one row a published figure, typed. Only counts visits, visits_lower_bound and visits_partial_year are visits of
-- a year; `code` is the value of `dimension`, null where the source does not say it.
CREATE OR REPLACE VIEW published AS
SELECT
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
FROM published_figures;

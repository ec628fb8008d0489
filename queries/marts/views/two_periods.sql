-- sqlfluff:exclude_rules:CP05,LT02,LT09,ST06,LT08,RF02,AM04,ST05,AL09,AM03,LT14,RF03,RF04,ST08,ST09
-- The best source of each year that has some dimensions, with its visits within some months.
CREATE OR REPLACE MACRO within_months(needed, years, first_month, last_month) AS TABLE
SELECT
    best.source_id,
    best.year,
    best.basis,
    best.visits AS of_year,
    best.data_to,
    best.import_ids,
    best.demonstration,
    coalesce(sum(cells.visits) FILTER (
        first_month::INTEGER IS NULL OR cells.month BETWEEN first_month::INTEGER AND last_month::INTEGER
    ), 0)::BIGINT AS visits,
    count(DISTINCT cells.month) FILTER (cells.month BETWEEN first_month::INTEGER AND last_month::INTEGER) AS months,
    coalesce(sum(cells.visits) FILTER (cells.month IS NULL), 0)::BIGINT AS undated
FROM best_sources(needed) AS best
INNER JOIN cells ON best.source_id = cells.source_id AND best.year = cells.year
WHERE list_contains(years::INTEGER[], best.year)
GROUP BY ALL;

-- The dimensions that a breakdown of some months needs.
CREATE OR REPLACE MACRO needed_within(dimension, first_month) AS
[dimension::VARCHAR] || CASE WHEN first_month::INTEGER IS NULL THEN [] ELSE ['month'] END;

-- Codes that are one thing in one of two periods are one part of their comparison.
CREATE OR REPLACE MACRO joined_code(code, joined) AS
CASE
    WHEN list_contains(joined::VARCHAR[], code) THEN array_to_string(joined::VARCHAR[], ' ')
    ELSE code
END;

-- The value of a cell in the dimension that is compared.
CREATE OR REPLACE MACRO part_code(dimension, ministry_code, unit_code, visit_kind, institution_kind, joined) AS
CASE dimension::VARCHAR
    WHEN 'ministry' THEN joined_code(ministry_code, joined)
    WHEN 'region' THEN unit_code
    WHEN 'visit_kind' THEN joined_code(visit_kind, joined)
    WHEN 'institution_kind' THEN institution_kind
END;

-- The cells of some months of the best source of each year that fit the filters; regions on the borders of the earliest
-- day.
CREATE OR REPLACE MACRO cells_compared(years, first_month, last_month, dimension, ministries, regions, kinds) AS TABLE
SELECT *
FROM breakdown_read(
    'common', make_date(list_min(years::INTEGER[]), coalesce(first_month::INTEGER, 1), 1),
    needed_within(dimension, first_month), years, ministries, regions, kinds
)
WHERE first_month::INTEGER IS NULL OR month BETWEEN first_month::INTEGER AND last_month::INTEGER;

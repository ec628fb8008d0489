-- sqlfluff:exclude_rules:CP05,LT02,LT09,ST06,LT08,RF02,AM04,ST05,AL09,AM03,LT14,RF03,RF04,ST08,ST09
-- grain: one row a year, with the visits of some months of it that fit the filters; of all visits as in period_totals. A
-- choice is counted in the source of its breakdown, and is compared only where that source covers nine tenths of the
-- number of all visits. broken_down: the source covers it.
CREATE OR REPLACE MACRO compared_totals(
    years, first_month, last_month, shown, ministries, regions, kinds, today
) AS TABLE
    WITH picked AS (
        SELECT
            year,
            sum(visits) FILTER (
                first_month::INTEGER IS NULL OR month BETWEEN first_month::INTEGER AND last_month::INTEGER
            ) AS visits,
            sum(visits) FILTER (month IS NULL AND first_month::INTEGER IS NOT NULL) AS undated
        FROM breakdown(needed_within(coalesce(shown, 'ministry'), first_month), years, ministries, regions, kinds)
        GROUP BY year
    ),

    facts AS (
        SELECT
            totals.* EXCLUDE (data_to),
            coalesce(parts.data_to, totals.data_to) AS data_to,
            coalesce(parts.basis, 'none') AS parts_basis,
            parts.visits AS covered,
            parts.import_ids,
            coalesce(parts.demonstration, FALSE) AS demonstration,
            coalesce(abs(parts.visits - totals.visits) <= 0.1 * totals.visits, FALSE) AS broken_down,
            coalesce(ministries::VARCHAR[], regions::VARCHAR[], kinds::VARCHAR[]) IS NOT NULL AS narrowed
        FROM period_totals(years, first_month, last_month, today) AS totals
        LEFT JOIN within_months(
            needed(needed_within(coalesce(shown, 'ministry'), first_month), ministries, regions, kinds),
            years, first_month, last_month
        ) AS parts ON totals.year = parts.year
    )

    SELECT
        facts.year,
        CASE WHEN narrowed THEN coalesce(picked.visits, 0)::BIGINT ELSE facts.visits END AS visits,
        facts.qualifier,
        CASE WHEN narrowed THEN facts.parts_basis ELSE coalesce(facts.basis, 'none') END AS total_basis,
        CASE WHEN narrowed THEN coalesce(picked.undated, 0) ELSE coalesce(facts.undated, 0) END::BIGINT AS undated,
        facts.data_to,
        coalesce(facts.obstacle, CASE WHEN narrowed AND NOT broken_down THEN 'uncovered' END) AS obstacle,
        facts.parts_basis AS basis,
        facts.covered,
        facts.visits AS headline,
        facts.import_ids,
        facts.demonstration,
        facts.broken_down,
        facts.narrowed
    FROM facts
    LEFT JOIN picked ON facts.year = picked.year;

-- grain: one row a reported table and year, beside the other sources. A table spans the whole country if it names every
-- region of the year's first or last day, or no region and comes from no single group; never if it is of one ministry
-- or kind. It is exact for a whole year without a gap; a table in which cells were set aside is a lower bound.
DELETE FROM sources
WHERE source_id > 0 AND list_contains($years, year);

INSERT INTO sources
WITH per_year AS (
    SELECT
        source_id,
        import_id,
        table_number,
        year,
        sum(visits)::BIGINT AS visits,
        count(DISTINCT month) AS months,
        max(month) AS last_month
    FROM figures_in_force
    WHERE list_contains($years, year)
    GROUP BY ALL
)

SELECT
    per_year.source_id,
    per_year.year,
    'figures' AS basis,
    per_year.import_id,
    per_year.table_number,
    import_tables.dimensions,
    per_year.visits,
    NOT reported_tables.is_a_part AND (
        list_has_all(reported_tables.regions, regions_by_year.at_start)
        OR list_has_all(reported_tables.regions, regions_by_year.at_end)
        OR (NOT reported_tables.names_regions AND imports.group_code IS NULL)
    ) AS whole_country,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM reported_gaps AS gaps
            WHERE gaps.source_id = per_year.source_id AND coalesce(gaps.year, per_year.year) = per_year.year
        ) THEN 'at_least'
        WHEN per_year.months NOT IN (0, 12) AND per_year.months = per_year.last_month THEN 'to_date'
        WHEN per_year.months NOT IN (0, 12) OR per_year.year >= year(imports.imported_at) THEN 'at_least'
        ELSE 'exact'
    END AS qualifier,
    last_day(make_date(per_year.year, coalesce(per_year.last_month, 12)::INTEGER, 1)) AS data_to,
    per_year.import_id::VARCHAR AS import_ids,
    imports.demonstration
FROM per_year
INNER JOIN reported_tables ON per_year.source_id = reported_tables.source_id
INNER JOIN imports ON per_year.import_id = imports.import_id
INNER JOIN import_tables
    ON per_year.import_id = import_tables.import_id AND per_year.table_number = import_tables.table_number
INNER JOIN regions_by_year ON per_year.year = regions_by_year.year;

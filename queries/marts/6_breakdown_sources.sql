-- grain: one row a set of dimensions and year: the source that has them all and covers most; records on a tie, then the
-- later import, as in best_sources.
DELETE FROM breakdown_sources
WHERE list_contains($years, year);

INSERT INTO breakdown_sources
SELECT
    needed,
    year,
    max_by(
        source_id, (coalesce(visits, -1), basis = 'records', coalesce(import_id, -1), coalesce(table_number, -1))
    ) AS source_id
FROM (
    SELECT
        *,
        unnest(range(32))::INTEGER AS needed,
        dimension_sum(dimensions) AS held
    FROM sources
    WHERE list_contains($years, year)
) AS sets
WHERE held & needed = needed
GROUP BY needed, year;

-- grain: one row a set of dimensions and year: the source that has them all and covers most; records on a tie, then the
-- later import, as in best_sources.
DELETE FROM breakdown_sources
WHERE list_contains($years, year);

INSERT INTO breakdown_sources
SELECT
    sets.needed,
    sources.year,
    sources.source_id
FROM range(32) AS sets (needed)
INNER JOIN sources ON dimension_sum(sources.dimensions) & sets.needed::INTEGER = sets.needed::INTEGER
WHERE list_contains($years, sources.year)
QUALIFY row_number() OVER (
    PARTITION BY sets.needed, sources.year
    ORDER BY sources.visits DESC, sources.basis = 'records' DESC, sources.import_id DESC, sources.table_number DESC
) = 1;

-- grain: one row a cell and dimension, with the code that the cell has in it; null: not stated
CREATE OR REPLACE VIEW dimension_cells AS
SELECT
    cells.source_id,
    cells.year,
    dimensions.dimension,
    CASE dimensions.dimension
        WHEN 'month' THEN cells.month::VARCHAR
        WHEN 'region' THEN cells.region_code
        WHEN 'ministry' THEN cells.ministry_code
        WHEN 'visit_kind' THEN cells.visit_kind
        ELSE cells.institution_kind
    END AS code,
    cells.visits
FROM cells
CROSS JOIN
    (SELECT unnest(['month', 'region', 'ministry', 'visit_kind', 'institution_kind']) AS dimension) AS dimensions;

-- grain: one row a source, year and dimension that the source has
CREATE OR REPLACE VIEW source_dimensions AS
SELECT
    source_id,
    year,
    basis,
    visits,
    unnest(dimensions) AS dimension
FROM sources;

-- grain: one row a year, with what was said last of its difference
CREATE OR REPLACE VIEW last_notes AS
SELECT
    year,
    state AS note_state,
    reason,
    actor AS noted_by,
    noted_at
FROM reconciliation_notes
WHERE note_id IN (SELECT max(each.note_id) FROM reconciliation_notes AS each GROUP BY each.year);

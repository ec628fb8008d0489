-- grain: one row a row or cell that waits and one thing that was wrong with it. A register's row has the problems of its
-- row; a reported cell its own, those of the labels of its row, and those of the headings above it.
CREATE OR REPLACE VIEW waiting_causes AS
WITH of_the_row AS (
    SELECT
        waiting.visit_id,
        problems.problem,
        problems.value,
        problems.source_row,
        problems.source_column
    FROM waiting
    INNER JOIN problems
        ON
            waiting.import_id = problems.import_id AND waiting.table_number = problems.table_number
            AND waiting.source_row = problems.source_row AND waiting.sheet IS NOT DISTINCT FROM problems.sheet
    LEFT JOIN label_columns AS labels
        ON
            waiting.import_id = labels.import_id AND waiting.table_number = labels.table_number
            AND problems.source_column = labels.letter
    WHERE
        CASE waiting.kind
            WHEN 'records' THEN problems.problem <> 'kind_unknown'
            ELSE labels.letter IS NOT NULL OR coalesce(problems.source_column, '') IN ('', waiting.source_column)
        END
),

of_the_heading AS (
    SELECT
        waiting.visit_id,
        problems.problem,
        problems.value,
        problems.source_row,
        problems.source_column
    FROM waiting
    INNER JOIN problems
        ON
            waiting.import_id = problems.import_id AND waiting.table_number = problems.table_number
            AND waiting.source_column = problems.source_column AND waiting.sheet IS NOT DISTINCT FROM problems.sheet
    INNER JOIN import_tables
        ON waiting.import_id = import_tables.import_id AND waiting.table_number = import_tables.table_number
    WHERE waiting.kind = 'figures' AND problems.source_row < import_tables.first_row
)

SELECT
    found.*,
    dimension_of(found.problem) AS dimension
FROM (
    SELECT * FROM of_the_row
    UNION ALL
    SELECT * FROM of_the_heading
) AS found
WHERE found.problem <> 'total_mismatch';

-- question: Why do rows wait for a decision?
-- grain: one row a cause: a problem and, but for repeated rows, the text of the cell; the cause of most rows first
-- params: $import_id BIGINT
-- columns: problem VARCHAR, text VARCHAR, dimension VARCHAR, kind VARCHAR, rows BIGINT, imports VARCHAR
SELECT
    problem,
    CASE WHEN dimension = 'twin' THEN NULL ELSE value END AS text,
    any_value(dimension) AS dimension,
    any_value(kind) AS kind,
    count(DISTINCT visit_id) AS rows,
    string_agg(DISTINCT import_id, ', ' ORDER BY import_id) AS imports
FROM open_causes
WHERE $import_id::BIGINT IS NULL OR import_id = $import_id::BIGINT
GROUP BY problem, CASE WHEN dimension = 'twin' THEN NULL ELSE value END
ORDER BY count(DISTINCT visit_id) DESC, problem ASC, text ASC

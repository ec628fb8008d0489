-- grain: one row a year with recorded visits that count, with what they cover
DELETE FROM sources
WHERE source_id = 0 AND list_contains($years, year);

INSERT INTO sources
SELECT
    0 AS source_id,
    record_spans.year,
    'records' AS basis,
    NULL AS import_id,
    NULL AS table_number,
    ['month', 'region', 'ministry', 'visit_kind', 'institution_kind'] AS dimensions,
    sum(record_spans.visits)::BIGINT AS visits,
    FALSE AS whole_country,
    'recorded_so_far' AS qualifier,
    coalesce(
        max(record_spans.last_date), last_day(make_date(record_spans.year, max(record_spans.last_month), 1))
    ) AS data_to,
    array_to_string(list_sort(list(record_spans.import_id)), ', ') AS import_ids,
    bool_or(imports.demonstration) AS demonstration
FROM record_spans
INNER JOIN imports ON record_spans.import_id = imports.import_id
WHERE list_contains($years, record_spans.year)
GROUP BY record_spans.year;

-- grain: one row a year with recorded visits that count, with what they cover
DELETE FROM sources
WHERE source_id = 0 AND list_contains($years, year);

INSERT INTO sources
SELECT
    0 AS source_id,
    year,
    'records' AS basis,
    NULL AS import_id,
    NULL AS table_number,
    ['month', 'region', 'ministry', 'visit_kind', 'institution_kind'] AS dimensions,
    sum(visits)::BIGINT AS visits,
    FALSE AS whole_country,
    'recorded_so_far' AS qualifier,
    coalesce(max(last_date), last_day(make_date(year, max(last_month), 1))) AS data_to,
    string_agg(DISTINCT import_id, ', ' ORDER BY import_id) AS import_ids,
    bool_or(import_id IN (SELECT import_id FROM imports WHERE demonstration)) AS demonstration
FROM record_spans
WHERE list_contains($years, year)
GROUP BY year;

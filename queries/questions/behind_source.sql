-- question: Which visits, or cells of a reported table, does a source hold?
-- grain: one row a fact of the source (0: the records); $codes are of $rows: region (or null), group, ministry, ... (none: not stated)
-- params: $source_id BIGINT, $years INTEGER[], $rows VARCHAR, $codes VARCHAR[], $first_month INTEGER, $last_month INTEGER
-- columns: visit_id BIGINT, date DATE, year INTEGER, month INTEGER, region_code VARCHAR, ministry_code VARCHAR, visit_kind VARCHAR, institution_kind VARCHAR, institution VARCHAR, visits BIGINT, import_id BIGINT, file_name VARCHAR, sheet VARCHAR, source_row INTEGER, demonstration BOOLEAN
SELECT
    facts.visit_id,
    facts.date,
    facts.year,
    facts.month,
    facts.region_code,
    facts.ministry_code,
    facts.visit_kind,
    facts.institution_kind,
    facts.institution,
    facts.visits,
    facts.import_id,
    imports.file_name,
    facts.sheet,
    facts.source_row,
    imports.demonstration
FROM facts_by_source AS facts
INNER JOIN imports ON facts.import_id = imports.import_id
WHERE
    facts.source_id = coalesce($source_id::BIGINT, 0)
    AND ($years::INTEGER[] IS NULL OR list_contains($years::INTEGER[], facts.year))
    AND chosen(CASE coalesce($rows::VARCHAR, 'region')
        WHEN 'group' THEN imports.group_code
        WHEN 'ministry' THEN facts.ministry_code
        WHEN 'visit_kind' THEN facts.visit_kind
        WHEN 'institution_kind' THEN facts.institution_kind
        ELSE facts.region_code
    END, $codes)
    AND ($first_month::INTEGER IS NULL OR facts.month BETWEEN $first_month::INTEGER AND $last_month::INTEGER)
ORDER BY facts.year DESC, facts.month DESC NULLS LAST, facts.date DESC NULLS LAST, facts.visit_id ASC

-- The recorded visits that count and fit the filters, each with its file. A search looks in institution, file and sheet.
CREATE OR REPLACE MACRO found_records(YEARS, MINISTRIES, REGIONS, KINDS, SEARCH, ONLY_IMPORT) AS TABLE
    SELECT
        visits_counted.*,
        imports.file_name,
        imports.demonstration
    FROM visits_counted
    INNER JOIN imports ON visits_counted.import_id = imports.import_id
    WHERE
        (years::INTEGER[] IS NULL OR list_contains(years::INTEGER[], visits_counted.year))
        AND (only_import::BIGINT IS NULL OR visits_counted.import_id = only_import::BIGINT)
        AND chosen(visits_counted.ministry_code, ministries)
        AND chosen(visits_counted.region_code, regions)
        AND chosen(visits_counted.visit_kind, kinds)
        AND (
            coalesce(trim(search::VARCHAR), '') = ''
            OR contains(
                lower(concat_ws(' ', visits_counted.institution, imports.file_name, visits_counted.sheet)),
                lower(trim(search::VARCHAR))
            )
        );

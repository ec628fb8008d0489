-- grain: at most one row, the list of institutions that holds: the latest real one, else the demonstration list as long
-- as the demonstration data are in force
CREATE OR REPLACE VIEW mandate_list_in_force AS
SELECT lists.*
FROM mandate_lists AS lists
WHERE
    lists.state = 'in_force'
    AND (NOT lists.demonstration OR EXISTS (SELECT 1 FROM imports_in_force WHERE imports_in_force.demonstration))
ORDER BY lists.demonstration ASC, lists.list_id DESC
LIMIT 1;

-- grain: one row an institution in the mandate on the last day of a year, with its visits of `within` years up to then.
-- A visit is of the institution of this name, or of a name joined to it, in the region, or in the region out of which its
-- region was formed.
CREATE OR REPLACE MACRO mandate_visited(asked_year, within) AS TABLE -- noqa: CP05
    WITH listed AS (
        SELECT
            institutions.*,
            [institutions.region_code, borders.parent_code, borders.grandparent_code] AS region_codes
        FROM mandate_institutions AS institutions
        INNER JOIN mandate_list_in_force AS lists ON institutions.list_id = lists.list_id
        LEFT JOIN region_borders AS borders ON institutions.region_code = borders.region_code
        WHERE
            coalesce(institutions.valid_from <= make_date(asked_year::INTEGER, 12, 31), TRUE)
            AND coalesce(institutions.valid_before > make_date(asked_year::INTEGER, 12, 31), TRUE)
    ),

    visited AS (
        SELECT
            institution_key,
            region_code,
            sum(visits) FILTER (year > asked_year::INTEGER - within::INTEGER)::BIGINT AS visits,
            max(coalesce(date, last_day(make_date(year, coalesce(month, 12), 1)))) AS last_visit
        FROM visits_by_name
        WHERE year <= asked_year::INTEGER AND institution_key IS NOT NULL
        GROUP BY institution_key, region_code
    )

    SELECT
        listed.source_row,
        listed.institution,
        listed.region_code,
        listed.institution_kind,
        listed.ministry_code,
        coalesce(sum(visited.visits), 0)::BIGINT AS visits,
        max(visited.last_visit) AS last_visit
    FROM listed
    LEFT JOIN visited
        ON
            listed.institution_key = visited.institution_key
            AND list_contains(listed.region_codes, visited.region_code)
    GROUP BY ALL;

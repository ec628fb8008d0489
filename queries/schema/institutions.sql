-- Institutions that were visited by the same ministries and kinds of visit, together: their number, and their visits by
-- ministry and kind. Small whatever the number of records, and exact for any choice of filters.
CREATE TABLE IF NOT EXISTS institution_groups (
    year INTEGER,
    region_code VARCHAR,
    group_id UBIGINT, -- of the pairs of ministry and kind, within year and region
    ministry_code VARCHAR,
    visit_kind VARCHAR,
    institutions BIGINT,
    visits BIGINT
);

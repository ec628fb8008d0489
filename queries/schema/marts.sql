-- What the questions read: small tables, made anew for the years that a change touches.
CREATE TABLE IF NOT EXISTS sources (
    source_id BIGINT, -- 0 records, -1 published breakdowns, else a reported table: import_id * 1000 + table_number
    year INTEGER,
    basis VARCHAR, -- records | figures
    import_id BIGINT,
    table_number INTEGER,
    dimensions VARCHAR[],
    visits BIGINT,
    whole_country BOOLEAN,
    qualifier VARCHAR, -- of a reported table: exact | at_least | to_date
    data_to DATE,
    import_ids VARCHAR,
    demonstration BOOLEAN
);

CREATE TABLE IF NOT EXISTS cells (
    source_id BIGINT,
    year INTEGER,
    month INTEGER,
    region_code VARCHAR,
    ministry_code VARCHAR,
    visit_kind VARCHAR,
    institution_kind VARCHAR,
    visits BIGINT
);

CREATE TABLE IF NOT EXISTS institution_cells (
    year INTEGER,
    region_code VARCHAR,
    ministry_code VARCHAR,
    visit_kind VARCHAR,
    institution_id UBIGINT, -- of its name within its region
    visits BIGINT
);

-- Rows equal to an earlier row of another table or import that is in force: set aside, with their twin.
CREATE TABLE IF NOT EXISTS duplicates (
    visit_id BIGINT,
    twin_id BIGINT,
    import_id BIGINT,
    year INTEGER,
    visits BIGINT
);

ALTER TABLE duplicates ADD COLUMN IF NOT EXISTS twin_key UBIGINT;

-- Rows that are set aside and wait for a decision, with their cells and what is wrong with them.
CREATE TABLE IF NOT EXISTS waiting (
    visit_id BIGINT,
    import_id BIGINT,
    table_number INTEGER,
    kind VARCHAR, -- records | figures
    sheet VARCHAR,
    source_row INTEGER,
    source_column VARCHAR,
    year INTEGER,
    month INTEGER,
    date DATE,
    region_code VARCHAR,
    ministry_code VARCHAR,
    visit_kind VARCHAR,
    institution_kind VARCHAR,
    institution VARCHAR,
    visits BIGINT,
    approximate BOOLEAN,
    cells VARCHAR,
    problems VARCHAR
);

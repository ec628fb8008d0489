-- The two kinds of fact, never added together.
CREATE TABLE IF NOT EXISTS visits (
    visit_id BIGINT,
    import_id BIGINT,
    table_number INTEGER,
    sheet VARCHAR,
    source_row INTEGER,
    year INTEGER,
    month INTEGER,
    date DATE,
    region_code VARCHAR,
    ministry_code VARCHAR,
    visit_kind VARCHAR,
    institution_kind VARCHAR,
    institution VARCHAR,
    institution_key VARCHAR, -- the name without letter case, quotation marks and spacing
    twin_key UBIGINT, -- equal for rows that are equal by rule 11; null: no row is its twin
    visits BIGINT,
    approximate BOOLEAN,
    cells VARCHAR -- JSON object: column letter -> text of the cell
);

CREATE TABLE IF NOT EXISTS figures (
    visit_id BIGINT,
    import_id BIGINT,
    table_number INTEGER,
    sheet VARCHAR,
    source_row INTEGER,
    source_column VARCHAR,
    year INTEGER,
    month INTEGER,
    region_code VARCHAR,
    ministry_code VARCHAR,
    visit_kind VARCHAR,
    institution_kind VARCHAR,
    visits BIGINT,
    approximate BOOLEAN,
    cells VARCHAR
);

-- What was imported, from which tables, with what left out. Ids are made in Python.
CREATE TABLE IF NOT EXISTS imports (
    import_id BIGINT,
    file_name VARCHAR,
    sha256 VARCHAR,
    group_code VARCHAR,
    actor VARCHAR,
    imported_at TIMESTAMP,
    state VARCHAR, -- in_force | withdrawn
    demonstration BOOLEAN
);

CREATE TABLE IF NOT EXISTS import_tables (
    import_id BIGINT,
    table_number INTEGER,
    sheet VARCHAR,
    kind VARCHAR, -- records | figures
    title VARCHAR,
    first_row INTEGER,
    last_row INTEGER,
    dimensions VARCHAR[], -- of month, region, ministry, visit_kind, institution_kind
    visits BIGINT -- in all rows that are not set aside
);

CREATE TABLE IF NOT EXISTS import_columns (
    import_id BIGINT,
    table_number INTEGER,
    letter VARCHAR,
    header VARCHAR, -- only of recognised columns
    meaning VARCHAR
);

CREATE TABLE IF NOT EXISTS problems (
    import_id BIGINT,
    table_number INTEGER,
    sheet VARCHAR,
    source_row INTEGER,
    source_column VARCHAR,
    problem VARCHAR,
    value VARCHAR -- noqa: RF04
);

CREATE TABLE IF NOT EXISTS left_out (
    import_id BIGINT,
    table_number INTEGER,
    sheet VARCHAR,
    reason VARCHAR,
    source_rows BIGINT
);

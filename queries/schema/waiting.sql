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

-- What was decided about rows that are set aside; a decision is taken back by its state, never deleted.
CREATE TABLE IF NOT EXISTS resolutions (
    resolution_id BIGINT,
    action VARCHAR, -- correct | discard
    dimension VARCHAR, -- date | region | ministry | visit_kind | visits | twin; null for a discarded row
    value VARCHAR, -- noqa: RF04 -- the code or corrected value; of a discarded row the reason
    problem VARCHAR,
    text VARCHAR, -- of the cells that it is about
    actor VARCHAR,
    decided_at TIMESTAMP,
    state VARCHAR -- in_force | taken_back
);

CREATE TABLE IF NOT EXISTS resolved_rows (resolution_id BIGINT, visit_id BIGINT);

-- What follows from the decisions in force, kept with them in one transaction: rows that wait no longer.
CREATE TABLE IF NOT EXISTS settled_rows (
    visit_id BIGINT,
    import_id BIGINT,
    table_number INTEGER,
    outcome VARCHAR, -- counted | discarded
    two_visits BOOLEAN, -- said to be a visit of its own beside its twin
    visits BIGINT
);

-- A corrected version of a file and the import whose rows it replaces.
CREATE TABLE IF NOT EXISTS replacements (import_id BIGINT, replaced_id BIGINT);

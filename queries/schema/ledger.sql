-- Who changed what, and which files the database was built from.
CREATE TABLE IF NOT EXISTS ledger (
    version BIGINT, -- 1, 2, 3 ...: one for each committed change
    changed_at TIMESTAMP,
    actor VARCHAR,
    action VARCHAR, -- import | withdraw | restore | complete | incomplete | reference
    import_id BIGINT,
    year INTEGER
);

-- One row. Each change updates it, so that two changes at the same time collide and one of them is tried again.
CREATE TABLE IF NOT EXISTS versions (version BIGINT);

CREATE TABLE IF NOT EXISTS complete_years (year INTEGER);

CREATE TABLE IF NOT EXISTS loaded_files (name VARCHAR, sha256 VARCHAR);

-- The institutions in the mandate, as lists that were imported; the latest list in force holds.
CREATE TABLE IF NOT EXISTS mandate_lists (
    list_id BIGINT,
    file_name VARCHAR,
    sha256 VARCHAR,
    actor VARCHAR,
    imported_at TIMESTAMP,
    state VARCHAR, -- in_force | withdrawn
    demonstration BOOLEAN
);

CREATE TABLE IF NOT EXISTS mandate_institutions (
    list_id BIGINT,
    source_row INTEGER,
    institution VARCHAR,
    institution_key VARCHAR, -- the name without letter case, quotation marks and spacing
    region_code VARCHAR,
    institution_kind VARCHAR,
    ministry_code VARCHAR,
    valid_from DATE,
    valid_before DATE
);

-- What was said about two spellings of a name within a region: one institution, or two. A word is taken back by its
-- state, never deleted; records keep the names as they were written.
CREATE TABLE IF NOT EXISTS spellings (
    spelling_id BIGINT,
    region_code VARCHAR,
    first_key VARCHAR, -- the names without letter case, quotation marks and spacing, in the order of the alphabet
    second_key VARCHAR,
    first_name VARCHAR, -- as they were spelled
    second_name VARCHAR,
    same BOOLEAN, -- one institution; else two
    actor VARCHAR,
    decided_at TIMESTAMP,
    state VARCHAR -- in_force | withdrawn
);

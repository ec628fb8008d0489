-- Published figures that were added or corrected here, beside those of data/published; nothing is overwritten.
CREATE TABLE IF NOT EXISTS published_added (
    statement_id BIGINT, -- 1, 2, 3 ...
    key VARCHAR,
    year INTEGER,
    number BIGINT,
    counts VARCHAR, -- visits | visits_lower_bound | visits_partial_year
    stated_on DATE,
    as_of DATE, -- of a part of a year: up to which day
    source_title VARCHAR,
    source_url VARCHAR,
    replaces VARCHAR, -- key of the statement that it corrects; null: a statement of its own
    actor VARCHAR,
    added_at TIMESTAMP,
    state VARCHAR -- in_force | withdrawn
);

-- What was said of a difference between published, recorded and reported numbers; the last word of a year holds.
CREATE TABLE IF NOT EXISTS reconciliation_notes (
    note_id BIGINT,
    year INTEGER,
    state VARCHAR, -- open | explained | accepted
    reason VARCHAR,
    actor VARCHAR,
    noted_at TIMESTAMP
);

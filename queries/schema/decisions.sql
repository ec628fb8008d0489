-- What a person decided once and the product remembers. A decision is taken back by its state, never deleted.
CREATE TABLE IF NOT EXISTS decisions (
    decision_id BIGINT,
    dimension VARCHAR, -- region | ministry | visit_kind | institution_kind
    text VARCHAR, -- the unknown text, folded, after the personal-data check
    spelled VARCHAR, -- the same as it was spelled
    code VARCHAR, -- what it stands for; none: not stated
    actor VARCHAR,
    decided_at TIMESTAMP,
    state VARCHAR -- in_force | withdrawn
);

-- The forms that senders use, known by their headers: who sends them, and what was corrected in how they are read.
CREATE TABLE IF NOT EXISTS templates (
    template_id BIGINT,
    fingerprint VARCHAR, -- of the headers of one table
    group_code VARCHAR, -- the sending group; none: not stated
    title VARCHAR, -- its headers in words, for the list
    guide VARCHAR, -- JSON: headers, rows of the head, kind and meanings of columns; null: read without corrections
    actor VARCHAR,
    decided_at TIMESTAMP,
    state VARCHAR -- in_force | withdrawn
);

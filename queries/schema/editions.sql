-- Frozen statistics: each edition is a schema of its own with all tables as they were, read by the same questions.
CREATE TABLE IF NOT EXISTS editions (
    edition_id BIGINT,
    name VARCHAR,
    actor VARCHAR,
    made_at TIMESTAMP,
    version BIGINT -- of the last change that it holds
);

-- One row within an edition, none in the statistics of today.
CREATE TABLE IF NOT EXISTS edition_open (edition_id BIGINT, name VARCHAR, made_at TIMESTAMP);

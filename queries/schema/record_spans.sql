-- What the recorded visits that count cover. Grain: one row an import and year.
CREATE TABLE IF NOT EXISTS record_spans (
    import_id BIGINT,
    year INTEGER,
    visits BIGINT,
    last_date DATE,
    last_month INTEGER
);

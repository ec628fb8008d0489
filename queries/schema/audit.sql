-- What a change was about, beside its row in the ledger and written in the same transaction. Rows are only ever added.
CREATE TABLE IF NOT EXISTS audit (
    version BIGINT, -- of the ledger
    what VARCHAR, -- numbers and codes only, never a text that somebody typed
    counts VARCHAR -- a JSON object of whole numbers
);

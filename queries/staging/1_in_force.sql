-- What counts now: demonstration data steps aside as long as a real import is in force.
CREATE OR REPLACE VIEW imports_in_force AS
SELECT *
FROM imports
WHERE state = 'in_force' AND (
    NOT demonstration
    OR NOT EXISTS (SELECT 1 FROM imports AS other WHERE other.state = 'in_force' AND NOT other.demonstration)
);

CREATE OR REPLACE VIEW visits_in_force AS
SELECT *
FROM visits
WHERE import_id IN (SELECT import_id FROM imports_in_force);

-- grain: one row a visit row that counts
CREATE OR REPLACE VIEW visits_counted AS
SELECT *
FROM visits_in_force
WHERE visit_id NOT IN (SELECT visit_id FROM duplicates);

CREATE OR REPLACE VIEW figures_in_force AS
SELECT
    figures.*,
    figures.import_id * 1000 + figures.table_number AS source_id
FROM figures
WHERE import_id IN (SELECT import_id FROM imports_in_force);

-- grain: one row a row that is set aside and still waits
CREATE OR REPLACE VIEW waiting_open AS
SELECT *
FROM waiting
WHERE visit_id NOT IN (SELECT visit_id FROM settled_rows);

CREATE OR REPLACE VIEW waiting_in_force AS
SELECT *
FROM waiting_open
WHERE import_id IN (SELECT import_id FROM imports_in_force);

-- grain: one row a repeated row, in force, about which nothing is decided yet
CREATE OR REPLACE VIEW duplicates_open AS
SELECT *
FROM duplicates
WHERE visit_id NOT IN (SELECT visit_id FROM settled_rows WHERE outcome = 'discarded');

-- The facts and marks that followed from earlier decisions about these rows.
DELETE FROM visits
WHERE list_contains($ids, visit_id) AND visit_id IN (SELECT waiting.visit_id FROM waiting);

DELETE FROM figures
WHERE list_contains($ids, visit_id) AND visit_id IN (SELECT waiting.visit_id FROM waiting);

DELETE FROM settled_rows
WHERE list_contains($ids, visit_id);

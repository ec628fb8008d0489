-- Stories: saved views in an order that somebody gave them, to be shown full screen or exported.
CREATE TABLE IF NOT EXISTS stories (
    story_id BIGINT, -- 1, 2, 3 ...
    name VARCHAR, -- null: the ready story, which is called in the reader's language
    made_at TIMESTAMP,
    made_by VARCHAR,
    changed_at TIMESTAMP,
    changed_by VARCHAR,
    deleted BOOLEAN -- kept, so that deleting can be undone
);

-- A view: the page it was saved from, the view of the ready set that it is, and what was chosen, as in an address.
CREATE TABLE IF NOT EXISTS story_views (
    story_id BIGINT,
    place INTEGER, -- 1, 2, 3 ...
    page VARCHAR,
    view VARCHAR,
    address VARCHAR,
    added_at TIMESTAMP,
    added_by VARCHAR
);

-- The story for the forum is there from the first start: of the latest year that is broken down.
INSERT INTO story_views
SELECT
    1 AS story_id,
    ready.place,
    ready.page,
    ready.view,
    '' AS address,
    now()::TIMESTAMP AS added_at,
    '' AS added_by
FROM (
    VALUES
    (1, 'overview', 'overview'),
    (2, 'trends', 'months'),
    (3, 'changes', 'changes'),
    (4, 'ministries', 'ministries'),
    (5, 'regions', 'regions'),
    (6, 'regions', 'ranking'),
    (7, 'about', 'method')
) AS ready (place, page, view)
WHERE NOT EXISTS (SELECT story_id FROM stories);

INSERT INTO stories
SELECT
    1 AS story_id,
    NULL AS name,
    now()::TIMESTAMP AS made_at,
    '' AS made_by,
    now()::TIMESTAMP AS changed_at,
    '' AS changed_by,
    FALSE AS deleted
WHERE NOT EXISTS (SELECT story_id FROM stories);

-- question: Which views does a story show, and in which order?
-- grain: one row a view of the story, in its order
-- params: $story_id BIGINT
-- columns: place INTEGER, page VARCHAR, view VARCHAR, address VARCHAR, added_at TIMESTAMP, added_by VARCHAR
SELECT
    place,
    page,
    view,
    address,
    added_at,
    added_by
FROM story_views
WHERE story_id = $story_id::BIGINT
ORDER BY place

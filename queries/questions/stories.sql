-- question: Which stories are there?
-- grain: one row a story, deleted ones too; no name: the ready story
-- params: none
-- columns: story_id BIGINT, name VARCHAR, views BIGINT, made_at TIMESTAMP, made_by VARCHAR, changed_at TIMESTAMP, changed_by VARCHAR, deleted BOOLEAN
SELECT
    stories.story_id,
    stories.name,
    count(story_views.place) AS views,
    stories.made_at,
    stories.made_by,
    stories.changed_at,
    stories.changed_by,
    stories.deleted
FROM stories
LEFT JOIN story_views ON stories.story_id = story_views.story_id
GROUP BY ALL
ORDER BY stories.story_id

-- grain: one row a year, with the number that stands for it
CREATE OR REPLACE VIEW headlines AS
SELECT
    candidates.year,
    candidates.visits,
    candidates.qualifier,
    candidates.basis,
    candidates.as_of,
    CASE WHEN candidates.basis <> 'published' THEN candidates.origin::BIGINT END AS source_id,
    published.key AS statement,
    published.source_title,
    published.source_url,
    published.stated_about
FROM headline_candidates AS candidates
LEFT JOIN published ON candidates.basis = 'published' AND candidates.origin = published.key
WHERE candidates.in_force;

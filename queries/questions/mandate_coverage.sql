-- question: What share of the institutions in the mandate was visited within some years?
-- grain: one row a region or, $rows kind, a kind of institution, of those in the mandate at the end of $year
-- params: $year INTEGER, $within INTEGER, $rows VARCHAR
-- columns: code VARCHAR, institutions BIGINT, visited BIGINT, share DOUBLE, visits BIGINT
SELECT
    CASE WHEN $rows::VARCHAR = 'kind' THEN institution_kind ELSE region_code END AS code,
    count(*) AS institutions,
    count(*) FILTER (visits > 0) AS visited,
    count(*) FILTER (visits > 0) / count(*) AS share,
    sum(visits)::BIGINT AS visits
FROM mandate_visited($year, coalesce($within, 1))
GROUP BY ALL
ORDER BY code ASC NULLS LAST

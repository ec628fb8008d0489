-- question: Which years can be broken down by region or ministry?
-- grain: one row a year, the latest last
-- params: none
-- columns: year INTEGER, covered BIGINT, headline BIGINT
SELECT
    sources.year,
    max(sources.visits) AS covered,
    any_value(headlines.visits) AS headline
FROM sources
LEFT JOIN headlines ON sources.year = headlines.year
WHERE list_has_any(sources.dimensions, ['region', 'ministry'])
GROUP BY sources.year
ORDER BY sources.year

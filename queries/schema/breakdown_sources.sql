-- Which source answers a breakdown of a year: the best one that has all the dimensions that are shown or filtered by.
CREATE TABLE IF NOT EXISTS breakdown_sources (
    needed INTEGER, -- sum of month 1, region 2, ministry 4, visit_kind 8, institution_kind 16
    year INTEGER,
    source_id BIGINT
);

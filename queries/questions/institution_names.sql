-- question: Under which names were institutions of a region visited, or do they stand in the list of the mandate?
-- grain: one row a spelling within a region
-- params: $region VARCHAR
-- columns: region_code VARCHAR, institution_key VARCHAR, institution VARCHAR, institution_kind VARCHAR, ministry_code VARCHAR, visits BIGINT
SELECT
    region_code,
    institution_key,
    institution,
    institution_kind,
    ministry_code,
    visits
FROM institution_names
WHERE $region::VARCHAR IS NULL OR region_code = $region::VARCHAR
ORDER BY region_code ASC, institution ASC

-- An institution is its name within its region, as spelled; a number stands for both.
CREATE OR REPLACE MACRO institution_number(REGION, NAME_KEY) AS
md5_number_lower(concat_ws('|', coalesce(region, ''), name_key));

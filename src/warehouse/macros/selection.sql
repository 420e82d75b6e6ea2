-- How a question's comma-joined lists are taken apart. Ids hold no comma; a year that is not a number
-- is no year.
CREATE MACRO as_ids(joined) AS string_split(joined, ',');
CREATE MACRO as_years(joined) AS TRY_CAST(string_split(joined, ',') AS SMALLINT[]);

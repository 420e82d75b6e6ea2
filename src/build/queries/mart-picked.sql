-- The figures to show of the year.
CREATE OR REPLACE TEMP TABLE picked AS
SELECT * FROM figure((SELECT list(entity_id) FROM entities), [$year]);

-- The place of each body among those of the year, from 0.
CREATE OR REPLACE TEMP TABLE bodies AS
SELECT entity_id, row_number() OVER (ORDER BY entity_id) - 1 AS body
FROM (SELECT entity_id FROM documents WHERE fiscal_year = $year UNION SELECT entity_id FROM picked);

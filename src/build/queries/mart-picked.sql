-- The figures to show of the year, each with its document's distance in years and what is to be told of its id: the line,
-- 0 where it is derived, or all of it where it is made otherwise than ids are.
CREATE OR REPLACE TEMP TABLE picked AS
WITH placed AS (
  SELECT
    p.*, d.fiscal_year - p.fiscal_year AS later,
    concat_ws('/', p.document_id, p.concept, p.measure, p.fiscal_year) AS place,
    TRY_CAST(regexp_extract(p.fact_id, '/L([1-9][0-9]*)$', 1) AS INTEGER) AS number
  FROM figure((SELECT list(entity_id) FROM entities), [$year]) p
  JOIN documents d USING (document_id)
),
lined AS (
  SELECT
    * EXCLUDE (place, number),
    CASE WHEN fact_id = place || '/derived' THEN 0 WHEN fact_id = place || '/L' || number THEN number END AS line
  FROM placed
)
SELECT *, CASE WHEN line IS NULL THEN fact_id END AS id FROM lined;

-- Employment subsidies (就业补助, 20807): one row per department, year and 项. Where only the 款 is reported,
-- one row for it, with code 20807. Where the accounts report neither, one row with code null: none reported,
-- which is not 0. The accounts of a department-year are its own document, or functional figures about it in a
-- later one; a year without either has no row, since nothing is known of its subsidies.
--   division       the 款 as a whole: printed, else as the data derive it; null where neither
--   fund           which money the item covers; null where the document does not say
--   total_concept  what `total` is: the expenditure of the year, else 支出总计, else the
--                  general-public-budget expenditure
--   share          value / total * 100; null without a total or with a total of 0
-- @param entities each: departments
-- @param years list: fiscal years the figures are about
WITH picked AS MATERIALIZED (
  SELECT *, CASE WHEN starts_with(concept, 'function.') THEN substr(concept, 10) END AS code
  FROM figure(as_ids($entities), as_years($years))
  WHERE measure = 'final'
    -- The subsidies, and whether any 类 is reported: every document with functional figures has those.
    AND (starts_with(concept, 'function.20807')
      OR starts_with(concept, 'function.') AND length(concept) = length('function.') + 3
      OR is_main_total(concept))
),
itemised AS (
  SELECT DISTINCT entity_id, fiscal_year FROM picked WHERE starts_with(code, '20807') AND length(code) = 7
),
subsidy AS (
  SELECT p.* FROM picked p
  LEFT JOIN itemised i USING (entity_id, fiscal_year)
  WHERE starts_with(p.code, '20807') AND (length(p.code) = 7 OR i.entity_id IS NULL)
),
division AS (SELECT * FROM picked WHERE code = '20807'),
total AS (
  SELECT entity_id, fiscal_year, unnest(main_total(concept, value, fact_id, origin))
  FROM picked
  WHERE code IS NULL
  GROUP BY entity_id, fiscal_year
),
accounts AS (
  SELECT entity_id, fiscal_year FROM picked WHERE code IS NOT NULL
  UNION
  SELECT entity_id, fiscal_year FROM documents
  WHERE entity_id IN (SELECT unnest(as_ids($entities))) AND fiscal_year IN (SELECT unnest(as_years($years)))
)
SELECT
  a.entity_id, a.fiscal_year, s.code, c.name_zh, c.name_en, s.fund,
  s.value, s.fact_id AS value_fact_id, s.origin AS value_origin,
  d.value AS division, d.fact_id AS division_fact_id, d.origin AS division_origin,
  t.concept AS total_concept, t.value AS total, t.fact_id AS total_fact_id, t.origin AS total_origin,
  s.value / nullif(t.value, 0) * 100 AS share
FROM accounts a
LEFT JOIN subsidy s USING (entity_id, fiscal_year)
LEFT JOIN division d USING (entity_id, fiscal_year)
LEFT JOIN total t USING (entity_id, fiscal_year)
LEFT JOIN classification c ON c.scheme = 'functional' AND c.code = s.code
ORDER BY a.entity_id, a.fiscal_year, s.code;

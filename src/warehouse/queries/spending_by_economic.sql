-- Basic expenditure by economic classification: one row per department, year and item of one level.
--   has_parts      whether the next level is reported beneath the item
--   total_concept  what `total` is: at the top basic expenditure of the general public budget, else basic
--                  expenditure; beneath a parent, the parent
--   share          value / total * 100; null without a total or with a total of 0
--   staff          people on post, from the document of that very year
--   per_staff      万元 per person; null without staff
-- An item reported as 0 is a row; an item not reported is none.
-- A department-year that reports the total and no item is one row with concept and value null.
-- @param entities each: departments
-- @param years list: fiscal years the figures are about
-- @param parent text: '' for 301, 302, …, or the code whose parts are asked for
WITH picked AS MATERIALIZED (
  SELECT *, CASE WHEN starts_with(concept, 'economic.') THEN substr(concept, 10) END AS code
  FROM figure(as_ids($entities), as_years($years))
  WHERE measure = 'final'
    AND (starts_with(concept, 'economic.' || $parent) OR is_basic_total(concept))
),
item AS (
  SELECT * FROM picked
  WHERE length(code) = CASE WHEN $parent = '' THEN 3 ELSE length(CAST($parent AS VARCHAR)) + 2 END
),
total AS (
  SELECT entity_id, fiscal_year, unnest(basic_total(concept, value, fact_id, origin))
  FROM picked
  WHERE CASE WHEN $parent = '' THEN code IS NULL ELSE code = $parent END
  GROUP BY entity_id, fiscal_year
),
parted AS (
  SELECT DISTINCT entity_id, fiscal_year, left(code, length(code) - 2) AS code FROM picked WHERE length(code) > 3
)
SELECT
  entity_id, fiscal_year, i.concept, i.code, c.name_zh, c.name_en, coalesce(i.unit, 'CNY10k') AS unit, i.fund,
  i.value, i.fact_id AS value_fact_id, i.origin AS value_origin,
  p.code IS NOT NULL AS has_parts,
  t.concept AS total_concept, t.value AS total, t.fact_id AS total_fact_id, t.origin AS total_origin,
  i.value / nullif(t.value, 0) * 100 AS share,
  d.staff,
  i.value / nullif(d.staff, 0) AS per_staff
FROM item i
FULL JOIN total t USING (entity_id, fiscal_year)
LEFT JOIN parted p USING (entity_id, fiscal_year, code)
LEFT JOIN classification c ON c.scheme = 'economic' AND c.code = i.code
LEFT JOIN documents d USING (entity_id, fiscal_year)
ORDER BY entity_id, fiscal_year, i.code;

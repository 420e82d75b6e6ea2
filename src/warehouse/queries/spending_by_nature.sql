-- Expenditure by nature: one row per department, year and kind. Basic and project expenditure are rows
-- wherever they are reported, 0 included; the smaller kinds only where they are not 0.
--   total_concept  what `total` is: the expenditure of the year, else 支出总计, else the
--                  general-public-budget expenditure
--   share          value / total * 100; null without a total or with a total of 0
--   staff          people on post, from the document of that very year
--   per_staff      万元 per person; null without staff
-- code, name_zh, name_en, fund are null: these concepts are in no classification.
-- A department-year that reports the total and no item is one row with concept and value null.
-- @param entities each: departments
-- @param years list: fiscal years the figures are about
WITH picked AS MATERIALIZED (
  SELECT *
  FROM figure(as_ids($entities), as_years($years))
  WHERE measure = 'final' AND (starts_with(concept, 'expenditure.') OR concept = 'general_budget.total')
),
item AS (
  SELECT * FROM picked
  WHERE concept IN ('expenditure.basic', 'expenditure.project')
    OR (concept IN ('expenditure.turned_over', 'expenditure.business', 'expenditure.affiliated_subsidy')
      AND value <> 0)
),
total AS (
  SELECT entity_id, fiscal_year, unnest(main_total(concept, value, fact_id, origin))
  FROM picked
  WHERE is_main_total(concept)
  GROUP BY entity_id, fiscal_year
)
SELECT
  entity_id, fiscal_year, i.concept,
  CAST(NULL AS VARCHAR) AS code, CAST(NULL AS VARCHAR) AS name_zh, CAST(NULL AS VARCHAR) AS name_en,
  coalesce(i.unit, 'CNY10k') AS unit, i.fund,
  i.value, i.fact_id AS value_fact_id, i.origin AS value_origin,
  false AS has_parts,
  t.concept AS total_concept, t.value AS total, t.fact_id AS total_fact_id, t.origin AS total_origin,
  i.value / nullif(t.value, 0) * 100 AS share,
  d.staff,
  i.value / nullif(d.staff, 0) AS per_staff
FROM item i
FULL JOIN total t USING (entity_id, fiscal_year)
LEFT JOIN documents d USING (entity_id, fiscal_year)
ORDER BY entity_id, fiscal_year, list_position([
  'expenditure.basic', 'expenditure.project', 'expenditure.turned_over', 'expenditure.business',
  'expenditure.affiliated_subsidy'
], i.concept);

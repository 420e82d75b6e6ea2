-- What made a change: totals and the items they are made of, in a year and in the year before. One row per
-- department, year and concept that either side reports: the three-public expenses, 类 of expenditure, basic and
-- project expenditure and its smaller kinds, kinds of income, and the totals these are parts of.
--   value  the final account of the year
--   prior  that of the year before: from its own document, else from what this year's document states or implies
--   *_fund   which money a side covers; null where the document does not say
--   *_scope  which units the document covers that a side comes from
--   name_zh, name_en  of coded concepts, from the classification
-- A side that is not reported is null, which is not 0.
-- @param entities list: departments
-- @param years list: fiscal years
WITH picked AS MATERIALIZED (
  SELECT *
  FROM figure(
    as_ids($entities),
    list_concat(as_years($years), list_transform(as_years($years), lambda y: y - 1))
  )
  WHERE measure = 'final'
    AND (starts_with(concept, 'function.') AND length(concept) = length('function.') + 3
      OR concept IN ('three_public.total', 'three_public.overseas', 'three_public.vehicle',
        'three_public.reception', 'general_budget.total', 'carryover.opening')
      OR starts_with(concept, 'expenditure.')
      OR starts_with(concept, 'income.') AND NOT contains(concept, '.function.'))
),
wanted AS (
  SELECT entity_id, fiscal_year, concept FROM picked
  UNION
  SELECT entity_id, fiscal_year + 1, concept FROM picked
)
SELECT
  w.entity_id, CAST(w.fiscal_year AS SMALLINT) AS fiscal_year, w.concept, c.name_zh, c.name_en,
  coalesce(v.unit, p.unit) AS unit,
  v.value, v.fact_id AS value_fact_id, v.origin AS value_origin, v.fund AS value_fund, vd.scope AS value_scope,
  p.value AS prior, p.fact_id AS prior_fact_id, p.origin AS prior_origin, p.fund AS prior_fund,
  pd.scope AS prior_scope
FROM wanted w
LEFT JOIN picked v ON v.entity_id = w.entity_id AND v.concept = w.concept AND v.fiscal_year = w.fiscal_year
LEFT JOIN picked p ON p.entity_id = w.entity_id AND p.concept = w.concept AND p.fiscal_year = w.fiscal_year - 1
LEFT JOIN documents vd ON vd.document_id = v.document_id
LEFT JOIN documents pd ON pd.document_id = p.document_id
LEFT JOIN classification c ON c.scheme = 'functional' AND 'function.' || c.code = w.concept
WHERE w.fiscal_year IN (SELECT unnest(as_years($years)))
ORDER BY w.entity_id, w.fiscal_year, w.concept;

-- Three-public expenses and their counts: one row per department, year and concept for which the year's
-- final account or budget is reported. What is reported of the year before only is no row. Figures of
-- single receptions, single units and kinds of vehicle are left out.
--   final           the final account; for counts, the count
--   budget          the budget the final account is held against; null for counts
--   budget_measure  which budget: the adjusted one where it is reported, else the initial one
--   completion      the rate of completion as printed; null where it is not
--   prior           the final account, or count, of the year before
-- @param entities each: departments
-- @param years list: fiscal years the figures are about
WITH picked AS MATERIALIZED (
  SELECT *
  FROM figure(
    as_ids($entities),
    list_concat(as_years($years), list_transform(as_years($years), lambda y: y - 1))
  )
  WHERE measure IN ('final', 'initial_budget', 'adjusted_budget', 'completion_pct')
      AND concept IN ('three_public.total', 'three_public.overseas', 'three_public.vehicle',
        'three_public.vehicle_purchase', 'three_public.vehicle_operation', 'three_public.reception',
        'three_public.reception_domestic', 'three_public.reception_foreign')
    OR measure = 'count'
      AND concept IN ('three_public.overseas_groups', 'three_public.overseas_people',
        'three_public.vehicles_purchased', 'three_public.vehicles_held', 'three_public.reception_batches',
        'three_public.reception_visitors', 'three_public.reception_foreign_batches',
        'three_public.reception_foreign_visitors')
),
final AS (SELECT * FROM picked WHERE measure IN ('final', 'count')),
budget AS (
  SELECT
    entity_id, fiscal_year, concept,
    -- 'adjusted_budget' sorts before 'initial_budget'
    unnest(arg_min({measure: measure, unit: unit, value: value, fact_id: fact_id, origin: origin}, measure))
  FROM picked
  WHERE measure IN ('initial_budget', 'adjusted_budget')
  GROUP BY entity_id, fiscal_year, concept
),
completion AS (SELECT * FROM picked WHERE measure = 'completion_pct'),
reported AS (
  SELECT entity_id, fiscal_year, concept FROM final
  UNION
  SELECT entity_id, fiscal_year, concept FROM budget
)
SELECT
  r.entity_id, r.fiscal_year, r.concept, coalesce(f.unit, b.unit) AS unit,
  f.value AS final, f.fact_id AS final_fact_id, f.origin AS final_origin,
  b.measure AS budget_measure,
  b.value AS budget, b.fact_id AS budget_fact_id, b.origin AS budget_origin,
  c.value AS completion, c.fact_id AS completion_fact_id, c.origin AS completion_origin,
  p.value AS prior, p.fact_id AS prior_fact_id, p.origin AS prior_origin
FROM reported r
LEFT JOIN final f USING (entity_id, fiscal_year, concept)
LEFT JOIN budget b USING (entity_id, fiscal_year, concept)
LEFT JOIN completion c USING (entity_id, fiscal_year, concept)
LEFT JOIN final p ON p.entity_id = r.entity_id AND p.concept = r.concept AND p.fiscal_year = r.fiscal_year - 1
WHERE r.fiscal_year IN (SELECT unnest(as_years($years)))
ORDER BY r.entity_id, r.fiscal_year, r.concept;

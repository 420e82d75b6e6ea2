-- What one visitor, one reception batch, one vehicle held cost: one row per department, year and ratio of
-- which at least one term is reported.
--   ratio   per_visitor, per_batch: domestic receptions over domestic visitors or batches (all receptions
--           where the domestic ones are not stated apart and there were no foreign ones);
--           per_vehicle: vehicle operation over vehicles held
--   value   元 per unit; null when a term is missing or the count is 0
--   amount  the numerator, 万元
--   count   the denominator
-- @param entities each: departments
-- @param years list: fiscal years the figures are about
WITH picked AS MATERIALIZED (
  SELECT *
  FROM figure(as_ids($entities), as_years($years))
  WHERE measure = 'final'
      AND concept IN ('three_public.reception', 'three_public.reception_domestic',
        'three_public.reception_foreign', 'three_public.vehicle_operation')
    OR measure = 'count'
      AND concept IN ('three_public.reception_batches', 'three_public.reception_visitors',
        'three_public.reception_foreign_batches', 'three_public.reception_foreign_visitors',
        'three_public.vehicles_held')
),
reception AS (
  SELECT * FROM picked p
  WHERE concept = 'three_public.reception_domestic'
    OR (concept = 'three_public.reception' AND NOT EXISTS (
      FROM picked o
      WHERE o.entity_id = p.entity_id AND o.fiscal_year = p.fiscal_year AND o.value <> 0
        AND o.concept IN ('three_public.reception_foreign', 'three_public.reception_foreign_batches',
          'three_public.reception_foreign_visitors')
    ))
  QUALIFY row_number() OVER (PARTITION BY entity_id, fiscal_year ORDER BY concept DESC) = 1
),
amount AS (
  SELECT ratio, reception.* FROM reception, (VALUES ('per_visitor'), ('per_batch')) AS r(ratio)
  UNION ALL
  SELECT 'per_vehicle', * FROM picked WHERE concept = 'three_public.vehicle_operation'
),
counted AS (
  SELECT
    CASE concept
      WHEN 'three_public.reception_visitors' THEN 'per_visitor'
      WHEN 'three_public.reception_batches' THEN 'per_batch'
      ELSE 'per_vehicle'
    END AS ratio,
    *
  FROM picked
  WHERE concept IN ('three_public.reception_visitors', 'three_public.reception_batches',
    'three_public.vehicles_held')
)
SELECT
  entity_id, fiscal_year, ratio,
  a.value * 10000 / nullif(n.value, 0) AS value,
  a.value AS amount, a.fact_id AS amount_fact_id, a.origin AS amount_origin,
  n.value AS count, n.fact_id AS count_fact_id, n.origin AS count_origin
FROM amount a
FULL JOIN counted n USING (entity_id, fiscal_year, ratio)
ORDER BY entity_id, fiscal_year, ratio;

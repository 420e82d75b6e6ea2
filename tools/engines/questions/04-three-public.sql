SELECT e.short_zh AS short_zh, n.fiscal_year AS fiscal_year, b.value AS value_before, n.value AS value_now,
  n.value - b.value AS movement, n.fact_id AS fact_id
FROM figures n
JOIN figures b ON b.entity_id = n.entity_id AND b.concept = n.concept AND b.measure = n.measure
  AND b.fiscal_year = n.fiscal_year - 1
JOIN entities e ON e.entity_id = n.entity_id
WHERE n.concept = 'three_public.total' AND n.measure = 'final'
ORDER BY movement, fact_id

SELECT e.short_zh AS short_zh, m.fiscal_year AS fiscal_year, m.value AS reception, v.value AS visitors,
  10000 * m.value / v.value AS yuan_per_visitor, m.fact_id AS fact_id
FROM figures m
JOIN figures v ON v.entity_id = m.entity_id AND v.fiscal_year = m.fiscal_year
JOIN entities e ON e.entity_id = m.entity_id
WHERE m.concept = 'three_public.reception_domestic' AND m.measure = 'final'
  AND v.concept = 'three_public.reception_visitors' AND v.value > 0
ORDER BY yuan_per_visitor DESC, fact_id

SELECT e.short_zh AS short_zh, f.fiscal_year AS fiscal_year, f.value AS value, f.origin AS origin, f.fact_id AS fact_id
FROM figures f
JOIN entities e ON e.entity_id = f.entity_id
WHERE f.concept = 'expenditure.total' AND f.measure = 'final'
ORDER BY short_zh, fiscal_year

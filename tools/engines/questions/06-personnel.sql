SELECT e.short_zh AS short_zh, p.fiscal_year AS fiscal_year, p.value AS personnel, o.value AS operating,
  100 * p.value / (p.value + o.value) AS personnel_pct, p.fact_id AS fact_id
FROM figures p
JOIN figures o ON o.entity_id = p.entity_id AND o.fiscal_year = p.fiscal_year AND o.measure = p.measure
JOIN entities e ON e.entity_id = p.entity_id
WHERE p.concept = 'general_budget.personnel' AND o.concept = 'general_budget.operating' AND p.measure = 'final'
ORDER BY personnel_pct DESC, fact_id

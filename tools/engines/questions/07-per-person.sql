SELECT e.short_zh AS short_zh, d.fiscal_year AS fiscal_year, f.value AS expenditure, d.staff AS staff,
  f.value / d.staff AS per_person, f.fact_id AS fact_id
FROM documents d
JOIN entities e ON e.entity_id = d.entity_id
JOIN figures f ON f.entity_id = d.entity_id AND f.fiscal_year = d.fiscal_year
WHERE d.staff > 0 AND f.concept = 'expenditure.current' AND f.measure = 'final'
ORDER BY per_person DESC, fact_id

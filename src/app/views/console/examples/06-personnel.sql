-- title_zh: 基本支出里人员经费占多少？
-- title_en: How much of basic expenditure is personnel funds?
-- plot: bars body personnel_pct
SELECT
  e.short_zh || ' ' || p.fiscal_year AS body,
  p.value AS personnel,
  o.value AS operating,
  round(100 * p.value / (p.value + o.value), 1) AS personnel_pct,
  p.fact_id
FROM figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) p
JOIN figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) o
  ON o.entity_id = p.entity_id AND o.fiscal_year = p.fiscal_year AND o.measure = p.measure
  AND o.concept = 'general_budget.operating'
JOIN entities e ON e.entity_id = p.entity_id
WHERE p.concept = 'general_budget.personnel' AND p.measure = 'final'
ORDER BY personnel_pct DESC;

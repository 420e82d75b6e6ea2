-- title_zh: 各部门的支出总计逐年怎样变化？
-- title_en: How does each department's total expenditure change over the years?
-- plot: lines fiscal_year value body
-- Years before the oldest document are derived: worked back from the change it states.
SELECT e.short_zh AS body, f.fiscal_year, f.value, f.origin, f.fact_id
FROM figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) f
JOIN entities e USING (entity_id)
WHERE f.concept = 'expenditure.total' AND f.measure = 'final'
ORDER BY body, fiscal_year;

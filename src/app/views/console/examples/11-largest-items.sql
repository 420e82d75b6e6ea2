-- title_zh: 每个部门最大的五个支出项级科目是什么？
-- title_en: What are the five largest items of each department's expenditure?
-- An item has a code of seven digits.
SELECT e.short_zh AS body, f.fiscal_year, c.code, c.name_zh, f.value, f.fact_id
FROM figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) f
JOIN entities e USING (entity_id)
JOIN classification c ON c.scheme = 'functional' AND f.concept = 'function.' || c.code
WHERE f.measure = 'final' AND length(c.code) = 7
QUALIFY row_number() OVER (PARTITION BY f.entity_id, f.fiscal_year ORDER BY f.value DESC) <= 5
ORDER BY body, f.fiscal_year, f.value DESC;

-- title_zh: 每个部门的钱花在哪些功能分类（类）上？
-- title_en: On which functional classes does each department spend?
-- A class has a code of three digits; what no document prints of it is derived from its items.
SELECT e.short_zh AS body, f.fiscal_year, c.code, c.name_zh, f.value, f.origin, f.fact_id
FROM figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) f
JOIN entities e USING (entity_id)
JOIN classification c ON c.scheme = 'functional' AND f.concept = 'function.' || c.code
WHERE f.measure = 'final' AND length(c.code) = 3
ORDER BY body, f.fiscal_year, f.value DESC;

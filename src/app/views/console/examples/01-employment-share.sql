-- title_zh: 就业补助占支出的比重，哪个部门最高？
-- title_en: Whose share of expenditure for employment subsidies is highest?
-- plot: bars body share_pct
-- Employment subsidies are division 20807 of the functional classification; the whole is what main_total takes for it.
WITH figures AS (
  SELECT * FROM figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) WHERE measure = 'final'
), whole AS (
  SELECT entity_id, fiscal_year, main_total(concept, value, fact_id, origin) AS total
  FROM figures WHERE is_main_total(concept)
  GROUP BY ALL
)
SELECT
  e.short_zh || ' ' || s.fiscal_year AS body,
  s.value AS subsidies,
  w.total.value AS expenditure,
  round(100 * s.value / w.total.value, 1) AS share_pct,
  s.fact_id
FROM figures s
JOIN whole w USING (entity_id, fiscal_year)
JOIN entities e USING (entity_id)
WHERE s.concept = 'function.20807'
ORDER BY share_pct DESC;

-- title_zh: 按在职人数平均，每人的支出是多少万元？
-- title_en: What is spent per person on post, in CNY 10,000?
-- plot: bars body per_person
-- Only where the document states how many people are on post: the others are left out, not taken for zero.
SELECT
  e.short_zh || ' ' || d.fiscal_year AS body,
  f.value AS expenditure,
  d.staff,
  round(f.value / d.staff, 2) AS per_person,
  f.fact_id
FROM documents d
JOIN entities e USING (entity_id)
JOIN figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) f
  ON f.entity_id = d.entity_id AND f.fiscal_year = d.fiscal_year
  AND f.concept = 'expenditure.current' AND f.measure = 'final'
WHERE d.staff > 0
ORDER BY per_person DESC;

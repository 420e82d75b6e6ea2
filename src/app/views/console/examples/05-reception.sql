-- title_zh: 国内公务接待每人次花多少元？
-- title_en: What does an official reception cost per visitor, in yuan?
-- plot: bars body yuan_per_visitor
-- Money is in 万元: times 10,000 it is in yuan. Without a stated number of visitors there is no cost of one.
SELECT
  e.short_zh || ' ' || money.fiscal_year AS body,
  money.value AS reception,
  visitors.value AS visitors,
  round(10000 * money.value / visitors.value, 2) AS yuan_per_visitor,
  money.fact_id
FROM figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) money
JOIN figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) visitors
  ON visitors.entity_id = money.entity_id AND visitors.fiscal_year = money.fiscal_year
  AND visitors.concept = 'three_public.reception_visitors' AND visitors.value > 0
JOIN entities e ON e.entity_id = money.entity_id
WHERE money.concept = 'three_public.reception_domestic' AND money.measure = 'final'
ORDER BY yuan_per_visitor DESC;

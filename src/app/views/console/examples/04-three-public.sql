-- title_zh: “三公”经费比上年增加了还是减少了？
-- title_en: Did the three public expenses rise or fall on the year before?
-- plot: bars body change
SELECT
  e.short_zh || ' ' || now.fiscal_year AS body,
  before.value AS before,
  now.value AS now,
  round(now.value - before.value, 2) AS change,
  now.fact_id
FROM figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) now
JOIN figure((SELECT list(entity_id) FROM entities), range(2000, 2100)) before
  ON before.entity_id = now.entity_id AND before.concept = now.concept AND before.measure = now.measure
  AND before.fiscal_year = now.fiscal_year - 1
JOIN entities e ON e.entity_id = now.entity_id
WHERE now.concept = 'three_public.total' AND now.measure = 'final'
ORDER BY change;

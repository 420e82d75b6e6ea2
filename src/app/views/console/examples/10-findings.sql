-- title_zh: 每份决算里有多少处数字矛盾、存疑和提示？
-- title_en: How many contradictions, doubts and notes does each document have?
-- Longer documents have more to compare: the comparisons made stand beside the counts, which rank nobody.
SELECT
  e.short_zh || ' ' || o.fiscal_year AS body,
  CAST(sum(o.errors) AS INTEGER) AS contradictions,
  CAST(sum(o.warnings) AS INTEGER) AS in_doubt,
  CAST(sum(o.notices) AS INTEGER) AS notes,
  CAST(sum(o.consistent + o.inconsistent) AS INTEGER) AS comparisons
FROM audit_outcomes o
JOIN entities e USING (entity_id)
GROUP BY ALL
ORDER BY body;

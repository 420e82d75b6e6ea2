-- title_zh: 哪些项目没有花到预算的九成，自评多少分？
-- title_en: Which projects spent less than nine tenths of their budget, and how do they score themselves?
-- plot: bars project executed_pct
-- The rate is worked out from the two amounts: what a form states as its rate may differ.
SELECT
  e.short_zh || ' ' || p.fiscal_year AS body,
  p.name_zh AS project,
  p.adjusted_budget,
  p.executed,
  round(100 * p.executed / p.adjusted_budget, 1) AS executed_pct,
  p.score_total,
  p.document_id,
  p.line_start
FROM projects p
JOIN entities e USING (entity_id)
WHERE p.adjusted_budget > 0 AND p.executed / p.adjusted_budget < 0.9
ORDER BY executed_pct, p.project_id;

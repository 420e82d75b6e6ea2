SELECT e.short_zh AS short_zh, p.fiscal_year AS fiscal_year, p.name_zh AS project, p.adjusted_budget AS adjusted_budget,
  p.executed AS executed, 100 * p.executed / p.adjusted_budget AS executed_pct, p.score_total AS score_total,
  p.document_id AS document_id, p.line_start AS line_start
FROM projects p
JOIN entities e ON e.entity_id = p.entity_id
WHERE p.adjusted_budget > 0 AND p.executed / p.adjusted_budget < 0.9
ORDER BY executed_pct, p.project_id

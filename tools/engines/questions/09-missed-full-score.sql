SELECT short_zh, project, indicator, target_text, achieved_text, weight, score, document_id, line_start
FROM (
  SELECT e.short_zh AS short_zh, p.name_zh AS project, i.level3 AS indicator, i.target_text AS target_text,
    i.achieved_text AS achieved_text, i.weight AS weight, i.score AS score, i.document_id AS document_id,
    i.line_start AS line_start, i.indicator_id AS indicator_id, i.operator AS operator, i.achieved_value AS achieved,
    i.target_value AS target, i.unit AS unit, coalesce(i.level2, '') AS level2,
    CASE WHEN coalesce(i.level1, '') LIKE '成本%' OR coalesce(i.level2, '') LIKE '%成本%' THEN 1 ELSE 0 END AS is_cost
  FROM indicators i
  JOIN projects p ON p.project_id = i.project_id
  JOIN entities e ON e.entity_id = p.entity_id
) one
WHERE score = weight AND (
  operator = '>=' AND achieved < target
  OR operator = '<=' AND achieved > target
  OR operator = '>' AND achieved <= target
  OR operator = '<' AND achieved >= target
  OR operator = '=' AND is_cost = 1 AND achieved > target
  OR operator = '=' AND is_cost = 0 AND achieved <> target AND unit IN ('元', '百元', '千元', '万元', '亿元')
  OR operator = '=' AND is_cost = 0 AND achieved < target
  OR operator IS NULL AND is_cost = 0 AND level2 LIKE '数量%' AND achieved < target
)
ORDER BY document_id, line_start, indicator_id

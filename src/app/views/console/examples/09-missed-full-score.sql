-- title_zh: 哪些指标没有达到目标，却得了满分？
-- title_en: Which indicators missed their target and still took all of their points?
-- target_met is null where target or result is no number: those are not judged.
SELECT
  e.short_zh || ' ' || p.fiscal_year AS body,
  p.name_zh AS project,
  i.level3 AS indicator,
  i.operator || ' ' || i.target_text AS target,
  i.achieved_text AS achieved,
  i.weight,
  i.score,
  i.document_id,
  i.line_start
FROM indicators i
JOIN projects p USING (project_id)
JOIN entities e ON e.entity_id = p.entity_id
WHERE NOT target_met(i.operator, i.achieved_value, i.target_value, i.level1, i.level2, i.unit, i.level3) AND i.score = i.weight
ORDER BY body, i.line_start;

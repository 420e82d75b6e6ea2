-- Every indicator of the selected projects' forms, in printed order, with its project and the section its form stands in.
--   is_met  whether the achieved value meets the target; null where that cannot be told
-- @param entities each: departments
-- @param years list: fiscal years of the documents
-- @param project text: '' for all projects of the selection, or one project id
SELECT
  i.*,
  p.entity_id, p.fiscal_year, p.name_zh AS project_zh, p.section,
  target_met(i.operator, i.achieved_value, i.target_value, i.level1, i.level2, i.unit, i.level3) AS is_met
FROM indicators i
JOIN projects p USING (project_id)
WHERE p.entity_id IN (SELECT unnest(as_ids($entities)))
  AND p.fiscal_year IN (SELECT unnest(as_years($years)))
  AND ($project = '' OR i.project_id = $project)
ORDER BY p.entity_id, p.fiscal_year, i.line_start, i.indicator_id;

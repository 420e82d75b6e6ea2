-- Every project self-assessment of a selection: one row per form or summary in prose, in printed order.
--   indicators  how many indicators its form lists
-- @param entities each: departments
-- @param years list: fiscal years of the documents
WITH selected AS MATERIALIZED (
  SELECT * FROM projects
  WHERE entity_id IN (SELECT unnest(as_ids($entities))) AND fiscal_year IN (SELECT unnest(as_years($years)))
),
listed AS (
  SELECT project_id, count(*) AS indicators FROM indicators
  WHERE project_id IN (SELECT project_id FROM selected)
  GROUP BY project_id
)
SELECT s.*, CAST(coalesce(l.indicators, 0) AS INTEGER) AS indicators
FROM selected s
LEFT JOIN listed l USING (project_id)
ORDER BY s.entity_id, s.fiscal_year, s.line_start, s.project_id;

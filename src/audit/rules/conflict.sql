-- id: conflict
-- severity: error
-- title_zh: 同一数字前后不一
-- title_en: One figure, two values
-- explanation_zh: 同一文件对同一年度同一项目印出了两个不同的数字。四舍五入不能解释其差额，说明至少一处有误。
-- explanation_en: One document prints two different numbers for one item of one year. Rounding cannot explain the difference, so at least one of them is wrong.
-- needs: facts
WITH vehicle AS (
  SELECT document_id, fiscal_year,
    first({value: value, fact_id: fact_id, line: line_start, label_zh: label_zh})
      FILTER (concept = 'three_public.vehicles_held') AS held,
    first({value: value, fact_id: fact_id, line: line_start}) FILTER (concept = 'assets.vehicles') AS owned
  FROM audit_best
  WHERE concept IN ('three_public.vehicles_held', 'assets.vehicles') AND measure = 'count'
  GROUP BY document_id, fiscal_year
  HAVING held IS NOT NULL AND owned IS NOT NULL
)
SELECT
  document_id, fiscal_year,
  CASE WHEN is_apart THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  audit_severity(most.value - least.value, decimals) AS severity, label_zh AS subject_zh,
  CASE WHEN most.line_start <= least.line_start THEN most.value ELSE least.value END AS stated,
  CASE WHEN most.line_start <= least.line_start THEN least.value ELSE most.value END AS computed,
  CASE WHEN most.line_start <= least.line_start THEN most.value - least.value ELSE least.value - most.value END AS difference,
  (most.value - most.low) + (least.high - least.value) AS tolerance, unit,
  all_ids AS fact_ids, all_lines AS line_starts, 'statements' AS check_name, concept, measure, fund, statements,
  [] AS missing
FROM audit_repeats
WHERE power IS NULL
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN held.value > owned.value THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  -- A vehicle may be lent to the body that pays for its running.
  'warning' AS severity,
  held.label_zh AS subject_zh, held.value AS stated, owned.value AS computed, held.value - owned.value AS difference,
  0 AS tolerance, 'vehicle' AS unit, [held.fact_id, owned.fact_id] AS fact_ids, [held.line, owned.line] AS line_starts,
  'vehicles' AS check_name, 'three_public.vehicles_held' AS concept, [] AS missing
FROM vehicle;

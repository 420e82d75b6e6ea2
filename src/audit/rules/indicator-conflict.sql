-- id: indicator-conflict
-- severity: notice
-- title_zh: 部门与项目自评表同名指标不一
-- title_en: One indicator, two values
-- explanation_zh: 部门整体自评表与项目自评表列有同名指标，目标值或完成值却不同。两表口径可能不同，也可能有一处印错。
-- explanation_en: The whole department's form and a project's form have an indicator of the same name, with another target or another result. The two may count differently, or one of them is misprinted.
-- allowance: Rates and satisfaction are left out: many things have one of the same name.
-- needs: indicators
WITH measured AS (
  SELECT *, seq LIKE 'dept%' AS is_whole
  FROM audit_indicators
  WHERE NOT regexp_matches(level3, '率|满意|比例|标准') AND unit <> '%'
),
pair AS (
  SELECT w.document_id, w.level3, w.unit, w.indicator_id, p.indicator_id AS project_indicator_id, p.project_id, p.project_zh,
    w.line_start, p.line_start AS project_line,
    w.achieved_value <> p.achieved_value AS other_result,
    w.target_value <> p.target_value AS other_target,
    w.achieved_value, p.achieved_value AS project_achieved, w.target_value, p.target_value AS project_target
  FROM measured w
  JOIN measured p ON p.document_id = w.document_id AND p.level3 = w.level3 AND p.unit = w.unit AND NOT p.is_whole
  WHERE w.is_whole
)
SELECT
  document_id,
  CASE WHEN coalesce(other_result, other_target) IS NULL THEN 'not-checkable'
    WHEN other_result OR other_target THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  level3 AS subject_zh, CASE WHEN other_result THEN achieved_value ELSE target_value END AS stated,
  CASE WHEN other_result THEN project_achieved ELSE project_target END AS computed,
  CASE WHEN other_result THEN achieved_value - project_achieved ELSE target_value - project_target END AS difference,
  unit, [] AS fact_ids, [line_start, project_line] AS line_starts,
  CASE WHEN other_result THEN 'result' ELSE 'target' END AS check_name, indicator_id, project_indicator_id, project_id,
  project_zh, ['target_value'] AS missing
FROM pair;

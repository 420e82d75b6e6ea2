-- id: weights
-- severity: error
-- title_zh: 权重之和
-- title_en: Weights
-- explanation_zh: 自评表各指标权重与预算执行权重之和应等于表中所列合计（通常90+10）。权重是分配而非计量，不存在四舍五入。
-- explanation_en: The weights of a form's indicators and of its execution make the total that the form gives, as a rule 90 + 10. Weights are allotted, not measured: there is no rounding in them.
-- allowance_zh: 只计指标、不计预算执行的总权重也视为相符。
-- allowance_en: A total that counts the indicators alone, without execution, is accepted too.
-- needs: weight_total
-- check: total
-- sentence_zh: {subject}的自评表载明总权重 {stated}，表中各项权重相加是 {computed}{apart}
-- sentence_en: The form of {subject} gives a total weight of {stated}; the weights in it add up to {computed}{apart}
-- question_zh: 该表是否有指标没有填列，各项权重分别应为多少？
-- question_en: Were indicators of this form left out, and what are the weights?
-- show: stated = execution + tasks + part + …
-- role stated: 表中的总权重 | Total weight as published
-- role execution: 预算执行的权重 | Weight of execution
-- role tasks: 各项任务的权重 | Weights of the tasks
-- aside part: 权重 | weight
-- check: level
-- sentence_zh: “{project_zh}”的自评表写明{subject}，而其下 {part.count} 项指标的权重相加是 {computed}{apart}
-- sentence_en: The form of “{project_zh}” gives the heading {subject}; the weights of the {part.count} indicators below it add up to {computed}{apart}
-- question_zh: {subject}之下是否有指标没有填列，各项权重分别应为多少？
-- question_en: Were indicators under {subject} left out, and what are the weights?
-- show: stated = part + …
-- role stated: 表中写明的分值 | Points of the heading
WITH headed AS (
  SELECT project_id, document_id, project_zh, level, heading, line_start, indicator_id, weight,
    CAST(regexp_extract(heading, '[（(](\d+(?:\.\d+)?)\s*分[）)]$', 1) AS DOUBLE) AS points
  FROM (
    SELECT *, unnest([1, 2]) AS level, unnest([level1, concat_ws(' / ', level1, level2)]) AS heading, [level1, level2][level] AS own
    FROM audit_indicators)
  WHERE regexp_matches(own, '[（(]\d+(\.\d+)?\s*分[）)]$')
)
SELECT
  document_id,
  CASE
    WHEN weight_total IS NULL OR (indicators = 0 AND execution_weight IS NULL) OR weighted < indicators
      THEN 'not-checkable'
    WHEN least(abs(weights + task_weights + coalesce(execution_weight, 0) - weight_total),
      abs(weights + task_weights - weight_total)) <= 1e-6 THEN 'consistent'
    -- A row that was not read may have the weight that is missing.
    WHEN NOT has_all_marks THEN 'not-checkable'
    ELSE 'inconsistent'
  END AS outcome,
  -- A form without indicators may print the total of those it leaves out.
  CASE WHEN indicators = 0 THEN 'warning' END AS severity,
  name_zh AS subject_zh, weight_total AS stated, weights + task_weights + coalesce(execution_weight, 0) AS computed,
  weight_total - (weights + task_weights + coalesce(execution_weight, 0)) AS difference, 0 AS tolerance,
  'point' AS unit,
  list_concat([
      audit_term('stated', form := project_id, field := 'weight_total', value := weight_total, unit := 'point'),
      CASE WHEN execution_weight IS NOT NULL
        THEN audit_term('execution', form := project_id, field := 'execution_weight', value := execution_weight, unit := 'point') END,
      CASE WHEN task_weights <> 0 THEN audit_term('tasks', form := project_id, value := task_weights, unit := 'point') END],
    [audit_term('part', indicator := i.indicator_id, field := 'weight', value := i.weight, unit := 'point') for i in rows]) AS terms,
  [CASE WHEN weight_total IS NULL THEN 'weight_total' END,
    CASE WHEN weighted < indicators OR NOT has_all_marks THEN 'weight' END] AS missing, 'total' AS check_name
FROM audit_forms
WHERE disclosed
UNION ALL BY NAME
-- A heading that says how many points are below it: 产出指标（40分）.
SELECT
  h.document_id,
  CASE WHEN count(h.weight) < count(*) OR NOT any_value(f.has_all_marks) THEN 'not-checkable'
    WHEN abs(sum(h.weight) - h.points) <= 1e-6 THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  'warning' AS severity, h.heading AS subject_zh, h.points AS stated, sum(h.weight) AS computed,
  h.points - sum(h.weight) AS difference, 0 AS tolerance, 'point' AS unit, any_value(h.project_zh) AS project_zh,
  list_concat([audit_term('stated', line := min(h.line_start), label := h.heading, value := h.points, unit := 'point')],
    list(audit_term('part', indicator := h.indicator_id, field := 'weight', value := h.weight, unit := 'point')
      ORDER BY h.line_start, h.indicator_id)) AS terms,
  ['weight'] AS missing, 'level' AS check_name
FROM headed h
JOIN audit_forms f USING (project_id)
WHERE f.disclosed
GROUP BY h.document_id, h.project_id, h.level, h.heading, h.points;

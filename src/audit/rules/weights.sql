-- id: weights
-- severity: error
-- title_zh: 权重之和
-- title_en: Weights
-- explanation_zh: 自评表各指标权重与预算执行权重之和应等于表中所印合计（通常90+10）。权重是分配而非计量，不存在四舍五入。
-- explanation_en: The weights of a form's indicators and of its execution make the total that the form prints, as a rule 90 + 10. Weights are allotted, not measured: there is no rounding in them.
-- allowance: A total that counts the indicators alone, without execution, is accepted too.
-- needs: weight_total
SELECT
  document_id,
  CASE
    WHEN weight_total IS NULL OR (indicators = 0 AND execution_weight IS NULL) OR weighted < indicators
      THEN 'not-checkable'
    WHEN least(abs(weights + task_weights + coalesce(execution_weight, 0) - weight_total),
      abs(weights + task_weights - weight_total)) <= 1e-6 THEN 'consistent'
    ELSE 'inconsistent'
  END AS outcome,
  -- A form without indicators may print the total of those it leaves out.
  CASE WHEN indicators = 0 THEN 'warning' END AS severity,
  name_zh AS subject_zh, weight_total AS stated, weights + task_weights + coalesce(execution_weight, 0) AS computed,
  weight_total - (weights + task_weights + coalesce(execution_weight, 0)) AS difference, 0 AS tolerance,
  'point' AS unit, [] AS fact_ids, list_concat([line_start], [i.line_start for i in rows]) AS line_starts,
  project_id, execution_weight, indicators, [i.weight for i in rows] AS term_values,
  [CASE WHEN weight_total IS NULL THEN 'weight_total' END,
    CASE WHEN weighted < indicators THEN 'weight' END] AS missing
FROM audit_forms;

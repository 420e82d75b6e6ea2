-- id: full-score-target-missed
-- severity: warning
-- title_zh: 未达目标而得满分
-- title_en: Full marks, target missed
-- explanation_zh: 该指标的完成值未达到年度指标值，自评仍给满分。应询问满分的依据，或目标与完成值是否印错。
-- explanation_en: The achieved value misses the target, and the self-assessment gives full marks all the same. The question is what they rest on, or whether target or value is misprinted.
-- needs: indicators
SELECT
  document_id,
  CASE WHEN is_met IS NULL OR weight IS NULL OR score IS NULL THEN 'not-checkable'
    WHEN is_full AND NOT is_met THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  level3 AS subject_zh, achieved_value AS stated, target_value AS computed, achieved_value - target_value AS difference,
  0 AS tolerance, unit, [] AS fact_ids, [line_start] AS line_starts, line_end, indicator_id, project_id, project_zh, operator,
  weight, score, reason_given,
  [CASE WHEN is_met IS NULL THEN 'achieved_value' END, CASE WHEN score IS NULL THEN 'score' END] AS missing
FROM audit_indicators;

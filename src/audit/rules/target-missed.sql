-- id: target-missed
-- severity: notice
-- title_zh: 未达目标
-- title_en: Target missed
-- explanation_zh: 不逐项计分的自评表中，一项指标的完成值未达到年度指标值。总分如何反映未完成的指标，从表中看不出来。
-- explanation_en: In a form that does not score its indicators one by one, the achieved value of one misses its target. How the total reflects what was not reached the form does not say.
-- allowance: Where an indicator has a score, the score accounts for it; full marks are for another rule. Beside the one figure a target names, a cost below it and a result above it miss nothing; of a number without a sign, quantities and costs are judged.
-- needs: indicators
SELECT
  document_id,
  CASE WHEN is_met IS NULL THEN 'not-checkable'
    WHEN is_met OR score IS NOT NULL OR weight IS NOT NULL THEN 'consistent'
    ELSE 'inconsistent' END AS outcome,
  level3 AS subject_zh, achieved_value AS stated, target_value AS computed, achieved_value - target_value AS difference,
  0 AS tolerance, unit, [] AS fact_ids, [line_start] AS line_starts, line_end, indicator_id, project_id, project_zh, operator,
  reason_given, ['achieved_value'] AS missing
FROM audit_indicators;

-- id: target-overshot
-- severity: notice
-- title_zh: 远超目标
-- title_en: Target overshot
-- explanation_zh: 完成值达到目标值的五倍以上。目标可能定得过低，也可能其中一个数字的单位有误。
-- explanation_en: The achieved value is five times the target or more. The target may have been too easy, or one of the two numbers has another unit.
-- needs: indicators
SELECT
  document_id,
  CASE WHEN operator IN ('>=', '>', '=') AND target_value > 0 AND achieved_value IS NOT NULL
    THEN CASE WHEN achieved_value >= 5 * target_value THEN 'inconsistent' ELSE 'consistent' END
    ELSE 'not-checkable' END AS outcome,
  level3 AS subject_zh, achieved_value AS stated, target_value AS computed, achieved_value - target_value AS difference,
  unit, [] AS fact_ids, [line_start] AS line_starts, line_end, indicator_id, project_id, project_zh,
  achieved_value / nullif(target_value, 0) AS ratio, ['achieved_value'] AS missing
FROM audit_indicators;

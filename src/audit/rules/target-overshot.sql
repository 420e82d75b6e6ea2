-- id: target-overshot
-- severity: notice
-- title_zh: 远超目标
-- title_en: Target overshot
-- explanation_zh: 完成值达到目标值的五倍以上。目标可能定得过低，也可能其中一个数字的单位有误。
-- explanation_en: The achieved value is five times the target or more. The target may have been too easy, or one of the two numbers has another unit.
-- needs: indicators
-- sentence_zh: “{project_zh}”的指标{subject}目标是 {target}，完成 {stated}，是目标的 {ratio} 倍：目标可能定得过低，也可能其中一个数字的单位有误。
-- sentence_en: The indicator {subject} of “{project_zh}” has the target {target} and the result {stated}, {ratio} times as much: the target may have been too low, or one of the numbers has another unit.
-- question_zh: {subject}的目标值是如何确定的，目标值与完成值的单位是否一致？
-- question_en: How was the target of {subject} set, and have target and result the same unit?
-- show: target, achieved
-- role target: 目标值 | Target
-- text target: {operator:sign}{value}
-- role achieved: 完成值 | Result
SELECT
  document_id,
  CASE WHEN operator IN ('>=', '>', '=') AND target_value > 0 AND achieved_value IS NOT NULL
    THEN CASE WHEN achieved_value >= 5 * target_value THEN 'inconsistent' ELSE 'consistent' END
    ELSE 'not-checkable' END AS outcome,
  level3 AS subject_zh, achieved_value AS stated, target_value AS computed, achieved_value - target_value AS difference,
  unit,
  [audit_term('target', indicator := indicator_id, value := target_value, unit := unit),
    audit_term('achieved', indicator := indicator_id, value := achieved_value, unit := unit)] AS terms,
  project_zh, operator, round(achieved_value / nullif(target_value, 0), 1) AS ratio,
  -- One indicator that two forms have.
  CASE WHEN achieved_value >= 100 THEN concat_ws(' ', 'overshot', target_value, achieved_value, unit) END AS cause,
  [unjudged] AS missing
FROM audit_indicators
WHERE operator NOT IN ('<=', '<') OR operator IS NULL;

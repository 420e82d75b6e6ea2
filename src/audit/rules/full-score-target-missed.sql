-- id: full-score-target-missed
-- severity: warning
-- title_zh: 未达目标而得满分
-- title_en: Full marks, target missed
-- explanation_zh: 该指标的完成值未达到年度指标值，自评仍给满分。应询问满分的依据，或目标与完成值是否有误。
-- explanation_en: The achieved value misses the target, and the self-assessment gives full marks all the same. The question is what they rest on, or whether target or value is wrong.
-- needs: indicators
-- sentence_zh: “{project_zh}”的指标{subject}目标是 {target}，完成 {stated}，[miss = above-figure ? 高于目标值 | miss = above-most ? 超过目标的上限 | 没有达到目标]，仍得满分 {score}。[reason ? 表中填写的原因：“{reason}”。 | reason_given ? 表中填有原因。 | 表中没有说明原因。]
-- sentence_en: The indicator {subject} of “{project_zh}” has the target {target} and the result {stated}: [miss = above-figure ? the result is above the one figure the target names | miss = above-most ? the result exceeds the most the target allows | the target was missed], and it has full marks, {score}, all the same. [reason ? The reason given in the form: “{reason}”. | reason_given ? The form gives a reason. | The form gives no reason.]
-- question_zh: {subject}[miss = above-figure ? 高于目标值 | miss = above-most ? 超过目标的上限 | 没有达到目标]而得满分的依据是什么，目标值或完成值是否有误？
-- question_en: On what do the full marks of {subject} rest, or is its target or result wrong?
-- show: target, achieved, score, reason
-- role target: 目标值 | Target
-- text target: {operator:sign}{value}
-- role achieved: 完成值 | Result
-- role reason: 填写的原因 | Reason given
-- role score: 得分 / 权重 | Score / weight
-- text score: {value:plain}/{weight:point}
SELECT
  document_id,
  CASE WHEN is_met IS NULL OR weight IS NULL OR score IS NULL THEN 'not-checkable'
    WHEN is_full AND NOT is_met THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  level3 AS subject_zh, achieved_value AS stated, target_value AS computed, achieved_value - target_value AS difference,
  0 AS tolerance, unit,
  [audit_term('target', indicator := indicator_id, value := target_value, unit := unit),
    audit_term('achieved', indicator := indicator_id, value := achieved_value, unit := unit),
    audit_term('score', indicator := indicator_id, value := score, unit := 'point'),
    CASE WHEN reason_text <> '' THEN audit_term('reason', indicator := indicator_id, text := reason_text) END] AS terms,
  project_zh, operator, weight, reason_given,
  -- Above the one figure, or the most, that a target allows.
  CASE WHEN achieved_value <= target_value THEN 'short' WHEN operator = '=' THEN 'above-figure' ELSE 'above-most' END AS miss,
  [unjudged, CASE WHEN score IS NULL THEN 'score' END] AS missing
FROM audit_indicators;

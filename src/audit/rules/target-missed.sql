-- id: target-missed
-- severity: notice
-- title_zh: 未达目标
-- title_en: Target missed
-- explanation_zh: 不逐项计分的自评表中，一项指标的完成值未达到年度指标值。总分如何反映未完成的指标，从表中看不出来。
-- explanation_en: In a form that does not score its indicators one by one, the achieved value of one misses its target. How the total reflects what was not reached the form does not say.
-- allowance_zh: 指标有得分的，由得分反映；满分的属于另一条规则。目标只有一个数字时，成本低于它、成果高于它不算未达；没有符号的，只判断数量和成本。
-- allowance_en: Where an indicator has a score, the score accounts for it; full marks are for another rule. Beside the one figure a target names, a cost below it and a result above it miss nothing; of a number without a sign, quantities and costs are judged.
-- needs: indicators
-- sentence_zh: “{project_zh}”的指标{subject}目标是 {target}，完成 {stated}，[miss = above-figure ? 高于目标值 | miss = above-most ? 超过目标的上限 | 没有达到目标]；该表不逐项计分。[reason ? 表中填写的原因：“{reason}”。 | reason_given ? 表中填有原因。 | 表中没有说明原因。]
-- sentence_en: The indicator {subject} of “{project_zh}” has the target {target} and the result {stated}: [miss = above-figure ? the result is above the one figure the target names | miss = above-most ? the result exceeds the most the target allows | the target was missed]. The form does not score its indicators. [reason ? The reason given in the form: “{reason}”. | reason_given ? The form gives a reason. | The form gives no reason.]
-- question_zh: {subject}[miss = above-figure ? 高于目标值 | miss = above-most ? 超过目标的上限 | 没有达到目标]，总分是如何反映的？
-- question_en: How does the total score reflect {subject}, of which [miss = above-figure ? the result is above the one figure the target names | miss = above-most ? the result exceeds the most the target allows | the target was missed]?
-- show: target, achieved, reason
-- role target: 目标值 | Target
-- text target: {operator:sign}{value}
-- role achieved: 完成值 | Result
-- role reason: 填写的原因 | Reason given
SELECT
  document_id,
  CASE WHEN is_met IS NULL THEN 'not-checkable'
    WHEN is_met OR score IS NOT NULL OR weight IS NOT NULL THEN 'consistent'
    ELSE 'inconsistent' END AS outcome,
  level3 AS subject_zh, achieved_value AS stated, target_value AS computed, achieved_value - target_value AS difference,
  0 AS tolerance, unit,
  [audit_term('target', indicator := indicator_id, value := target_value, unit := unit),
    audit_term('achieved', indicator := indicator_id, value := achieved_value, unit := unit),
    CASE WHEN reason_text <> '' THEN audit_term('reason', indicator := indicator_id, text := reason_text) END] AS terms,
  project_zh, operator, reason_given,
  -- Above the one figure, or the most, that a target allows.
  CASE WHEN achieved_value <= target_value THEN 'short' WHEN operator = '=' THEN 'above-figure' ELSE 'above-most' END AS miss,
  [unjudged] AS missing
FROM audit_indicators;

-- id: score-lost
-- severity: notice
-- title_zh: 达标而扣分，未写原因
-- title_en: Marks lost although the target was met
-- explanation_zh: 指标的完成值达到了年度指标值，得分却低于分值，原因一栏没有填写。扣分的依据从公开的表中看不出来。
-- explanation_en: The result of an indicator meets its target, its score is below its weight, and the column for reasons is blank. What the marks were lost for the published form does not say.
-- allowance_zh: 只看目标值和完成值都是数字的指标。文件别处所说的原因不查找。
-- allowance_en: Only where target and result are numbers. A reason given elsewhere in the document is not looked for.
-- needs: indicators
-- sentence_zh: {indicator.count} 项指标的完成值达到了目标，得分却低于分值（{subject}[indicator.count > 1 ? 等]，共少 {lost:point}），原因一栏没有填写。
-- sentence_en: {indicator.count} {indicator.count|indicator|indicators} ({subject}[indicator.count > 1 ?  and others]) met {indicator.count|its target|their targets} and lost {lost:point}; the column for reasons is blank.
-- question_zh: 这些指标达到了目标，扣分的依据是什么？
-- question_en: What were the marks lost for, where the target was met?
-- show: indicator
WITH judged AS (
  SELECT *, is_met AND score < weight - 1e-9 AND score >= 0 AND NOT reason_given AS is_lost
  FROM audit_indicators
  WHERE is_met IS NOT NULL AND weight > 0 AND score IS NOT NULL
)
SELECT
  document_id, CASE WHEN bool_or(is_lost) THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  arg_min(level3, line_start) FILTER (is_lost) AS subject_zh, NULL::DOUBLE AS stated,
  sum(weight - score) FILTER (is_lost) AS lost, 'point' AS unit,
  list(audit_term('indicator', indicator := indicator_id, field := 'score', value := score, unit := 'point')
    ORDER BY line_start, indicator_id) FILTER (is_lost) AS terms,
  [] AS missing
FROM judged
GROUP BY document_id;

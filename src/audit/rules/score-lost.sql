-- id: score-lost
-- severity: notice
-- title_zh: 达标而扣分，未写原因
-- title_en: Marks lost although the target was met
-- explanation_zh: 指标的完成值达到了年度指标值，得分却低于分值，原因一栏没有填写。扣分的依据从公开的表中看不出来。不逐项列出得分的表，各项都达到目标、预算全部执行而总分仍低于满分的，也列出。
-- explanation_en: The result of an indicator meets its target, its score is below its weight, and the column for reasons is blank. What the marks were lost for the published form does not say. So are forms without marks row by row whose indicators all met their targets, whose budget was executed in full, and whose total is below full marks all the same.
-- allowance_zh: 只看目标值和完成值都是数字的指标；不逐项列出得分的表，至少三项能比较才列出。文件别处所说的原因不查找。
-- allowance_en: Only where target and result are numbers; of forms without marks row by row at least three indicators. A reason given elsewhere in the document is not looked for.
-- needs: indicators
-- sentence_zh: {indicator.count} 项指标的完成值达到了目标，得分却低于分值（{subject}[indicator.count > 1 ? 等]，共少 {lost:point}），原因一栏没有填写。
-- sentence_en: {indicator.count} {indicator.count|indicator|indicators} ({subject}[indicator.count > 1 ?  and others]) met {indicator.count|its target|their targets} and lost {lost:point}; the column for reasons is blank.
-- question_zh: 这些指标达到了目标，扣分的依据是什么？
-- question_en: What were the marks lost for, where the target was met?
-- show: indicator
-- check: total
-- sentence_zh: {form.count} 张自评表的总分低于 100 分（{form.labels}，共少 {lost:point}），而表中能与目标比较的指标都达到了目标，预算也全部执行；表中没有逐项的得分，也没有写明扣分的原因。
-- sentence_en: {form.count} {form.count|form has|forms have} a total below 100 ({form.labels}; {lost:point} short), although every indicator that can be compared met its target and the budget was executed in full; the marks are not given row by row, and no reason is.
-- question_zh: 这些表的分数扣在哪里，依据是什么？
-- question_en: Where were these marks lost, and for what?
-- show: form
-- aside form: 总分 | total
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
GROUP BY document_id
UNION ALL BY NAME
-- Forms that give no marks row by row: whatever can be compared was reached, and marks are missing all the same.
SELECT
  f.document_id, 'inconsistent' AS outcome, arg_min(f.name_zh, {line: f.line_start, id: f.project_id}) AS subject_zh, sum(100 - f.score_total) AS lost, 'point' AS unit,
  list(audit_term('form', form := f.project_id, field := 'score_total', label := f.name_zh, value := f.score_total, unit := 'point')
    ORDER BY f.line_start, f.project_id) AS terms,
  'total' AS check_name, [] AS missing
FROM audit_forms f
JOIN (
  SELECT project_id, count(is_met) AS judged
  FROM audit_indicators
  GROUP BY project_id
  HAVING bool_and(coalesce(is_met, true) AND NOT reason_given AND answer <> '' AND (achieved_value IS NULL OR is_met IS NOT NULL))
) i USING (project_id)
WHERE f.disclosed AND f.covers = 'project' AND f.scored = 0 AND f.has_all_marks AND f.score_total BETWEEN 1 AND 100 - 1e-9
  AND (f.weight_total IS NULL OR f.weight_total = 100) AND coalesce(f.deduction, 0) = 0 AND f.execution_score IS NULL
  AND f.execution_pct >= 100 AND coalesce(f.reason_text, '') = '' AND i.judged >= 3
GROUP BY f.document_id;

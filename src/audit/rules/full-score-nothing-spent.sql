-- id: full-score-nothing-spent
-- severity: warning
-- title_zh: 未支或少支而得满分
-- title_en: Full marks, little or nothing spent
-- explanation_zh: 项目有预算而没有执行，其产出指标仍得满分；或执行不足三分之二，全部指标仍得满分（只作提示）。应询问没有相应支出如何取得这些产出。
-- explanation_en: The project had a budget and executed none of it, and its outputs have full marks all the same; or it executed less than two thirds, and every indicator has full marks (a notice). The question is how they were produced without the spending.
-- allowance_zh: 表中有减分的，最后不是满分，不询问。执行不足三分之二而各项指标全部满分的，作提示。
-- allowance_en: Where the form deducts points, the score is not full in the end and nothing is asked. A project that executed less than two thirds of its budget while every indicator has full marks is a notice.
-- needs: executed
-- sentence_zh: [stated = 0 ? {subject}有预算 {computed}，执行数为 0，{outputs} 项产出指标中有 {full_outputs} 项得满分。 | {subject}的预算是 {computed}，执行数是 {stated}（{rate:1}%），各项指标全部得满分。][reason ? 表中填写的原因：“{reason}”。]
-- sentence_en: [stated = 0 ? {subject} had a budget of {computed} and spent none of it, and {full_outputs} of its {outputs} output indicators have full marks. | {subject} spent {stated} of a budget of {computed} ({rate:1}%), and every indicator has full marks.][reason ?  The reason given in the form: “{reason}”.]
-- question_zh: {subject}[stated = 0 ? 没有支出 | 支出少于预算]，这些产出是如何取得的？
-- question_en: How were these outputs of {subject} produced [stated = 0 ? without spending | with that spending]?
-- show: adjusted_budget, executed, output, reason
-- role reason: 填写的原因 | Reason given
-- role adjusted_budget: 全年预算 | Adjusted budget
-- role executed: 执行数 | Executed
WITH output AS (
  SELECT project_id, count(*) AS outputs, count(*) FILTER (is_full) AS full_outputs,
    list(audit_term('output', indicator := indicator_id, field := 'score', value := score, unit := 'point')
      ORDER BY line_start, indicator_id) FILTER (is_full) AS terms, count(score) AS scored
  FROM audit_indicators
  WHERE level1 IS NULL OR level1 LIKE '%产出%' OR level1 LIKE '%完成%'
  GROUP BY project_id
)
SELECT
  f.document_id,
  CASE
    WHEN f.executed IS NULL OR o.project_id IS NULL OR o.scored = 0 THEN 'not-checkable'
    WHEN f.deduction > 0 THEN 'consistent'
    WHEN f.executed = 0 AND coalesce(f.adjusted_budget, f.initial_budget, 0) > 0 AND o.full_outputs > 0 THEN 'inconsistent'
    WHEN f.executed < f.adjusted_budget * 2 / 3 AND f.indicators > 0 AND f.full_marks = f.indicators THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  CASE WHEN f.executed > 0 THEN 'notice' END AS severity,
  f.name_zh AS subject_zh, f.executed AS stated, coalesce(f.adjusted_budget, f.initial_budget) AS computed,
  f.executed - coalesce(f.adjusted_budget, f.initial_budget) AS difference, 'CNY10k' AS unit,
  list_concat([
      audit_term('adjusted_budget', form := f.project_id, value := coalesce(f.adjusted_budget, f.initial_budget), unit := 'CNY10k'),
      audit_term('executed', form := f.project_id, value := f.executed, unit := 'CNY10k')],
    o.terms,
    [CASE WHEN f.reason_text <> '' THEN audit_term('reason', form := f.project_id, text := f.reason_text) END]) AS terms,
  -- The marks given in all stand with the finding, though its sentence needs no number to say that they are full.
  CAST(o.outputs AS INTEGER) AS outputs, CAST(o.full_outputs AS INTEGER) AS full_outputs, f.scores AS score, 100 * f.executed / nullif(coalesce(f.adjusted_budget, f.initial_budget), 0) AS rate,
  [CASE WHEN f.executed IS NULL THEN 'executed' END, CASE WHEN coalesce(o.scored, 0) = 0 THEN 'score' END] AS missing
FROM audit_forms f
LEFT JOIN output o USING (project_id)
WHERE f.covers = 'project' AND f.disclosed;

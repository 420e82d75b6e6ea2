-- id: project-coverage
-- severity: notice
-- title_zh: 自评表覆盖的项目支出
-- title_en: Project expenditure covered by forms
-- explanation_zh: 已公开的项目自评表的执行数合计，与决算中的项目支出相比，说明有多大部分的项目支出公开了绩效。不足一半时，大部分项目支出没有随决算公开自评表。
-- explanation_en: What the published project forms executed, against project expenditure in the accounts, shows how much of it comes with an assessment. Below one half, most project expenditure was published without a form.
-- allowance_zh: 低于一半才列出。没有填写执行数的表按预算计。
-- allowance_en: Told of below one half. A form that leaves the amount executed blank counts with its budget.
-- needs: projects
-- sentence_zh: {subject}是 {stated}，随决算公开的 {form.count} 张项目自评表合计 {computed}，占 {share:%}；其余 {difference}没有见到自评表。
-- sentence_en: {subject} {is} {stated}; the {form.count} project forms published with the accounts come to {computed}, {share:%} of it. No form was found for the other {difference}.
-- question_zh: 其余项目的自评表公开在何处？
-- question_en: Where are the forms of the other projects published?
-- show: stated, form
WITH form AS (
  SELECT document_id, sum(coalesce(executed, adjusted_budget, initial_budget)) AS covered, count(*) AS forms,
    list(audit_term('form', line := line_start, label := name_zh, value := coalesce(executed, adjusted_budget, initial_budget),
      unit := 'CNY10k') ORDER BY line_start, project_id) AS terms
  FROM audit_forms
  WHERE covers = 'project'
  GROUP BY document_id
)
SELECT
  f.document_id, b.fiscal_year,
  CASE WHEN covered IS NULL OR b.low <= 0 THEN 'not-checkable' WHEN covered < 0.5 * b.low THEN 'inconsistent' ELSE 'consistent' END
    AS outcome,
  '项目支出' AS subject_zh, b.value AS stated, covered AS computed, b.value - covered AS difference,
  round(100 * covered / nullif(b.value, 0), 1) AS share, 'CNY10k' AS unit,
  list_concat([audit_term('stated', fact := b.fact_id)], f.terms) AS terms, ['executed'] AS missing
FROM form f
JOIN audit_best b ON b.document_id = f.document_id
WHERE b.concept = 'expenditure.project' AND b.measure = 'final' AND b.fiscal_year = b.document_year;

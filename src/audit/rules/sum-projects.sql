-- id: sum-projects
-- severity: warning
-- title_zh: 项目自评表与项目支出
-- title_en: Project forms against project expenditure
-- explanation_zh: 各项目自评表执行数之和不应超过项目支出总额；自评覆盖全部项目时两者相等。超过说明有项目重复计列或金额有误。
-- explanation_en: What the project forms executed together is not more than project expenditure, and equal to it where every project was assessed. More means that a project is counted twice or an amount is wrong.
-- allowance: Forms that make less than project expenditure need not cover every project, and say nothing.
-- needs: projects
WITH form AS (
  SELECT p.document_id, count(*) AS forms, count(p.executed) AS executed_forms, sum(p.executed) AS computed,
    sum(audit_half(p.executed_decimals)) AS half, list(p.line_start ORDER BY p.line_start) AS lines,
    list(p.executed ORDER BY p.line_start) AS term_values
  FROM projects p JOIN audit_documents d USING (document_id)
  WHERE p.form = 'form' AND regexp_matches(p.seq, '^\d+$')
  GROUP BY p.document_id
),
judged AS (
  SELECT f.*, b.fact_id, b.value AS stated, b.low, b.high, b.label_zh, b.line_start, b.decimals,
    audit_outcome(b.value, b.low, b.high, f.computed, f.computed - f.half, f.computed + f.half) AS outcome,
    audit_tolerance(b.value, b.low, b.high, f.computed, f.computed - f.half, f.computed + f.half) AS tolerance
  FROM form f
  JOIN audit_documents d USING (document_id)
  LEFT JOIN audit_best b ON b.document_id = f.document_id AND b.fiscal_year = d.fiscal_year
    AND b.concept = 'expenditure.project' AND b.measure = 'final'
)
SELECT
  document_id, CASE WHEN outcome = 'inconsistent' AND computed < stated THEN 'not-checkable' ELSE outcome END AS outcome,
  audit_severity(stated - computed, decimals) AS severity, coalesce(label_zh, '项目支出') AS subject_zh, stated, computed,
  stated - computed AS difference, tolerance, 'CNY10k' AS unit, [fact_id] AS fact_ids,
  list_concat([line_start], lines) AS line_starts, forms, term_values,
  CASE WHEN stated IS NULL THEN ['expenditure.project'] ELSE ['coverage'] END AS missing
FROM judged;

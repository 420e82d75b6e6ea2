-- id: sum-projects
-- severity: warning
-- title_zh: 项目自评表与项目支出
-- title_en: Project forms against project expenditure
-- explanation_zh: 各项目自评表执行数之和不应超过项目支出总额；自评覆盖全部项目时两者相等。超过说明有项目重复计列或金额有误。
-- explanation_en: What the project forms executed together is not more than project expenditure, and equal to it where every project was assessed. More means that a project is counted twice or an amount is wrong.
-- allowance: Forms that make less than project expenditure need not cover every project, and say nothing. Items of project expenditure listed in a report that make less are told of only where one item of the accounts is exactly what is missing.
-- needs: projects
WITH form AS (
  SELECT p.document_id, count(*) AS forms, count(p.executed) AS executed_forms, sum(p.executed) AS computed,
    sum(audit_half(p.executed_decimals)) AS half, list(p.line_start ORDER BY p.line_start) AS lines,
    list(p.executed ORDER BY p.line_start) AS term_values
  FROM projects p JOIN audit_documents d USING (document_id)
  WHERE p.form = 'form' AND regexp_matches(p.seq, '^\d+$')
  GROUP BY p.document_id
),
-- Budgets of all projects together, as a report on self-assessment states them, against the budgets of the forms.
budget AS (
  SELECT r.document_id, r.repeated_figure_id, r.measure, r.value AS stated, r.value - audit_half(r.decimals) AS low,
    r.value + audit_half(r.decimals) AS high, r.decimals, r.label_zh, r.line_start,
    sum(CASE r.measure WHEN 'initial_budget' THEN p.initial_budget ELSE p.adjusted_budget END) AS computed,
    sum(audit_half(CASE r.measure WHEN 'initial_budget' THEN p.initial_budget_decimals ELSE p.adjusted_budget_decimals END)) AS half,
    list(p.line_start ORDER BY p.line_start) AS lines,
    list(CASE r.measure WHEN 'initial_budget' THEN p.initial_budget ELSE p.adjusted_budget END ORDER BY p.line_start) AS term_values
  FROM repeated_figures r
  JOIN audit_documents d USING (document_id)
  JOIN projects p ON p.document_id = r.document_id AND p.form = 'form' AND regexp_matches(p.seq, '^\d+$')
  WHERE r.concept = 'expenditure.project' AND r.measure IN ('initial_budget', 'adjusted_budget')
  GROUP BY ALL
),
listed AS (
  SELECT r.document_id, r.list_id, sum(r.value) AS computed, sum(audit_half(r.decimals)) AS half,
    list(r.line_start ORDER BY r.repeated_figure_id) AS lines, list(r.value ORDER BY r.line_start, r.repeated_figure_id) AS term_values,
    list(r.label_zh ORDER BY r.line_start, r.repeated_figure_id) AS term_labels
  FROM repeated_figures r
  JOIN audit_documents d USING (document_id)
  WHERE r.role = 'item'
  GROUP BY r.document_id, r.list_id
  HAVING bool_and(r.concept IS NULL OR r.concept LIKE 'project.function.%') AND bool_or(r.concept IS NOT NULL)
),
listed_whole AS (
  SELECT l.*, b.fact_id, b.value AS stated, b.low, b.high, b.decimals, b.label_zh, b.line_start,
    audit_outcome(b.value, b.low, b.high, l.computed, l.computed - l.half, l.computed + l.half) AS outcome
  FROM listed l
  JOIN audit_documents d USING (document_id)
  JOIN audit_best b ON b.document_id = l.document_id AND b.fiscal_year = d.fiscal_year
    AND b.concept = 'expenditure.project' AND b.measure = 'final'
),
-- The item of the accounts that a list leaves out, if it is exactly what is missing.
left_out AS (
  SELECT l.document_id, l.list_id, arg_min({fact_id: f.fact_id, label_zh: f.label_zh, line_start: f.line_start},
    {line: f.line_start, fact_id: f.fact_id}) AS item
  FROM listed_whole l
  JOIN audit_facts f ON f.document_id = l.document_id AND f.family = 'function' AND length(f.code) = 7
    AND f.measure = 'final' AND abs(f.value - (l.stated - l.computed)) <= audit_half(f.decimals)
  WHERE l.outcome = 'inconsistent' AND l.computed < l.stated
    AND f.concept NOT IN (SELECT replace(r.concept, 'project.', '') FROM repeated_figures r WHERE r.concept LIKE 'project.function.%')
  GROUP BY l.document_id, l.list_id
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
  list_concat([line_start], lines) AS line_starts, 'executed' AS check_name, forms, term_values,
  CASE WHEN stated IS NULL THEN ['expenditure.project'] ELSE ['coverage'] END AS missing
FROM judged
UNION ALL BY NAME
SELECT
  document_id,
  CASE WHEN audit_outcome(stated, low, high, computed, computed - half, computed + half) = 'inconsistent'
    AND computed < stated THEN 'not-checkable'
    ELSE audit_outcome(stated, low, high, computed, computed - half, computed + half) END AS outcome,
  audit_severity(stated - computed, decimals) AS severity, label_zh AS subject_zh, stated, computed,
  stated - computed AS difference, audit_tolerance(stated, low, high, computed, computed - half, computed + half) AS tolerance,
  'CNY10k' AS unit, [] AS fact_ids, list_concat([line_start], lines) AS line_starts, 'budget' AS check_name, measure,
  repeated_figure_id, term_values, ['coverage'] AS missing
FROM budget
UNION ALL BY NAME
SELECT
  l.document_id,
  CASE WHEN outcome = 'inconsistent' AND computed < stated AND o.item IS NULL THEN 'not-checkable' ELSE outcome END AS outcome,
  audit_severity(stated - computed, decimals) AS severity, label_zh AS subject_zh, stated, computed,
  stated - computed AS difference, audit_tolerance(stated, low, high, computed, computed - half, computed + half) AS tolerance,
  'CNY10k' AS unit, list_filter([fact_id, o.item.fact_id], x -> x IS NOT NULL) AS fact_ids,
  list_concat([line_start], lines) AS line_starts, 'listed-items' AS check_name, term_values, term_labels,
  o.item.label_zh AS missing_item_zh, CASE WHEN o.item IS NOT NULL THEN 'missing-item' END AS possible_cause,
  ['coverage'] AS missing
FROM listed_whole l
LEFT JOIN left_out o ON o.document_id = l.document_id AND o.list_id = l.list_id;

-- id: conflict-form
-- severity: warning
-- title_zh: 整体自评表与决算
-- title_en: The department’s form and its accounts
-- explanation_zh: 部门整体自评表列出的预算、执行数或成本，与决算正文的同一金额不同。两处至少一处有误，或自评表另有口径。
-- explanation_en: The form that assesses the whole department gives a budget, an amount executed or a cost that is another than the same amount of the accounts. At least one of the two is wrong, or the form covers something else.
-- allowance: A general budget is compared only where it is all that was spent; tasks only where together they make basic expenditure; costs only where they come near an amount of the accounts.
-- needs: projects
WITH form_pair AS (
  SELECT p.document_id, p.project_id, p.line_start, b.fiscal_year, b.measure, b.concept, b.fact_id, b.value AS stated,
    b.low, b.high, b.label_zh, b.line_start AS fact_line, b.decimals AS fact_decimals,
    CASE b.measure WHEN 'final' THEN p.executed ELSE p.adjusted_budget END AS value,
    CASE b.measure WHEN 'final' THEN p.executed_decimals ELSE p.adjusted_budget_decimals END AS decimals
  FROM projects p
  JOIN audit_best b ON b.document_id = p.document_id AND b.fiscal_year = b.document_year
  WHERE p.seq = 'dept' AND p.form = 'form' AND (
    (b.concept = 'expenditure.current' AND b.measure = 'final')
    OR (b.concept = 'general_budget.total' AND b.measure = 'adjusted_budget'
      AND b.document_id IN (SELECT document_id FROM audit_single_fund)))
),
task AS (
  SELECT document_id, 'general_budget.' || CASE
      WHEN name_zh LIKE '%人员经费%' AND name_zh NOT LIKE '%公用经费%' THEN 'personnel'
      WHEN name_zh LIKE '%公用经费%' AND name_zh NOT LIKE '%人员经费%' THEN 'operating'
      ELSE 'basic' END AS concept,
    sum(executed) AS computed, sum(audit_half(executed_decimals)) AS half, list(line_start ORDER BY line_start, project_id) AS lines,
    list(executed ORDER BY line_start, project_id) AS term_values, list(name_zh ORDER BY line_start, project_id) AS term_labels
  FROM projects
  WHERE covers = 'task' AND parent_id = document_id || '/dept' AND executed IS NOT NULL AND document_id IN (SELECT document_id FROM audit_documents)
  GROUP BY ALL
),
task_whole AS (
  SELECT document_id
  FROM (SELECT document_id, sum(computed) AS computed, sum(half) AS half FROM task GROUP BY document_id) t
  JOIN audit_best b USING (document_id)
  WHERE b.fiscal_year = b.document_year AND b.concept = 'general_budget.basic' AND b.measure = 'final'
    AND computed - half <= b.high AND computed + half >= b.low
),
task_sum AS (
  SELECT b.document_id, b.fiscal_year, b.concept, b.fact_id, b.value AS stated, b.low, b.high, b.decimals, b.label_zh,
    b.line_start, t.computed, t.half, t.lines, t.term_values, t.term_labels
  FROM task t
  JOIN audit_best b USING (document_id, concept)
  WHERE b.fiscal_year = b.document_year AND b.measure = 'final' AND b.concept <> 'general_budget.basic'
    AND document_id IN (SELECT document_id FROM task_whole)
),
department_cost AS (
  SELECT b.document_id, b.fiscal_year, b.concept, b.fact_id, b.value AS stated, b.low, b.high, b.decimals AS fact_decimals,
    b.label_zh, b.line_start AS fact_line, i.achieved_value AS value,
    -- Its closing zeros are printed.
    length(regexp_extract(i.answer, '\.(\d+)', 1)) AS decimals,
    i.line_start, i.line_end, i.indicator_id, i.level3
  FROM audit_indicators i
  JOIN audit_best b ON b.document_id = i.document_id AND b.fiscal_year = b.document_year
  WHERE i.seq = 'dept' AND i.level2 LIKE '%成本%' AND i.unit = '万元' AND i.achieved_value > 0
    AND b.concept IN ('expenditure.basic', 'expenditure.project') AND b.measure = 'final'
    AND abs(i.achieved_value - b.value) < 0.01 * b.value
  QUALIFY count(*) OVER (PARTITION BY i.indicator_id) = 1
)
SELECT
  document_id, fiscal_year,
  audit_outcome(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS outcome,
  audit_severity(stated - value, least(decimals, fact_decimals)) AS severity, label_zh AS subject_zh,
  stated, value AS computed, stated - value AS difference,
  audit_tolerance(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS tolerance,
  'CNY10k' AS unit, [fact_id] AS fact_ids, [fact_line, line_start] AS line_starts, check_name, concept, measure, project_id,
  indicator_id, line_end, [] AS missing
FROM (
  SELECT 'department-form' AS check_name, * FROM form_pair WHERE value IS NOT NULL
  UNION ALL BY NAME
  SELECT 'department-cost' AS check_name, * FROM department_cost
)
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, audit_outcome(stated, low, high, computed, computed - half, computed + half) AS outcome,
  -- Budgets are split by other lines than the accounts: allowances for travel, union fees.
  'notice' AS severity, label_zh AS subject_zh, stated, computed,
  stated - computed AS difference, audit_tolerance(stated, low, high, computed, computed - half, computed + half) AS tolerance,
  'CNY10k' AS unit, [fact_id] AS fact_ids, list_concat([line_start], lines) AS line_starts, 'department-tasks' AS check_name,
  concept, term_values, term_labels, [] AS missing
FROM task_sum;

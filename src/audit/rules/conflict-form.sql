-- id: conflict-form
-- severity: warning
-- title_zh: 整体自评表与决算
-- title_en: The department’s form and its accounts
-- explanation_zh: 部门整体自评表列出的预算、执行数或成本，与决算正文的同一金额不同。两处至少一处有误，或自评表另有口径。
-- explanation_en: The form that assesses the whole department gives a budget, an amount executed or a cost that is another than the same amount of the accounts. At least one of the two is wrong, or the form covers something else.
-- allowance_zh: 一般公共预算只在它是全部支出时才比较；各项任务只在合计等于基本支出、且没有哪一个经济科目在人员与公用之间移动能解释差额时才比较；成本只在接近决算的某个金额时才比较。
-- allowance_en: A general budget is compared only where it is all that was spent; tasks only where together they make basic expenditure, and no one economic item moved between personnel and operating funds makes the difference; costs only where they come near an amount of the accounts.
-- needs: department_pairs
-- question_zh: {subject}[的{unsaid:measure}]是 {stated} 还是 {computed}，以哪一处为准？
-- question_en: [budget ? Is the {budget:measure} of | {Is}] {subject} {stated} or {computed}, and which place holds?
-- check: department-form
-- sentence_zh: {subject}[的{unsaid:measure}]在决算说明中是 {stated}，在部门整体绩效自评表中是 {computed}{apart}
-- sentence_en: [the {budget:measure} of ]{subject} [budget ? is | {is}] {stated} in the accounts and {computed} in the whole department’s self-assessment form{apart}
-- show: stated, form
-- role form: 部门整体绩效自评表 | The whole department’s self-assessment form
-- causes: statements
-- check: department-cost
-- sentence_zh: {subject}在决算说明中是 {stated}，部门整体自评表的成本指标“{cost_zh}”填作 {computed}{apart}
-- sentence_en: {subject} {is} {stated} in the accounts; the whole department’s form gives its cost indicator “{cost_zh}” as {computed}{apart}
-- show: stated, cost
-- role cost: 部门整体自评表的成本指标 | A cost indicator of the whole department’s form
-- causes: statements
-- question_zh: “{cost_zh}”是否就是{subject}？如是，以哪一处为准？
-- question_en: Is “{cost_zh}” the same as {subject}, and if so, which place holds?
-- check: department-tasks
-- sentence_zh: {subject}载明为 {stated}，而部门整体自评表中名称对应的 {task.count} 项任务[task.count > 1 ? 相加]为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}, but the {task.count} tasks of that name in the whole department’s form [task.count > 1 ? add up to | as] {computed}{apart}
-- question_zh: {subject}与[task.count > 1 ? 各项之和 | 部门整体自评表中名称对应的 {task.count} 项任务]相差 {difference}，差额由何构成？请说明口径；如有误，请更正并公告。
-- question_en: {subject} and [task.count > 1 ? the sum of its items | the {task.count} tasks of that name in the whole department’s form] are {difference} apart: what makes the difference? Please explain the basis; if a figure is wrong, please correct it and publish the correction.
-- show: stated = task + …
WITH form_pair AS (
  SELECT p.document_id, p.project_id, b.fiscal_year, b.measure, b.concept, b.fact_id, b.value AS stated,
    b.low, b.high, b.label_zh, b.decimals AS fact_decimals,
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
    sum(executed) AS computed, sum(audit_half(executed_decimals)) AS half,
    list(audit_term('task', form := project_id, field := 'executed', value := executed, unit := 'CNY10k')
      ORDER BY line_start, project_id) AS tasks
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
    t.computed, t.half, t.tasks
  FROM task t
  JOIN audit_best b USING (document_id, concept)
  WHERE b.fiscal_year = b.document_year AND b.measure = 'final' AND b.concept <> 'general_budget.basic'
    AND document_id IN (SELECT document_id FROM task_whole)
),
-- Documents in which one economic item, counted with the other half of basic expenditure, makes the whole difference:
-- travel allowances are paid with the wages and belong to goods and services.
moved AS (
  SELECT DISTINCT t.document_id
  FROM task_sum t
  JOIN audit_best e ON e.document_id = t.document_id AND e.fiscal_year = t.fiscal_year
  WHERE e.measure = 'final' AND e.value > 0 AND length(e.concept) = 14
    AND regexp_matches(e.concept, CASE WHEN t.concept LIKE '%personnel' = (t.stated < t.computed) THEN '\.302' ELSE '\.30[13]' END)
    AND abs(abs(t.stated - t.computed) - e.value) <= t.half + (t.high - t.stated) + audit_half(e.decimals) + 1e-9
),
department_cost AS (
  SELECT b.document_id, b.fiscal_year, b.concept, b.fact_id, b.value AS stated, b.low, b.high, b.decimals AS fact_decimals,
    b.label_zh, i.achieved_value AS value,
    -- Its closing zeros are printed.
    length(regexp_extract(i.answer, '\.(\d+)', 1)) AS decimals,
    i.indicator_id, i.level3 AS cost_zh
  FROM audit_indicators i
  JOIN audit_best b ON b.document_id = i.document_id AND b.fiscal_year = b.document_year
  WHERE i.seq = 'dept' AND i.level2 LIKE '%成本%' AND i.unit = '万元' AND i.achieved_value > 0
    AND b.concept IN ('expenditure.basic', 'expenditure.project') AND b.measure = 'final'
    AND abs(i.achieved_value - b.value) < 0.01 * b.value
  QUALIFY count(*) OVER (PARTITION BY i.indicator_id) = 1
)
SELECT
  document_id, fiscal_year,
  audit_same(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS outcome,
  -- An indicator of that size need not be named for the amount of the accounts.
  coalesce(audit_severity(stated - value, least(decimals, fact_decimals)), CASE WHEN cost_zh <> '' THEN 'notice' END) AS severity, label_zh AS subject_zh,
  stated, value AS computed, stated - value AS difference,
  audit_tolerance(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS tolerance,
  'CNY10k' AS unit,
  [audit_term('stated', fact := fact_id),
    CASE WHEN check_name = 'department-form' THEN audit_term('form', form := project_id,
      field := CASE measure WHEN 'final' THEN 'executed' ELSE measure END, value := value, unit := 'CNY10k')
    ELSE audit_term('cost', indicator := indicator_id, field := 'achieved', value := value, unit := 'CNY10k') END] AS terms,
  check_name, concept, cost_zh,
  -- A budget must not read as what was spent.
  nullif(measure, 'final') AS budget, CASE WHEN NOT contains(label_zh, '预算数') THEN nullif(measure, 'final') END AS unsaid,
  [] AS missing
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
  'CNY10k' AS unit, list_concat([audit_term('stated', fact := fact_id)], tasks) AS terms, 'department-tasks' AS check_name,
  concept, [] AS missing
FROM task_sum
WHERE document_id NOT IN (FROM moved);

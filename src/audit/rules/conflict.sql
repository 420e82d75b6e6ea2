-- id: conflict
-- severity: error
-- title_zh: 同一数字前后不一
-- title_en: One figure, two values
-- explanation_zh: 同一文件对同一年度同一项目印出了两个不同的数字。四舍五入不能解释其差额，说明至少一处有误。
-- explanation_en: One document prints two different numbers for one item of one year. Rounding cannot explain the difference, so at least one of them is wrong.
-- allowance: What reports and forms on self-assessment say of the accounts may cover something else: against them a difference is a warning.
-- needs: facts
WITH vehicle AS (
  SELECT h.document_id, h.fiscal_year, h.label_zh, h.value AS held, a.value AS owned, h.fact_id AS held_id,
    a.fact_id AS owned_id, h.line_start AS held_line, a.line_start AS owned_line
  FROM audit_best h
  JOIN audit_best a ON a.document_id = h.document_id AND a.fiscal_year = h.fiscal_year
  WHERE h.concept = 'three_public.vehicles_held' AND a.concept = 'assets.vehicles'
    AND h.measure = 'count' AND a.measure = 'count'
),
-- What the whole department's form says of money that the accounts state too. Its budgets are those of the
-- accounts where the general public budget is all the department has.
form_figure AS (
  SELECT p.document_id, p.project_id, p.line_start, 'adjusted_budget' AS measure, 'general_budget.total' AS concept,
    p.adjusted_budget AS value, p.adjusted_budget_decimals AS decimals
  FROM projects p JOIN audit_documents d USING (document_id)
  JOIN audit_best g ON g.document_id = d.document_id AND g.fiscal_year = d.fiscal_year
    AND g.concept = 'general_budget.total' AND g.measure = 'final'
  JOIN audit_best e ON e.document_id = d.document_id AND e.fiscal_year = d.fiscal_year
    AND e.concept = 'expenditure.current' AND e.measure = 'final' AND e.low <= g.high AND g.low <= e.high
  WHERE p.seq = 'dept' AND p.form = 'form'
  UNION ALL
  SELECT p.document_id, p.project_id, p.line_start, 'final', 'expenditure.current', p.executed, p.executed_decimals
  FROM projects p JOIN audit_documents d USING (document_id)
  WHERE p.seq = 'dept' AND p.form = 'form'
),
form_pair AS (
  SELECT f.*, b.fiscal_year, b.fact_id, b.value AS stated, b.low, b.high, b.label_zh, b.line_start AS fact_line,
    b.decimals AS fact_decimals, f.value - audit_half(f.decimals) AS form_low, f.value + audit_half(f.decimals) AS form_high
  FROM form_figure f
  JOIN audit_documents d USING (document_id)
  JOIN audit_best b ON b.document_id = f.document_id AND b.fiscal_year = d.fiscal_year
    AND b.concept = f.concept AND b.measure = f.measure
  WHERE f.value IS NOT NULL
),
task AS (
  SELECT p.document_id, p.name_zh, p.executed, audit_half(p.executed_decimals) AS half, p.line_start
  FROM projects p JOIN audit_documents d USING (document_id)
  WHERE p.seq LIKE 'dept-task-%' AND p.executed IS NOT NULL
),
-- Only where all tasks together are the basic expenditure of the accounts do their names tell its kinds.
task_whole AS (
  SELECT t.document_id
  FROM (SELECT document_id, sum(executed) AS executed, sum(half) AS half FROM task GROUP BY document_id) t
  JOIN audit_documents d USING (document_id)
  JOIN audit_best b ON b.document_id = d.document_id AND b.fiscal_year = d.fiscal_year
    AND b.concept = 'general_budget.basic' AND b.measure = 'final'
  WHERE t.executed - t.half <= b.high AND t.executed + t.half >= b.low
),
task_sum AS (
  SELECT b.document_id, b.fiscal_year, b.concept, b.fact_id, b.value AS stated, b.low, b.high, b.decimals, b.label_zh,
    b.line_start, sum(t.executed) AS computed, sum(t.half) AS half, list(t.line_start ORDER BY t.line_start) AS lines,
    list(t.executed ORDER BY t.line_start) AS term_values, list(t.name_zh ORDER BY t.line_start) AS term_labels
  FROM task_whole w
  JOIN audit_documents d USING (document_id)
  JOIN audit_best b ON b.document_id = d.document_id AND b.fiscal_year = d.fiscal_year AND b.measure = 'final'
    AND b.concept IN ('general_budget.personnel', 'general_budget.operating')
  JOIN task t ON t.document_id = b.document_id
    AND t.name_zh LIKE CASE b.concept WHEN 'general_budget.personnel' THEN '%人员经费%' ELSE '%公用经费%' END
  GROUP BY ALL
),
-- A project in the report and in a form, told by budget and amount executed where no other has the same two.
same_project AS (
  SELECT f.document_id, f.project_id, f.name_zh, t.name_zh AS prose_zh, t.initial_budget AS prose_initial,
    f.initial_budget AS form_initial, t.line_start AS prose_line, f.line_start AS form_line,
    audit_half(t.initial_budget_decimals) + audit_half(f.initial_budget_decimals) AS half,
    count(*) OVER (PARTITION BY t.project_id) AS pairs_of_prose,
    count(*) OVER (PARTITION BY f.project_id) AS pairs_of_form
  FROM projects t
  JOIN audit_documents d USING (document_id)
  JOIN projects f ON f.document_id = t.document_id AND f.form = 'form' AND f.seq NOT LIKE 'dept%'
    AND f.executed = t.executed AND f.adjusted_budget = t.adjusted_budget
  WHERE t.form = 'prose' AND t.executed > 0 AND t.executed_decimals >= 2 AND f.executed_decimals >= 2
    AND t.initial_budget > 0 AND f.initial_budget > 0
),
-- Departments whose only money is the general public budget: their budgets are its budgets.
single_fund AS (
  SELECT g.document_id
  FROM audit_best g
  JOIN audit_best e ON e.document_id = g.document_id AND e.fiscal_year = g.fiscal_year AND e.measure = g.measure
  WHERE g.concept = 'general_budget.total' AND g.measure = 'final' AND g.fiscal_year = g.document_year
    AND e.concept = 'expenditure.current' AND e.low <= g.high AND g.low <= e.high
),
-- Figures stated again outside the accounts, beside every statement of the accounts they repeat: one that agrees
-- is enough.
restated AS (
  SELECT r.repeated_figure_id, r.document_id, r.fiscal_year, r.concept, r.measure, r.value, r.label_zh, r.line_start,
    r.value - audit_half(r.decimals) AS low, r.value + audit_half(r.decimals) AS high,
    f.fact_id, f.value AS fact_value, f.low AS fact_low, f.high AS fact_high, f.line_start AS fact_line,
    least(r.decimals, f.decimals) AS decimals
  FROM repeated_figures r
  JOIN audit_documents d USING (document_id)
  LEFT JOIN single_fund s USING (document_id)
  JOIN audit_facts f
    ON f.document_id = r.document_id AND f.fiscal_year = r.fiscal_year AND f.measure = r.measure AND f.unit = r.unit
    AND f.concept = CASE WHEN r.concept = 'expenditure.total' AND s.document_id IS NOT NULL THEN 'general_budget.total'
      ELSE r.concept END
  -- Personnel and operating funds of a whole budget are not those of the general public budget alone.
  WHERE (r.concept LIKE 'function.%' AND f.class_code = substr(f.code, 1, 3))
    OR (r.concept = 'expenditure.total' AND r.measure <> 'final')
),
restated_pair AS (
  SELECT repeated_figure_id, document_id, fiscal_year, concept, measure, value, label_zh, line_start, low, high,
    bool_or(greatest(low, fact_low) <= least(high, fact_high) + 1e-9) AS agrees,
    arg_min({fact_id: fact_id, value: fact_value, low: fact_low, high: fact_high, line_start: fact_line,
      decimals: decimals}, {distance: abs(fact_value - value), line: fact_line, fact_id: fact_id}) AS fact
  FROM restated
  GROUP BY ALL
)
SELECT
  document_id, fiscal_year,
  CASE WHEN is_apart THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  audit_severity(most.value - least.value, decimals) AS severity, label_zh AS subject_zh,
  CASE WHEN most.line_start <= least.line_start THEN most.value ELSE least.value END AS stated,
  CASE WHEN most.line_start <= least.line_start THEN least.value ELSE most.value END AS computed,
  CASE WHEN most.line_start <= least.line_start THEN most.value - least.value ELSE least.value - most.value END AS difference,
  (most.value - most.low) + (least.high - least.value) AS tolerance, unit,
  all_ids AS fact_ids, all_lines AS line_starts, 'statements' AS check_name, concept, measure, fund, statements,
  [] AS missing
FROM audit_repeats
WHERE power IS NULL
UNION ALL BY NAME
-- Vehicles whose running is paid for are among those the body owns.
SELECT
  document_id, fiscal_year, CASE WHEN held > owned THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  label_zh AS subject_zh, held AS stated, owned AS computed, held - owned AS difference, 0 AS tolerance,
  'vehicle' AS unit, [held_id, owned_id] AS fact_ids, [held_line, owned_line] AS line_starts,
  'vehicles' AS check_name, 'three_public.vehicles_held' AS concept, [] AS missing
FROM vehicle
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, audit_outcome(stated, low, high, value, form_low, form_high) AS outcome,
  coalesce(audit_severity(stated - value, least(decimals, fact_decimals)), 'warning') AS severity, label_zh AS subject_zh,
  stated, value AS computed, stated - value AS difference,
  audit_tolerance(stated, low, high, value, form_low, form_high) AS tolerance, 'CNY10k' AS unit,
  [fact_id] AS fact_ids, [fact_line, line_start] AS line_starts, 'department-form' AS check_name, concept, measure,
  project_id, [] AS missing
FROM form_pair
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN agrees THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  coalesce(audit_severity(fact.value - value, fact.decimals), 'warning') AS severity, label_zh AS subject_zh, fact.value AS stated,
  value AS computed, fact.value - value AS difference,
  audit_tolerance(fact.value, fact.low, fact.high, value, low, high) AS tolerance, 'CNY10k' AS unit,
  [fact.fact_id] AS fact_ids, [fact.line_start, line_start] AS line_starts, 'restatement' AS check_name, concept, measure,
  repeated_figure_id, [] AS missing
FROM restated_pair
UNION ALL BY NAME
-- A whole department's form whose tasks make its basic expenditure splits it into personnel and operating funds.
SELECT
  document_id, fiscal_year, audit_outcome(stated, low, high, computed, computed - half, computed + half) AS outcome,
  coalesce(audit_severity(stated - computed, decimals), 'warning') AS severity, label_zh AS subject_zh, stated, computed,
  stated - computed AS difference, audit_tolerance(stated, low, high, computed, computed - half, computed + half) AS tolerance,
  'CNY10k' AS unit, [fact_id] AS fact_ids, list_concat([line_start], lines) AS line_starts, 'department-tasks' AS check_name,
  concept, term_values, term_labels, [] AS missing
FROM task_sum
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN prose_initial - half <= form_initial AND form_initial <= prose_initial + half THEN 'consistent'
    ELSE 'inconsistent' END AS outcome,
  'warning' AS severity, name_zh AS subject_zh, prose_initial AS stated, form_initial AS computed,
  prose_initial - form_initial AS difference, half AS tolerance, 'CNY10k' AS unit, [] AS fact_ids,
  [prose_line, form_line] AS line_starts, 'project-budget' AS check_name, 'initial_budget' AS measure, project_id, prose_zh,
  [] AS missing
FROM same_project
WHERE pairs_of_prose = 1 AND pairs_of_form = 1;

-- id: conflict
-- severity: error
-- title_zh: 同一数字前后不一
-- title_en: One figure, two values
-- explanation_zh: 同一文件对同一年度同一项目印出了两个不同的数字。四舍五入不能解释其差额，说明至少一处有误。
-- explanation_en: One document prints two different numbers for one item of one year. Rounding cannot explain the difference, so at least one of them is wrong.
-- allowance: What reports and forms on self-assessment say of the accounts may cover something else: against them a difference is a warning.
-- needs: facts
WITH vehicle AS (
  SELECT document_id, fiscal_year,
    first({value: value, fact_id: fact_id, line: line_start, label_zh: label_zh})
      FILTER (concept = 'three_public.vehicles_held') AS held,
    first({value: value, fact_id: fact_id, line: line_start}) FILTER (concept = 'assets.vehicles') AS owned
  FROM audit_best
  WHERE concept IN ('three_public.vehicles_held', 'assets.vehicles') AND measure = 'count'
  GROUP BY document_id, fiscal_year
  HAVING held IS NOT NULL AND owned IS NOT NULL
),
-- Departments whose only money is the general public budget: their budgets are its budgets.
single_fund AS (
  SELECT document_id
  FROM audit_best
  WHERE concept IN ('general_budget.total', 'expenditure.current') AND measure = 'final' AND fiscal_year = document_year
  GROUP BY document_id
  HAVING count(DISTINCT concept) = 2 AND max(low) <= min(high)
),
-- What the whole department's form says of money that the accounts state too.
form_pair AS (
  SELECT p.document_id, p.project_id, p.line_start, b.fiscal_year, b.measure, b.concept, b.fact_id, b.value AS stated,
    b.low, b.high, b.label_zh, b.line_start AS fact_line, b.decimals AS fact_decimals,
    CASE b.measure WHEN 'final' THEN p.executed ELSE p.adjusted_budget END AS value,
    CASE b.measure WHEN 'final' THEN p.executed_decimals ELSE p.adjusted_budget_decimals END AS decimals
  FROM projects p
  JOIN audit_best b ON b.document_id = p.document_id AND b.fiscal_year = b.document_year
  WHERE p.seq = 'dept' AND p.form = 'form' AND (
    (b.concept = 'expenditure.current' AND b.measure = 'final')
    OR (b.concept = 'general_budget.total' AND b.measure = 'adjusted_budget'
      AND b.document_id IN (SELECT document_id FROM single_fund)))
),
-- Tasks of the department's form by the kind of funds they are named for.
task AS (
  SELECT document_id, 'general_budget.' || CASE
      WHEN name_zh LIKE '%人员经费%' AND name_zh NOT LIKE '%公用经费%' THEN 'personnel'
      WHEN name_zh LIKE '%公用经费%' AND name_zh NOT LIKE '%人员经费%' THEN 'operating'
      ELSE 'basic' END AS concept,
    sum(executed) AS computed, sum(audit_half(executed_decimals)) AS half, list(line_start ORDER BY line_start) AS lines,
    list(executed ORDER BY line_start) AS term_values, list(name_zh ORDER BY line_start) AS term_labels
  FROM projects
  WHERE seq LIKE 'dept-task-%' AND executed IS NOT NULL AND document_id IN (SELECT document_id FROM audit_documents)
  GROUP BY ALL
),
-- Only where all tasks together are the basic expenditure of the accounts do their names tell its kinds.
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
-- A project in the report and in a form, told by budget and amount executed where no other has the same two.
same_project AS (
  SELECT document_id, count(*) FILTER (form = 'prose') AS in_prose, count(*) FILTER (form = 'form') AS in_forms,
    sum(audit_half(initial_budget_decimals)) AS half,
    first(name_zh) FILTER (form = 'prose') AS prose_zh, first(name_zh) FILTER (form = 'form') AS name_zh,
    first(initial_budget) FILTER (form = 'prose') AS prose_initial,
    first(initial_budget) FILTER (form = 'form') AS form_initial,
    first(line_start) FILTER (form = 'prose') AS prose_line, first(line_start) FILTER (form = 'form') AS form_line,
    first(project_id) FILTER (form = 'form') AS project_id
  FROM projects
  WHERE executed > 0 AND executed_decimals >= 2 AND adjusted_budget IS NOT NULL AND initial_budget > 0
    AND (form = 'prose' OR seq NOT LIKE 'dept%') AND document_id IN (SELECT document_id FROM audit_documents)
  GROUP BY document_id, executed, adjusted_budget
  HAVING in_prose = 1 AND in_forms = 1
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
  document_id, fiscal_year, CASE WHEN held.value > owned.value THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  held.label_zh AS subject_zh, held.value AS stated, owned.value AS computed, held.value - owned.value AS difference,
  0 AS tolerance, 'vehicle' AS unit, [held.fact_id, owned.fact_id] AS fact_ids, [held.line, owned.line] AS line_starts,
  'vehicles' AS check_name, 'three_public.vehicles_held' AS concept, [] AS missing
FROM vehicle
UNION ALL BY NAME
SELECT
  document_id, fiscal_year,
  audit_outcome(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS outcome,
  coalesce(audit_severity(stated - value, least(decimals, fact_decimals)), 'warning') AS severity, label_zh AS subject_zh,
  stated, value AS computed, stated - value AS difference,
  audit_tolerance(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS tolerance,
  'CNY10k' AS unit,
  [fact_id] AS fact_ids, [fact_line, line_start] AS line_starts, 'department-form' AS check_name, concept, measure,
  project_id, [] AS missing
FROM form_pair
WHERE value IS NOT NULL
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN agrees THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  coalesce(audit_severity(fact.value - value, fact.decimals), 'warning') AS severity, label_zh AS subject_zh, fact.value AS stated,
  value AS computed, fact.value - value AS difference,
  audit_tolerance(fact.value, fact.low, fact.high, value, low, high) AS tolerance, 'CNY10k' AS unit,
  [fact.fact_id] AS fact_ids, [fact.line_start, line_start] AS line_starts, 'repeated-figure' AS check_name, concept, measure,
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
FROM same_project;

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
-- Personnel and operating funds as a report splits basic expenditure: only where the two make it do their names tell.
split_pair AS (
  SELECT document_id, fiscal_year, unnest([
      {said: said_personnel, fact: personnel}, {said: said_operating, fact: operating}]) AS pair
  FROM (
    SELECT document_id, first({value: executed, decimals: executed_decimals, line: line_start}) FILTER (name_zh LIKE '人员%')
        AS said_personnel,
      first({value: executed, decimals: executed_decimals, line: line_start}) FILTER (name_zh LIKE '公用%') AS said_operating
    FROM projects
    WHERE form = 'prose' AND executed IS NOT NULL AND regexp_matches(name_zh, '^(人员|公用)(类|经费)')
    GROUP BY document_id
    HAVING count(*) = 2
  )
  JOIN (
    SELECT document_id, fiscal_year, first(low) FILTER (concept = 'general_budget.basic') AS basic_low,
      first(high) FILTER (concept = 'general_budget.basic') AS basic_high,
      first(b) FILTER (concept = 'general_budget.personnel') AS personnel,
      first(b) FILTER (concept = 'general_budget.operating') AS operating
    FROM audit_best b
    WHERE concept LIKE 'general_budget.%' AND measure = 'final' AND fiscal_year = document_year
    GROUP BY document_id, fiscal_year
  ) USING (document_id)
  WHERE said_personnel.value + said_operating.value BETWEEN
    basic_low - audit_half(said_personnel.decimals) - audit_half(said_operating.decimals) - 1e-9
    AND basic_high + audit_half(said_personnel.decimals) + audit_half(said_operating.decimals) + 1e-9
),
-- What a report says was put into a project, and the form of that project: the one name is within the other, and
-- no other form has a name so like it.
invested AS (
  SELECT t.document_id, t.name_zh AS prose_zh, t.executed AS stated, audit_half(t.executed_decimals) AS half,
    t.line_start, f.project_id, f.name_zh, f.executed AS value, audit_half(f.executed_decimals) AS form_half,
    f.line_start AS form_line, least(t.executed_decimals, f.executed_decimals) AS decimals
  FROM projects t
  JOIN audit_forms f ON f.document_id = t.document_id AND regexp_matches(f.seq, '^\d+$')
    AND length(f.name_zh) >= 4 AND (t.name_zh LIKE f.name_zh || '%' OR f.name_zh LIKE '%' || t.name_zh || '%')
  WHERE t.form = 'prose' AND t.executed IS NOT NULL AND f.executed IS NOT NULL AND t.adjusted_budget IS NULL
  QUALIFY count(*) OVER (PARTITION BY t.project_id) = 1
),
-- Costs of the whole department's form that are what the accounts call basic or project expenditure: within a
-- hundredth of the one, and a tenth from the other.
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
),
-- The budget a form of goals is made out for, against every budget of the department that is named elsewhere.
target_budget AS (
  SELECT t.document_id, t.repeated_figure_id, t.value AS stated, t.decimals, t.label_zh, t.line_start,
    bool_or(abs(r.value - t.value) <= audit_half(r.decimals) + audit_half(t.decimals) + 1e-9) AS agrees,
    arg_min({value: r.value, line: r.line_start, measure: r.measure, half: audit_half(r.decimals)},
      {distance: abs(r.value - t.value), id: r.repeated_figure_id}) AS other
  FROM audit_repeated t
  JOIN audit_repeated r ON r.document_id = t.document_id AND r.role = 'whole' AND r.concept = t.concept
    AND r.measure IN ('initial_budget', 'adjusted_budget')
  WHERE t.role = 'budget'
  GROUP BY ALL
),
-- Items that a report's list of expenditure has and the accounts do not, and the other way round: of a list most of
-- whose items are items of the accounts. An item whose name fits several codes is known by its amount, and one that the accounts have under another name too:
-- the rule `classification` tells of that.
unlisted AS (
  SELECT document_id, unnest(list_concat(
      [{i: i, found_in: 'report'} for i in r.items
        if i.concept IS NOT NULL AND NOT list_contains(f.concepts, i.concept) AND NOT list_contains(f.amounts, i.value)],
      [{i: i, found_in: 'accounts'} for i in f.items
        if NOT list_contains(r.concepts, i.concept) AND NOT list_contains(r.unnamed, i.value)])) AS one
  FROM (
    SELECT document_id, list_id, list(concept) FILTER (concept IS NOT NULL) AS concepts,
      coalesce(list(value) FILTER (concept IS NULL), []) AS unnamed,
      list({concept: concept, label: label_zh, value: value, line: line_start, fact_id: NULL::VARCHAR}) AS items
    FROM audit_repeated
    WHERE role = 'item'
    GROUP BY document_id, list_id
    HAVING count(*) >= 10 AND bool_and(coalesce(concept LIKE 'function.%', true))
  ) r
  JOIN (
    SELECT document_id, list(concept) AS concepts, list(value) AS amounts,
      list({concept: concept, label: label_zh, value: value, line: line_start, fact_id: fact_id}) AS items
    FROM audit_facts
    WHERE family = 'function' AND measure = 'final' AND form = 'prose' AND length(code) = 7 AND fiscal_year = document_year
    GROUP BY document_id
  ) f USING (document_id)
  WHERE len(list_intersect(r.concepts, f.concepts)) >= 0.9 * len(r.concepts)
),
-- What running text says was spent on employment subsidies, against the division or its items in the accounts.
subsidies AS (
  SELECT r.document_id, r.label_zh, r.value AS stated, audit_half(r.decimals) AS half, r.line_start,
    sum(f.value) AS computed, sum(f.value - f.low) AS item_half, list(f.fact_id ORDER BY f.line_start, f.fact_id) AS fact_ids,
    list(f.line_start ORDER BY f.line_start, f.fact_id) AS lines
  FROM audit_repeated r
  JOIN audit_facts f ON f.document_id = r.document_id AND f.concept LIKE 'function.20807__' AND f.measure = 'final'
    AND f.form = 'prose' AND f.fiscal_year = f.document_year
  WHERE r.role = 'subsidies'
  GROUP BY ALL
),
-- Figures stated again outside the accounts, beside every statement of the accounts they repeat: one that agrees
-- is enough.
restated AS (
  SELECT r.repeated_figure_id, r.document_id, r.fiscal_year, r.concept, r.measure, r.value, r.label_zh, r.line_start,
    r.value - audit_half(r.decimals) AS low, r.value + audit_half(r.decimals) AS high,
    f.fact_id, f.value AS fact_value, f.low AS fact_low, f.high AS fact_high, f.line_start AS fact_line,
    least(r.decimals, f.decimals) AS decimals
  FROM audit_repeated r
  LEFT JOIN single_fund s USING (document_id)
  JOIN audit_facts f
    ON f.document_id = r.document_id AND f.fiscal_year = r.fiscal_year AND f.measure = r.measure AND f.unit = r.unit
    AND f.concept = CASE WHEN r.concept = 'expenditure.total' AND s.document_id IS NOT NULL THEN 'general_budget.total'
      ELSE r.concept END
  -- Personnel and operating funds of a whole budget are not those of the general public budget alone.
  WHERE r.role IN ('whole', 'part', 'item') AND ((r.concept LIKE 'function.%' AND f.class_code = substr(f.code, 1, 3))
    OR (r.concept = 'expenditure.total' AND r.measure <> 'final'))
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
FROM same_project
UNION ALL BY NAME
SELECT
  document_id, fiscal_year,
  audit_outcome(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS outcome,
  coalesce(audit_severity(stated - value, least(decimals, fact_decimals)), 'warning') AS severity, label_zh AS subject_zh,
  stated, value AS computed, stated - value AS difference,
  audit_tolerance(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS tolerance,
  'CNY10k' AS unit, [fact_id] AS fact_ids, [fact_line, line_start] AS line_starts, check_name, concept, indicator_id, line_end,
  [] AS missing
FROM (
  SELECT 'report-split' AS check_name, document_id, fiscal_year, pair.fact.concept AS concept, pair.fact.fact_id AS fact_id,
    pair.fact.value AS stated, pair.fact.low AS low, pair.fact.high AS high, pair.fact.decimals AS fact_decimals,
    pair.fact.label_zh AS label_zh, pair.fact.line_start AS fact_line, pair.said.value AS value, pair.said.decimals AS decimals,
    pair.said.line AS line_start
  FROM split_pair
  WHERE pair.fact IS NOT NULL AND pair.said IS NOT NULL
  UNION ALL BY NAME
  SELECT 'department-cost' AS check_name, * FROM department_cost
)
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN abs(stated - value) <= half + form_half + 1e-9 THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  coalesce(audit_severity(stated - value, decimals), 'warning') AS severity, name_zh AS subject_zh, stated, value AS computed,
  stated - value AS difference, half + form_half AS tolerance, 'CNY10k' AS unit, [] AS fact_ids,
  [line_start, form_line] AS line_starts, 'project-executed' AS check_name, 'final' AS measure, project_id, prose_zh, [] AS missing
FROM invested
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN agrees THEN 'consistent' ELSE 'inconsistent' END AS outcome, 'warning' AS severity,
  label_zh AS subject_zh, stated, other.value AS computed, stated - other.value AS difference,
  audit_half(decimals) + other.half AS tolerance, 'CNY10k' AS unit, [] AS fact_ids, [line_start, other.line] AS line_starts,
  'target-budget' AS check_name, other.measure AS measure, [] AS missing
FROM target_budget
UNION ALL BY NAME
SELECT
  document_id, 'inconsistent' AS outcome, 'warning' AS severity, one.i.label AS subject_zh, one.i.value AS stated,
  'CNY10k' AS unit, [one.i.fact_id] AS fact_ids, [one.i.line] AS line_starts, 'unlisted' AS check_name, one.found_in AS found_in,
  one.i.concept AS concept, [] AS missing
FROM unlisted
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN abs(stated - computed) <= half + item_half + 1e-9 THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  'notice' AS severity, label_zh AS subject_zh, stated, computed, stated - computed AS difference, half + item_half AS tolerance,
  'CNY10k' AS unit, fact_ids, list_concat([line_start], lines) AS line_starts, 'subsidies' AS check_name, [] AS missing
FROM subsidies;

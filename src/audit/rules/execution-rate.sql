-- id: execution-rate
-- severity: error
-- title_zh: 预算执行率
-- title_en: Execution rate
-- explanation_zh: 预算执行率等于执行数除以全年预算数。按金额的四舍五入区间重算仍不相符，说明执行率或金额有误。
-- explanation_en: An execution rate is the amount executed divided by the adjusted budget. Where recalculation over the rounding of the amounts misses the stated rate, the rate or an amount is wrong.
-- needs: projects
-- check: rate
-- sentence_zh: {subject}的执行率载明为 {stated}；执行数 {executed} 除以全年预算 {adjusted_budget} 得 {computed}{apart}[is_whole_percent ? 这些表的执行率都只算到整数百分比。]
-- sentence_en: The execution rate of {subject} is given as {stated}; {executed} executed, divided by the adjusted budget of {adjusted_budget}, makes {computed}{apart}[is_whole_percent ?  All rates of these forms are whole percents.]
-- question_zh: {subject}的执行率 {stated} 是如何计算的，应为多少？
-- question_en: How was the execution rate of {subject}, {stated}, computed, and what should it be?
-- show: stated = executed ÷ adjusted_budget × 100
-- role stated: 公开的执行率 | Execution rate as published
-- role executed: 执行数 | Executed
-- role adjusted_budget: 全年预算 | Adjusted budget
-- causes: ratio
-- check: department-execution, department-adjustment
-- sentence_zh: 部门整体自评表的{subject}填作 {stated}；按同一张表中各项任务的金额计算是 {computed}{apart}
-- sentence_en: The whole department’s form gives {subject} as {stated}; the amounts of the tasks in the same form make {computed}{apart}
-- question_zh: {subject} {stated} 是按哪些金额计算的？
-- question_en: From which amounts was {subject}, {stated}, computed?
-- show: stated = executed ÷ budget × 100 | stated = (budget − initial) ÷ initial × 100
-- role executed: 执行数 | Executed
-- aside executed: {tasks} 项任务合计 | {tasks} tasks together
-- role budget: 调整预算（全年预算） | adjusted budget
-- aside budget: {tasks} 项任务合计 | {tasks} tasks together
-- role initial: 年初预算 | Initial budget
-- check: use-of-money
-- sentence_zh: “{project_zh}”的指标{subject}完成值是 {stated}，同一张表的预算执行率是 {computed}{apart}
-- sentence_en: The indicator {subject} of “{project_zh}” has the result {stated}; the execution rate of the same form is {computed}{apart}
-- question_zh: {subject}是如何计算的，为何与预算执行率不同？
-- question_en: How was {subject} computed, and why does it differ from the execution rate?
-- show: achieved, rate
-- role rate: 预算执行率 | Execution rate
-- check: claim
-- sentence_zh: 报告说{subject}是 {stated}，而[form.count > 1 ? 有 {form.count} 张自评表载明的执行率低于 100%，最低的是 {computed} | {form.label}的自评表载明的执行率是 {computed}]。
-- sentence_en: The report gives {subject} as {stated}; [form.count > 1 ? {form.count} forms give a rate below 100%, the lowest {computed} | the form of {form.label} gives an execution rate of {computed}].
-- question_zh: 执行进度 {stated} 是按哪一个预算计算的，与自评表的执行率为何不同？
-- question_en: Of which budget is {stated} the execution, and why do the forms give another rate?
-- show: stated: form
WITH bounded AS (
  SELECT
    p.document_id, p.project_id, p.name_zh, p.line_start, p.form, p.executed, p.adjusted_budget, p.execution_pct AS stated,
    p.execution_pct_decimals AS decimals,
    -- Rates that are whole percents throughout a document's forms of one kind were rounded to whole ones: the zeros
    -- printed behind them claim more than was reckoned.
    bool_and(p.execution_pct = round(p.execution_pct)) OVER kind
      AND bool_or(p.execution_pct NOT IN (0, 100)) OVER kind AS are_whole,
    p.execution_pct - audit_half(p.execution_pct_decimals) AS stated_low,
    p.execution_pct + audit_half(p.execution_pct_decimals) AS stated_high,
    p.executed - audit_half(p.executed_decimals) AS executed_low,
    p.executed + audit_half(p.executed_decimals) AS executed_high,
    p.adjusted_budget - audit_half(p.adjusted_budget_decimals) AS budget_low,
    p.adjusted_budget + audit_half(p.adjusted_budget_decimals) AS budget_high
  FROM projects p
  JOIN audit_documents d USING (document_id)
  WHERE p.execution_pct IS NOT NULL
  WINDOW kind AS (PARTITION BY p.document_id, p.form, p.covers)
),
computed AS (
  SELECT *,
    CASE WHEN budget_low > 0 THEN 100 * executed / adjusted_budget END AS computed,
    -- Nothing is executed less than nothing.
    audit_percent_low(greatest(executed_low, least(executed, 0)), budget_low, budget_high) AS computed_low,
    audit_percent_high(executed_high, budget_low, budget_high) AS computed_high
  FROM bounded
)
SELECT
  document_id, audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS outcome,
  coalesce(audit_severity(stated - computed, decimals),
    CASE WHEN are_whole AND abs(stated - computed) <= 0.5 THEN 'notice' END) AS severity, name_zh AS subject_zh, stated, computed,
  stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [audit_term('stated', form := project_id, field := 'execution_pct', value := stated, unit := '%', decimals := decimals),
    audit_term('executed', form := project_id, value := executed, unit := 'CNY10k'),
    audit_term('adjusted_budget', form := project_id, value := adjusted_budget, unit := 'CNY10k')] AS terms, 'rate' AS check_name,
  CASE WHEN are_whole AND abs(stated - computed) <= 0.5 THEN true END AS is_whole_percent,
  CASE WHEN is_whole_percent THEN 'whole-percent' END AS cause,
  [CASE WHEN executed IS NULL THEN 'executed' END,
    CASE WHEN adjusted_budget IS NULL THEN 'adjusted_budget' END,
    CASE WHEN executed IS NOT NULL AND adjusted_budget IS NOT NULL AND computed IS NULL THEN 'zero-base' END,
    CASE WHEN decimals IS NULL THEN 'precision' END] AS missing
FROM computed
UNION ALL BY NAME
-- What a whole department's form claims of its budget, against the tasks of the same form.
SELECT
  i.document_id, CASE WHEN abs(i.achieved_value - t.computed) <= audit_half(audit_digits(i.achieved_value)) THEN 'consistent'
    ELSE 'inconsistent' END AS outcome,
  -- What counts as an adjustment is for the department to say: raises by order of the state may be left out.
  CASE WHEN i.level3 = '预算调整率' THEN 'notice' ELSE 'warning' END AS severity,
  i.level3 AS subject_zh, i.achieved_value AS stated, t.computed, i.achieved_value - t.computed AS difference,
  audit_half(audit_digits(i.achieved_value)) AS tolerance, '%' AS unit,
  [audit_term('stated', indicator := i.indicator_id, field := 'achieved', value := i.achieved_value, unit := '%'),
    CASE WHEN i.level3 = '预算执行率' THEN audit_term('executed', line := t.lines[1], value := t.executed, unit := 'CNY10k') END,
    audit_term('budget', line := t.lines[1], value := t.adjusted_budget, unit := 'CNY10k'),
    CASE WHEN i.level3 = '预算调整率' THEN audit_term('initial', form := i.project_id, field := 'initial_budget', value := t.initial_budget, unit := 'CNY10k') END
  ] AS terms,
  list_concat([i.line_start], t.lines) AS line_starts,
  CASE WHEN i.level3 = '预算执行率' THEN 'department-execution' ELSE 'department-adjustment' END AS check_name,
  CAST(len(t.lines) AS INTEGER) AS tasks, [] AS missing
FROM audit_indicators i
JOIN (
  SELECT p.document_id, f.project_id, sum(p.executed) AS executed, sum(p.adjusted_budget) AS adjusted_budget,
    any_value(f.initial_budget) AS initial_budget, list(p.line_start ORDER BY p.line_start) AS lines,
    unnest(['预算执行率', '预算调整率']) AS name,
    unnest([100 * sum(p.executed) / sum(p.adjusted_budget),
      100 * abs(sum(p.adjusted_budget) - any_value(f.initial_budget)) / any_value(f.initial_budget)]) AS computed
  FROM projects p
  JOIN audit_forms f ON f.document_id = p.document_id AND f.seq = 'dept'
  WHERE p.parent_id = f.project_id
  GROUP BY p.document_id, f.project_id
  HAVING count(*) = count(p.executed) AND count(*) = count(p.adjusted_budget) AND sum(p.adjusted_budget) > 0
    AND coalesce(any_value(f.initial_budget), 1) > 0
) t ON t.project_id = i.project_id AND t.name = i.level3
WHERE i.unit = '%' AND i.achieved_value IS NOT NULL AND t.computed IS NOT NULL
  -- Tasks may be a part of the budget: less than the whole of it does not tell how it was adjusted.
  AND (i.level3 = '预算执行率' OR t.adjusted_budget > t.initial_budget)
UNION ALL BY NAME
-- An indicator for the use of a project's money, or for its being paid in full, against the rate that its form
-- prints: it may count what the recipients used, or what was due.
SELECT
  i.document_id,
  audit_outcome(i.achieved_value, i.achieved_value - audit_half(audit_digits(i.achieved_value)),
    i.achieved_value + audit_half(audit_digits(i.achieved_value)), p.execution_pct,
    p.execution_pct - audit_half(p.execution_pct_decimals), p.execution_pct + audit_half(p.execution_pct_decimals)) AS outcome,
  'notice' AS severity, i.level3 AS subject_zh, i.achieved_value AS stated, p.execution_pct AS computed,
  i.achieved_value - p.execution_pct AS difference,
  audit_half(audit_digits(i.achieved_value)) + audit_half(p.execution_pct_decimals) AS tolerance, '%' AS unit,
  [audit_term('achieved', indicator := i.indicator_id, value := i.achieved_value, unit := '%'),
    audit_term('rate', form := p.project_id, field := 'execution_pct', value := p.execution_pct, unit := '%')] AS terms, 'use-of-money' AS check_name, i.project_zh,
  [CASE WHEN i.achieved_value IS NULL THEN 'achieved_value' ELSE 'execution_pct' END] AS missing
FROM audit_indicators i
JOIN projects p USING (project_id)
WHERE i.unit = '%' AND p.form = 'form' AND p.covers = 'project' AND regexp_matches(i.level3, '^(项目|专项)?(资金|预算)(使用|执行)率$|^(经费|资金|补[助贴](资金)?)?[足全]额(发放|拨付|支付)率$')
UNION ALL BY NAME
-- A report that says all was executed, against forms that print less.
SELECT
  c.document_id,
  CASE WHEN f.forms IS NULL THEN 'not-checkable' WHEN f.lowest.rate < 100 - c.half THEN 'inconsistent' ELSE 'consistent' END
    AS outcome,
  'warning' AS severity, c.label_zh AS subject_zh, c.value AS stated, f.lowest.rate AS computed,
  c.value - f.lowest.rate AS difference, c.half AS tolerance, '%' AS unit,
  list_concat([audit_term('stated', line := c.line_start, label := c.label_zh, value := c.value, unit := '%')], f.forms_below) AS terms,
  'claim' AS check_name,
  ['execution_pct'] AS missing
FROM (
  SELECT r.document_id, r.label_zh, r.value, audit_half(r.decimals) AS half, r.line_start,
    r.concept = 'expenditure.total' AS is_whole
  FROM audit_repeated r
  WHERE r.role = 'claim'
) c
LEFT JOIN (
  SELECT document_id, covers = 'department' AS is_whole, count(*) AS forms, arg_min({rate: execution_pct}, execution_pct) AS lowest,
    list(audit_term('form', form := project_id, field := 'execution_pct', value := execution_pct, unit := '%') ORDER BY line_start, project_id)
      FILTER (execution_pct < 100) AS forms_below
  FROM audit_forms
  WHERE execution_pct IS NOT NULL
  GROUP BY ALL
) f ON f.document_id = c.document_id AND f.is_whole = c.is_whole;

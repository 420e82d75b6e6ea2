-- id: completion
-- severity: error
-- title_zh: 完成预算的百分比
-- title_en: Completion of the budget
-- explanation_zh: 完成预算的百分比等于决算数除以预算数；有支出而写作0%，任何预算都算不出来。按金额的四舍五入区间重算仍不相符，说明百分比或金额有误。
-- explanation_en: The completion of a budget is the final amount divided by the budget; no budget makes 0 % of money that was spent. Where recalculation over the rounding of the amounts misses the stated rate, the rate or an amount is wrong.
-- allowance_zh: 没有载明预算的 0%，只在文件中任何金额作预算都不会四舍五入成 0% 时才列出；小数位数按文件中其他比例的习惯。
-- allowance_en: 0 % is judged without a budget only where no budget up to the largest amount in the document would round to it, at the decimals customary among its rates.
-- needs: completion_pct
-- sentence_zh: {subject}载明为 {stated}；决算 {spent} 除以{budget_measure:measure}（{budget}）得 {computed}{apart}
-- sentence_en: For {subject}, {stated} is given as the completion of the budget; {spent} spent, divided by the {budget_measure:measure} ({budget}), makes {computed}{apart}
-- question_zh: {subject} {stated} 是以哪一个预算数计算的，应为多少？
-- question_en: On which budget does the completion of {stated} rest, and what should it be?
-- show: stated = spent ÷ budget × 100
-- causes: ratio
-- check: department-form
-- sentence_zh: {subject}载明为 {stated}；决算 {spent} 除以{budget_measure:measure}（部门整体绩效自评表的{budget}）得 {computed}{apart}
-- sentence_en: For {subject}, {stated} is given as the completion of the budget; {spent} spent, divided by the {budget_measure:measure} (the whole department’s self-assessment form: {budget}), makes {computed}{apart}
-- role budget: 部门整体绩效自评表 · {budget_measure:measure} | the whole department’s self-assessment form · {budget_measure:measure}
-- check: zero-rate
-- sentence_zh: {subject}载明为 0%，而决算支出了 {spent}：除以这份文件中的任何一个金额，都不会四舍五入成 0%；{budget_measure:measure}若为零，这个比例就不存在。[reason ? 文中说明的原因：“{reason}”。]
-- sentence_en: 0% of the {budget_measure:measure} is given for {subject}, and {spent} was spent: of no amount in this document would that round to 0%, and where the budget was zero there is no such rate.[reason ?  The reason given in the text: “{reason}”.]
-- question_zh: 该项的{budget_measure:measure}是多少？若为零，完成比例应如何表述？
-- question_en: What was the {budget_measure:measure} of this item? If it was zero, how should its completion be stated?
-- show: stated, spent, reason
-- role reason: 文中说明的原因 | Reason given
-- causes: none
-- check: nil-budget
-- sentence_zh: {subject}载明为 {stated}，而{budget_measure:measure}载明为 {budget}，决算支出了 {spent}：预算为零，就没有完成预算的百分比。[fitting ? 与同处的{fitting_measure:measure}（{fitting:CNY10k}）相比正是 {stated}。]
-- sentence_en: {stated} of the {budget_measure:measure} is given for {subject}, the budget as {budget}, and {spent} was spent: of a budget of nothing there is no completion.[fitting ?  Of the {fitting_measure:measure} named with it, {fitting:CNY10k}, it is {stated}.]
-- question_zh: 该项的{budget_measure:measure}是多少？若为零，完成比例应如何表述？
-- question_en: What was the {budget_measure:measure} of this item? If it was zero, how should its completion be stated?
-- show: stated, spent, budget
-- causes: none
-- check: claimed
-- sentence_zh: {subject}目标 {target}、完成 {result}，完成率载明为 {stated}，按这两个数字计算是 {computed}{apart}
-- sentence_en: {subject} has the target {target} and the result {result}; the rate of completion is given as {stated}, and the two make {computed}{apart}
-- question_zh: {subject}的完成率应为 {stated} 还是 {computed}？
-- question_en: Is the rate of completion of {subject} {stated} or {computed}?
-- show: stated = result ÷ target × 100
-- role stated: 公开的完成率 | Rate as published
-- role result: 完成数 | Result
-- role target: 目标数 | Target
WITH custom AS (
  SELECT document_id, arg_max(decimals, {n: n, decimals: decimals}) AS decimals
  FROM (
    SELECT document_id, decimals, count(*) AS n FROM audit_completions WHERE stated <> 0 GROUP BY document_id, decimals
  )
  GROUP BY document_id
),
-- The amounts spent that a document's other rates of completion are of.
named AS (
  SELECT document_id, list({fact_id: fact_id, low: final_low, high: final_high, rate_low: stated_low, rate_high: stated_high}) AS amounts
  FROM audit_completions
  WHERE budget = 'initial_budget' AND final_id IS NOT NULL
  GROUP BY document_id
),
largest AS (
  SELECT document_id, max(high) AS amount FROM audit_facts WHERE unit = 'CNY10k' GROUP BY document_id
),
department AS (
  -- The budget of the beginning of the year that the whole department's own form names.
  SELECT p.document_id, p.project_id, p.initial_budget AS value,
    p.initial_budget - audit_half(p.initial_budget_decimals) AS low,
    p.initial_budget + audit_half(p.initial_budget_decimals) AS high
  FROM projects p
  JOIN audit_documents d USING (document_id)
  WHERE p.seq = 'dept' AND p.form = 'form' AND p.initial_budget > 0
),
-- Of a budget of nothing: another that is named with it, and of which the rate is right.
fitting AS (
  SELECT c.fact_id, any_value(f.value) AS fitting, any_value(f.measure) AS fitting_measure
  FROM audit_completions c
  JOIN audit_facts f ON f.document_id = c.document_id AND f.fiscal_year = c.fiscal_year AND f.concept = c.concept
    AND f.measure IN ('initial_budget', 'adjusted_budget') AND f.low > 0 AND abs(f.line_start - c.line_start) < 3
  WHERE c.budget_value = 0 AND audit_percent_low(c.final_low, f.low, f.high) <= c.stated_high
    AND audit_percent_high(c.final_high, f.low, f.high) >= c.stated_low
  GROUP BY c.fact_id
),
judged AS (
  SELECT
    c.*, fitting, fitting_measure,
    CASE
      -- Money was spent, and 0 % is printed: the budget was zero, and the rate does not exist.
      WHEN stated = 0 AND budget_id IS NULL
        AND 100 * final_low / audit_half(greatest(c.decimals, coalesce(u.decimals, c.decimals))) > l.amount
        THEN 'zero-rate'
      WHEN budget_id IS NULL AND c.budget = 'initial_budget' AND d.value IS NOT NULL
        AND concept IN ('appropriation.expenditure', 'expenditure.total', 'expenditure.current')
        THEN 'department-form'
      -- A budget of nothing is printed, and a rate of it that no rounding of it makes.
      WHEN budget_value = 0 AND final_low > 0 AND stated_high < 100 * final_low / budget_high THEN 'nil-budget'
      ELSE 'completion'
    END AS check_name,
    d.value AS form_value, d.low AS form_low, d.high AS form_high, d.project_id
  FROM audit_completions c
  LEFT JOIN department d USING (document_id)
  LEFT JOIN custom u USING (document_id)
  LEFT JOIN largest l USING (document_id)
  LEFT JOIN fitting f ON f.fact_id = c.fact_id
),
compared AS (
  SELECT
    c.* REPLACE (
      CASE WHEN check_name = 'department-form' THEN 100 * final_value / form_value ELSE computed END AS computed,
      CASE WHEN check_name = 'department-form' THEN audit_percent_low(final_low, form_low, form_high)
        ELSE computed_low END AS computed_low,
      CASE WHEN check_name = 'department-form' THEN audit_percent_high(final_high, form_low, form_high)
        ELSE computed_high END AS computed_high
    )
  FROM judged c
  LEFT JOIN named n USING (document_id)
  -- Where the form's budget makes the printed rate of a part, it is the budget of that part.
  WHERE check_name <> 'department-form' OR NOT coalesce(list_bool_or([
    a.fact_id <> c.fact_id AND audit_percent_low(a.low, form_low, form_high) <= a.rate_high AND audit_percent_high(a.high, form_low, form_high) >= a.rate_low
    for a in n.amounts]), false)
)
SELECT
  document_id, fiscal_year,
  CASE WHEN check_name IN ('zero-rate', 'nil-budget') THEN 'inconsistent'
    ELSE audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) END AS outcome,
  coalesce(
    CASE WHEN check_name NOT IN ('zero-rate', 'nil-budget') THEN audit_severity(stated - computed, decimals) END,
    -- The form may cover less than the accounts.
    CASE WHEN check_name = 'department-form' THEN 'notice' END,
    -- The department may answer that there was no budget, and the rate stands for nothing: of no printed budget it is a
    -- habit of filling in.
    CASE check_name WHEN 'zero-rate' THEN 'notice' WHEN 'nil-budget' THEN CASE WHEN fitting IS NULL THEN 'warning' ELSE 'notice' END END,
    -- The sentence names one budget, and its rate may be of the adjusted one.
    CASE WHEN budget_measure <> budget THEN 'warning' END
  ) AS severity,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [audit_term('stated', fact := fact_id), audit_term('spent', fact := final_id), audit_term('budget', fact := budget_id),
    CASE WHEN check_name = 'department-form'
      THEN audit_term('budget', form := project_id, field := 'initial_budget', value := form_value, unit := 'CNY10k') END,
    CASE WHEN check_name = 'zero-rate' AND r.phrase IS NOT NULL THEN audit_term('reason', line := r.line_start, text := r.phrase) END]
    AS terms,
  check_name, concept, budget_measure, CASE WHEN check_name = 'nil-budget' THEN fitting END AS fitting,
  CASE WHEN check_name = 'nil-budget' THEN fitting_measure END AS fitting_measure,
  -- One way of filling in what has no budget.
  CASE WHEN check_name = 'zero-rate' THEN check_name END AS cause,
  [CASE WHEN final_id IS NULL THEN concept END,
    CASE WHEN budget_id IS NULL AND check_name = 'completion' THEN budget END,
    CASE WHEN final_id IS NOT NULL AND budget_id IS NOT NULL AND computed IS NULL THEN 'zero-base' END] AS missing
FROM compared
LEFT JOIN (
  -- Of the paragraph that the rate stands in.
  SELECT document_id, line_start, min(phrase) AS phrase FROM residues WHERE kind = 'nil-reason' GROUP BY ALL HAVING count(*) = 1
) r USING (document_id, line_start)
WHERE power IS NULL
UNION ALL BY NAME
-- A target, its result and their rate in running text.
SELECT
  document_id, CASE WHEN power IS NULL THEN outcome ELSE 'consistent' END AS outcome,
  coalesce(audit_severity(stated - computed, decimals), 'warning') AS severity, label_zh AS subject_zh, stated, computed,
  stated - computed AS difference, tolerance, '%' AS unit,
  [audit_term('stated', line := line_start, value := stated, unit := '%', decimals := decimals),
    audit_term('result', line := line_start, value := result, unit := figure_unit),
    audit_term('target', line := target_line, value := target, unit := figure_unit)] AS terms,
  'claimed' AS check_name, ['zero-base'] AS missing
FROM audit_claimed_rates;

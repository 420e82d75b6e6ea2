-- id: budget-change
-- severity: error
-- title_zh: 与预算相比的增减
-- title_en: Difference from the budget
-- explanation_zh: 文中载明的与预算相比的增减额，应等于决算数减预算数；增减率应等于这个差额除以预算数。按金额的四舍五入区间重算仍不相符，说明增减数或金额有误。
-- explanation_en: A stated difference from the budget is the final amount less the budget, and its rate that difference divided by the budget. Where recalculation over the rounding of the amounts misses it, the difference or an amount is wrong.
-- allowance: Only where one final amount and one budget of the item stand in the same passage.
-- needs: budget_change
-- question_zh: {subject}的增减是以哪一个预算数计算的，应为多少？
-- question_en: On which budget does this difference of {subject} rest, and what should it be?
-- check: amount
-- sentence_zh: {subject}决算 {spent}、预算 {budget}，两者之差是 {computed}，而增减额载明为 {stated}{apart}
-- sentence_en: {subject} {is} {spent} with a budget of {budget}, a difference of {computed}; it is given as {stated}{apart}
-- show: stated = spent − budget
-- check: rate
-- sentence_zh: {subject}决算 {spent}、预算 {budget}，相差预算的 {computed}，而增减率载明为 {stated}{apart}
-- sentence_en: {subject} {is} {spent} with a budget of {budget}, which is {computed} of the budget apart; it is given as {stated}{apart}
-- show: stated, spent, budget
-- check: words
-- sentence_zh: 文中说决算数{subject}预算数，而载明的预算是 {budget}、决算是 {spent}。
-- sentence_en: The text says {subject} of the final amount and the budget, but gives a budget of {budget} and a final amount of {spent}.
-- question_zh: 决算数与预算数的比较应如何表述？
-- question_en: How should the final amount and the budget be compared?
-- show: spent, budget
-- role spent: 决算数 | Final amount
-- role budget: 预算数 | Budget
WITH beside AS (
  SELECT a.fact_id, a.document_id, a.fiscal_year, a.concept, a.label_zh, a.measure, a.value AS stated, a.low AS stated_low,
    a.high AS stated_high, a.decimals, a.unit,
    any_value({fact_id: f.fact_id, value: f.value, low: f.low, high: f.high}) FILTER (f.measure = 'final') AS spent,
    any_value({fact_id: f.fact_id, value: f.value, low: f.low, high: f.high}) FILTER (f.measure <> 'final') AS budget,
    count(f.fact_id) AS amounts
  FROM audit_facts a
  LEFT JOIN audit_facts f
    ON f.document_id = a.document_id AND f.fiscal_year = a.fiscal_year AND f.concept = a.concept
    AND f.fund IS NOT DISTINCT FROM a.fund AND f.line_start = a.line_start AND f.unit = 'CNY10k' AND f.form = a.form
    AND f.measure IN ('final', 'initial_budget', 'adjusted_budget')
  WHERE a.measure IN ('budget_change', 'budget_change_pct')
  GROUP BY ALL
),
computed AS (
  SELECT *, amounts = 2 AND spent IS NOT NULL AND budget IS NOT NULL AS is_clear,
    CASE WHEN measure = 'budget_change' THEN spent.value - budget.value
      WHEN budget.low > 0 THEN 100 * (spent.value - budget.value) / budget.value END AS computed,
    CASE WHEN measure = 'budget_change' THEN spent.low - budget.high
      ELSE audit_percent_low(spent.low, budget.low, budget.high) - 100 END AS computed_low,
    CASE WHEN measure = 'budget_change' THEN spent.high - budget.low
      ELSE audit_percent_high(spent.high, budget.low, budget.high) - 100 END AS computed_high
  FROM beside
)
SELECT
  document_id, fiscal_year,
  CASE WHEN is_clear THEN audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high)
    ELSE 'not-checkable' END AS outcome,
  audit_severity(stated - computed, decimals) AS severity, label_zh AS subject_zh, stated, computed,
  stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, unit,
  [audit_term('stated', fact := fact_id), audit_term('spent', fact := spent.fact_id), audit_term('budget', fact := budget.fact_id)]
    AS terms,
  CASE measure WHEN 'budget_change' THEN 'amount' ELSE 'rate' END AS check_name, concept,
  [CASE WHEN spent IS NULL THEN concept END, CASE WHEN NOT is_clear THEN 'adjusted_budget' END] AS missing
FROM computed
UNION ALL BY NAME
-- 决算数大于预算数: words against the two amounts of their sentence. Amounts that meet within their rounding are level.
SELECT
  document_id,
  CASE
    WHEN way IN ('大于', '高于', '超过') AND spent < budget - half THEN 'inconsistent'
    WHEN way IN ('小于', '低于') AND spent > budget + half THEN 'inconsistent'
    WHEN way IN ('等于', '持平', '相等', '一致') AND abs(spent - budget) > half THEN 'inconsistent'
    ELSE 'consistent' END AS outcome,
  -- What is nearly the same may be called level.
  CASE WHEN way IN ('等于', '持平', '相等', '一致') AND abs(spent - budget) <= 0.01 * budget THEN 'notice' ELSE 'warning' END
    AS severity,
  way AS subject_zh, spent AS stated, budget AS computed, spent - budget AS difference, half AS tolerance, 'CNY10k' AS unit,
  [audit_term('spent', line := line_start, value := spent, unit := 'CNY10k'),
    audit_term('budget', line := line_start, value := budget, unit := 'CNY10k')] AS terms,
  'words' AS check_name, [] AS missing
FROM (
  SELECT document_id, list_id, any_value(line_start) AS line_start, any_value(label_zh) FILTER (role = 'spent') AS way,
    any_value(value) FILTER (role = 'spent') AS spent, any_value(value) FILTER (role = 'budgeted') AS budget,
    sum(audit_half(decimals)) + 1e-9 AS half
  FROM audit_repeated
  WHERE role IN ('budgeted', 'spent')
  GROUP BY document_id, list_id
);

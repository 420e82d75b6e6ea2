-- id: budget-change
-- severity: error
-- title_zh: 与预算相比的增减
-- title_en: Difference from the budget
-- explanation_zh: 文中载明的与预算相比的增减额，应等于决算数减预算数；增减率应等于这个差额除以预算数。按金额的四舍五入区间重算仍不相符，说明增减数或金额有误。
-- explanation_en: A stated difference from the budget is the final amount less the budget, and its rate that difference divided by the budget. Where recalculation over the rounding of the amounts misses it, the difference or an amount is wrong.
-- allowance_zh: 同一处没有写明预算时，取文件中该项唯一载明的预算，它可能不是该句所指的预算，因此列为存疑。增减率或完成比例与增减额同在一处时，不需要预算数。
-- allowance_en: A budget that stands elsewhere in the document is taken where it names one alone, and may be another than the sentence means: then it is in doubt. A rate or a completion beside its difference needs no budget.
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
-- check: elsewhere
-- sentence_zh: {subject}的增减额载明为 {stated}；决算 {spent}，文件中该项的{budget_measure:measure}是 {budget}，两者之差是 {computed}{apart}
-- sentence_en: The difference of {subject} is given as {stated}; {spent} was spent, and the {budget_measure:measure} this document names for it is {budget}, which makes {computed}{apart}
-- question_zh: {subject}与哪一个预算相比增减 {stated}？
-- question_en: From which budget does {subject} differ by {stated}?
-- show: stated = spent − budget
-- check: implied
-- sentence_zh: {subject}与预算相差 {change}，决算 {spent}，由此推算增减率为 {computed}，而增减率载明为 {stated}{apart}
-- sentence_en: {subject} {is} {change} from its budget, with {spent} spent; that makes {computed} of the budget, and it is given as {stated}{apart}
-- show: stated = change ÷ (spent − change) × 100
-- causes: growth
-- check: completion
-- sentence_zh: {subject}载明为 {stated}，而同一处说决算与预算相差 {change}，决算 {spent}，由此推算完成 {computed}{apart}
-- sentence_en: For {subject}, {stated} is given as the completion; the same place has a difference of {change} from the budget with {spent} spent, which makes {computed}{apart}
-- question_zh: {subject}的百分比与增减额所说的是同一个预算吗？
-- question_en: Do the completion and the difference of {subject} speak of one budget?
-- show: stated = spent ÷ (spent − change) × 100
-- check: words
-- sentence_zh: 文中说决算数{subject}预算数，而载明的预算是 {budget}、决算是 {spent}。
-- sentence_en: The text says {subject} of the final amount and the budget, but gives a budget of {budget} and a final amount of {spent}.
-- question_zh: 决算数与预算数的比较应如何表述？
-- question_en: How should the final amount and the budget be compared?
-- show: spent, budget
-- role spent: 决算数 | Final amount
-- role budget: 预算数 | Budget
-- check: rate-words
-- sentence_zh: 文中说决算数{subject}预算数，而同一句载明完成预算的 {stated}。
-- sentence_en: The text says {subject} of the final amount and the budget; the same sentence gives {stated} of the budget as spent.
-- question_zh: 完成预算的比例与文字以哪一个为准？
-- question_en: Which holds, the rate of completion or the words?
-- show: rated
-- role rated: 完成预算的百分比 | Completion of the budget
WITH beside AS (
  SELECT a.fact_id, a.document_id, a.fiscal_year, a.concept, a.fund, a.label_zh, a.measure, a.value AS stated, a.low AS stated_low,
    a.high AS stated_high, a.decimals, a.unit,
    any_value({fact_id: f.fact_id, value: f.value, low: f.low, high: f.high}) FILTER (f.measure = 'final') AS spent,
    any_value({fact_id: f.fact_id, value: f.value, low: f.low, high: f.high}) FILTER (f.measure LIKE '%budget') AS budget,
    any_value({fact_id: f.fact_id, value: f.value, low: f.low, high: f.high}) FILTER (f.measure = 'budget_change') AS change,
    count(*) FILTER (f.measure = 'final') AS finals, count(*) FILTER (f.measure LIKE '%budget') AS budgets,
    count(*) FILTER (f.measure = 'budget_change') AS changes
  FROM audit_facts a
  LEFT JOIN audit_facts f
    ON f.document_id = a.document_id AND f.fiscal_year = a.fiscal_year AND f.concept = a.concept
    AND f.fund IS NOT DISTINCT FROM a.fund AND f.line_start = a.line_start AND f.unit = 'CNY10k' AND f.form = a.form
    AND f.measure IN ('final', 'initial_budget', 'adjusted_budget', 'budget_change')
  WHERE a.measure IN ('budget_change', 'budget_change_pct', 'completion_pct')
  GROUP BY ALL
),
-- The one budget that a document names of an item, where the passage names none.
named AS (
  SELECT document_id, fiscal_year, concept, fund, any_value(measure) AS budget_measure,
    any_value({fact_id: fact_id, value: value, low: low, high: high}) AS only_budget
  FROM audit_best
  WHERE measure IN ('initial_budget', 'adjusted_budget')
  GROUP BY ALL
  HAVING count(*) = 1
),
asked AS (
  SELECT b.* REPLACE (CASE WHEN budgets = 0 THEN only_budget ELSE budget END AS budget), budget_measure,
    CASE
      WHEN measure = 'completion_pct' THEN CASE WHEN finals = 1 AND budgets = 0 AND changes = 1 AND stated > 0 THEN 'completion' END
      WHEN finals = 1 AND budgets = 1 THEN CASE measure WHEN 'budget_change' THEN 'amount' ELSE 'rate' END
      WHEN finals = 1 AND budgets = 0 AND measure = 'budget_change_pct' AND changes = 1 THEN 'implied'
      WHEN finals = 1 AND budgets = 0 AND measure = 'budget_change' AND only_budget IS NOT NULL THEN 'elsewhere'
      ELSE 'unclear' END AS check_name
  FROM beside b
  LEFT JOIN named n ON n.document_id = b.document_id AND n.fiscal_year = b.fiscal_year AND n.concept = b.concept
    AND n.fund IS NOT DISTINCT FROM b.fund
),
computed AS (
  SELECT *,
    CASE WHEN check_name IN ('amount', 'elsewhere') THEN spent.value - budget.value
      WHEN check_name = 'rate' THEN CASE WHEN budget.low > 0 THEN 100 * (spent.value - budget.value) / budget.value END
      WHEN spent.low > change.high THEN shift + 100 * change.value / (spent.value - change.value) END AS computed,
    CASE WHEN check_name IN ('amount', 'elsewhere') THEN spent.low - budget.high
      WHEN check_name = 'rate' THEN audit_percent_low(spent.low, budget.low, budget.high) - 100
      ELSE shift + audit_growth_low(change.low, spent.low, spent.high) END AS computed_low,
    CASE WHEN check_name IN ('amount', 'elsewhere') THEN spent.high - budget.low
      WHEN check_name = 'rate' THEN audit_percent_high(spent.high, budget.low, budget.high) - 100
      ELSE shift + audit_growth_high(change.high, spent.low, spent.high) END AS computed_high
  -- A completion is 100 % and as much more as the difference is of the budget.
  FROM (SELECT *, CASE WHEN check_name = 'completion' THEN 100 ELSE 0 END AS shift FROM asked WHERE check_name IS NOT NULL)
)
SELECT
  document_id, fiscal_year,
  CASE WHEN check_name = 'unclear' THEN 'not-checkable'
    ELSE audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) END AS outcome,
  coalesce(audit_severity(stated - computed, decimals), CASE WHEN check_name IN ('elsewhere', 'completion') THEN 'warning' END)
    AS severity,
  regexp_replace(label_zh, '比(年初|调整|全年)?预算$', '') AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, unit,
  [audit_term('stated', fact := fact_id), audit_term('spent', fact := spent.fact_id),
    CASE WHEN check_name IN ('implied', 'completion') THEN audit_term('change', fact := change.fact_id)
      ELSE audit_term('budget', fact := budget.fact_id) END] AS terms,
  check_name, concept, CASE WHEN check_name = 'elsewhere' THEN budget_measure END AS budget_measure,
  -- A difference from another budget takes its rate with it, and a wrong one the rate that is right of it, be it printed as a ratio.
  CASE WHEN check_name IN ('amount', 'elsewhere', 'implied') AND measure <> 'completion_pct'
      OR check_name = 'rate' AND least(abs(100 * change.value / budget.value - stated), abs(change.value / budget.value - stated))
        <= audit_half(decimals) + 50 * (change.high - change.low) / budget.value
    THEN concat_ws(' ', 'budget', concept, fiscal_year, change.fact_id) END AS cause,
  [CASE WHEN spent IS NULL THEN concept END, CASE WHEN check_name = 'unclear' THEN 'adjusted_budget' END,
    CASE WHEN check_name <> 'unclear' AND computed IS NULL THEN 'zero-base' END] AS missing
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
)
UNION ALL BY NAME
-- The same words against the rate of completion in front of them: a rate that rounds to 100 may be of more and of less.
SELECT
  document_id,
  CASE
    WHEN way IN ('大于', '高于', '超过') AND value < 100 - half THEN 'inconsistent'
    WHEN way IN ('小于', '低于') AND value > 100 + half THEN 'inconsistent'
    WHEN way IN ('等于', '持平', '相等', '一致') AND abs(value - 100) > half THEN 'inconsistent'
    ELSE 'consistent' END AS outcome,
  CASE WHEN way IN ('等于', '持平', '相等', '一致') AND abs(value - 100) <= 1 THEN 'notice' ELSE 'warning' END AS severity,
  way AS subject_zh, value AS stated, NULL::DOUBLE AS computed, NULL::DOUBLE AS difference, '%' AS unit,
  [audit_term('rated', line := line_start, value := value, unit := '%', decimals := decimals)] AS terms,
  'rate-words' AS check_name, [] AS missing
FROM (SELECT *, label_zh AS way, audit_half(decimals) + 1e-9 AS half FROM audit_repeated
  -- Of no budget 0 % is filled in by habit.
  WHERE role = 'rated' AND value > 0);

-- id: conflict
-- severity: error
-- title_zh: 同一数字前后不一
-- title_en: One figure, two values
-- explanation_zh: 同一文件对同一年度同一项目载明了两个不同的数字。四舍五入不能解释其差额，说明至少一处有误。
-- explanation_en: One document gives two different numbers for one item of one year. Rounding cannot explain the difference, so at least one of them is wrong.
-- needs: facts
-- check: statements
-- sentence_zh: 同一份文件里，{subject}一处载明为 {stated}，另一处载明为 {computed}{apart}
-- sentence_en: One document gives {subject} as {stated} in one place and as {computed} in another{apart}
-- question_zh: {subject}是 {stated} 还是 {computed}，以哪一处为准？
-- question_en: {Is} {subject} {stated} or {computed}, and which place holds?
-- show: statement
-- causes: statements
-- check: vehicles
-- sentence_zh: “三公”经费部分的公务用车保有量是 {stated}，国有资产部分的车辆是 {computed}：保有的车辆一般应在单位所有的车辆之中。
-- sentence_en: The part on the three public expenses counts {stated} held, the part on assets {computed}: vehicles that are held are as a rule among those the body owns.
-- question_zh: 年末公务用车是 {stated} 还是 {computed}，两处的口径有何不同？
-- question_en: Were there {stated} or {computed} at the end of the year, and what does each place count?
-- show: held, owned
-- causes: statements
-- check: counted-unpaid
-- sentence_zh: 文中载明{counted} {number}，而{subject}为 {stated}。
-- sentence_en: The text counts {number} of {counted}, and {subject} {is} {stated}.
-- question_zh: {counted} {number}的费用由什么资金承担，数量是否有误？
-- question_en: From what money was this paid, or is the number wrong?
-- show: amount, number
-- causes: none
-- check: paid-uncounted
-- sentence_zh: {subject}为 {stated}，而文中载明{counted} {number}。
-- sentence_en: {subject} {is} {stated}, and the text counts {number} of {counted}.
-- question_zh: {subject} {stated}用于什么，{counted}是否有误？
-- question_en: For what was {subject} spent, or is the number wrong?
-- show: amount, number
-- causes: none
-- check: fund-column
-- sentence_zh: 该项资金自己的决算表列有{subject} {stated}，而财政拨款收入支出决算总表本年支出一行的 {row} 旁没有这一项资金的数字。
-- sentence_en: The form of this fund gives {stated} of expenditure, and the form of all fiscal appropriation has nothing in the column of this fund beside {row} of the year.
-- question_zh: 这笔支出为何没有列入财政拨款收入支出决算总表的相应栏？
-- question_en: Why is this expenditure not in its column of the form of all fiscal appropriation?
-- show: fund, row
-- causes: none
WITH vehicle AS (
  SELECT document_id, fiscal_year,
    first({value: value, fact_id: fact_id, label_zh: label_zh})
      FILTER (concept = 'three_public.vehicles_held') AS held,
    first({value: value, fact_id: fact_id}) FILTER (concept = 'assets.vehicles') AS owned
  FROM audit_best
  WHERE concept IN ('three_public.vehicles_held', 'assets.vehicles') AND measure = 'count'
  GROUP BY document_id, fiscal_year
  HAVING held IS NOT NULL AND owned IS NOT NULL
),
-- What was bought, or who travelled or came, beside the money spent on it.
counted(amount, number) AS (VALUES
  ('three_public.vehicle_purchase', 'three_public.vehicles_purchased'),
  ('three_public.overseas', 'three_public.overseas_groups'),
  ('three_public.overseas', 'three_public.overseas_people'),
  ('three_public.reception', 'three_public.reception_batches'),
  ('three_public.reception', 'three_public.reception_visitors')
),
paid AS (
  SELECT a.document_id, a.fiscal_year, a.concept, a.label_zh, a.value, a.fact_id, n.value AS number, n.fact_id AS number_id, n.unit,
    n.label_zh AS counted
  FROM counted c
  JOIN audit_best a ON a.concept = c.amount AND a.measure = 'final' AND a.fiscal_year = a.document_year
  JOIN audit_best n ON n.document_id = a.document_id AND n.fiscal_year = a.fiscal_year AND n.concept = c.number AND n.measure = 'count'
),
-- The row of 财政拨款收入支出决算总表 that has the year's expenditure by fund, and what of the funds it prints.
by_fund AS (
  SELECT t.document_id, t.fiscal_year, t.fact_id, t.line_start, list(f.concept) AS printed
  FROM audit_facts t
  JOIN audit_facts f USING (document_id, fiscal_year, line_start)
  WHERE t.concept = 'appropriation.expenditure' AND t.form = 'form' AND t.measure = 'final' AND f.form = 'form' AND f.measure = 'final'
    AND f.concept IN ('general_budget.total', 'government_fund.total', 'state_capital.total')
  GROUP BY ALL
),
-- What the forms of single funds print and that row does not. A column that could not be read is none that is blank.
fund_form AS (
  SELECT b.document_id, b.fiscal_year, b.fact_id AS row_id, f.fact_id, f.value, f.label_zh, f.concept
  FROM by_fund b
  JOIN audit_best f USING (document_id, fiscal_year)
  WHERE f.concept IN ('government_fund.total', 'state_capital.total') AND f.measure = 'final' AND f.form = 'form'
    AND f.low > 0 AND f.line_start <> b.line_start AND list_contains(b.printed, 'general_budget.total')
    AND NOT list_contains(b.printed, f.concept)
    AND NOT EXISTS (FROM audit_unread u WHERE u.document_id = b.document_id AND u.line_start = b.line_start)
)
SELECT
  document_id, fiscal_year,
  CASE WHEN is_apart THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  audit_severity(most.value - least.value, decimals) AS severity, label_zh AS subject_zh,
  CASE WHEN most.line_start <= least.line_start THEN most.value ELSE least.value END AS stated,
  CASE WHEN most.line_start <= least.line_start THEN least.value ELSE most.value END AS computed,
  CASE WHEN most.line_start <= least.line_start THEN most.value - least.value ELSE least.value - most.value END AS difference,
  (most.value - most.low) + (least.high - least.value) AS tolerance, unit,
  [audit_term('statement', fact := id) for id in all_ids] AS terms, 'statements' AS check_name, concept,
  -- One slip in two forms of the same item, of all money and of one fund; and in one number that stands for 收、支总计.
  CASE WHEN unit = 'CNY10k' THEN concat_ws(' ', 'stated twice', regexp_replace(concept, '^(income|expenditure)[.]total$', 'total'),
    measure, least.value, most.value) END AS cause, [] AS missing
FROM audit_repeats
WHERE power IS NULL
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN held.value > owned.value THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  -- A vehicle may be lent to the body that pays for its running.
  'warning' AS severity,
  held.label_zh AS subject_zh, held.value AS stated, owned.value AS computed, held.value - owned.value AS difference,
  0 AS tolerance, 'vehicle' AS unit, [audit_term('held', fact := held.fact_id), audit_term('owned', fact := owned.fact_id)] AS terms,
  'vehicles' AS check_name, 'three_public.vehicles_held' AS concept, [] AS missing
FROM vehicle
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, 'inconsistent' AS outcome, 'warning' AS severity, label_zh AS subject_zh, value AS stated,
  NULL::DOUBLE AS computed, NULL::DOUBLE AS difference, 'CNY10k' AS unit,
  [audit_term('fund', fact := fact_id), audit_term('row', fact := row_id)] AS terms, 'fund-column' AS check_name, concept,
  [] AS missing
FROM fund_form
UNION ALL BY NAME
-- Others may have paid, or the year before; a balance may fall due in a year that bought nothing.
SELECT
  document_id, fiscal_year, CASE WHEN (value = 0) = (number = 0) THEN 'consistent' ELSE 'inconsistent' END AS outcome, 'notice' AS severity,
  label_zh AS subject_zh, value AS stated, NULL::DOUBLE AS computed, NULL::DOUBLE AS difference, 'CNY10k' AS unit,
  [audit_term('amount', fact := fact_id), audit_term('number', fact := number_id)] AS terms,
  CASE WHEN value = 0 THEN 'counted-unpaid' ELSE 'paid-uncounted' END AS check_name, concept, counted,
  -- Groups and travellers are one question.
  concat_ws(' ', 'paid', fact_id) AS cause, [] AS missing
FROM paid;

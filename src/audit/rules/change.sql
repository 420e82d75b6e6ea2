-- id: change
-- severity: error
-- title_zh: 增减额
-- title_en: Change on the year before
-- explanation_zh: 上年数加增减额应等于本年数。三个数字都已公开而四舍五入不能解释其差额，说明至少一个有误。增加额多于本年数时，上年数会小于零，也不可能。
-- explanation_en: The amount of the year before plus the change is the amount of the year. Where all three are published and rounding cannot explain the difference, at least one of them is wrong. Nor can a rise be more than this year’s amount: that would leave less than nothing for the year before.
-- needs: change
-- sentence_zh: {subject}本年 {current}、上年 {prior}，两者之差是 {computed}，而增减额载明为 {stated}{apart}
-- sentence_en: {subject} {is} {current} this year and {prior} the year before, a change of {computed}; the change is given as {stated}{apart}
-- question_zh: {subject}的本年数、上年数与增减额相差 {difference}，是何口径？如有误，请更正并公告。
-- question_en: This year’s amount of {subject}, last year’s and the change are {difference} apart: on what basis does each stand? If a figure is wrong, please correct it and publish the correction.
-- show: stated = current − prior
-- causes: change
-- check: too-much
-- sentence_zh: {subject}本年 {current}，比上年增加 {stated}：增加额多于本年数，据此上年数小于零
-- sentence_en: {subject} {is} {current} this year, {stated} more than the year before: the rise is more than the amount itself, and would leave less than nothing for the year before
-- question_zh: {subject}的本年数与增加额以哪一处为准？如有误，请更正并公告。
-- question_en: Which of the two holds, this year’s amount of {subject} or its rise? If a figure is wrong, please correct it and publish the correction.
-- show: stated, current
-- causes: none
-- check: adjustment
-- sentence_zh: {subject}的年初预算是 {prior}，调整预算是 {current}，两者之差是 {really:CNY10k}，而文中载明的调[stated < 0 ? 减 | 增]只有 {moved:CNY10k}{apart}
-- sentence_en: The initial budget of {subject} is {prior} and the adjusted one {current}, a difference of {really:CNY10k}; the text names a [stated < 0 ? cut | rise] of {moved:CNY10k} alone{apart}
-- question_zh: {subject}的预算调整了多少，其余差额由何构成？
-- question_en: By how much was the budget of {subject} adjusted, and what makes the rest of the difference?
-- role stated: 文中的调整额 | Adjustment in the text
-- role current: 调整预算 | Adjusted budget
-- role prior: 年初预算 | Initial budget
WITH judged AS (
  SELECT
    a.*, n.own.fact_id AS current_id, n.other.fact_id AS prior_id,
    n.own.value AS current_value, n.own.low AS current_low, n.own.high AS current_high, n.other.value AS prior_value, n.own.value - n.other.value AS computed, n.own.low - n.other.high AS computed_low,
    n.own.high - n.other.low AS computed_high
  FROM audit_asked a
  LEFT JOIN audit_beside n ON n.asked_id = a.fact_id
  WHERE a.measure = 'change'
)
SELECT
  document_id, fiscal_year, audit_outcome(value, low, high, computed, computed_low, computed_high) AS outcome,
  audit_severity(value - computed, decimals) AS severity, label_zh AS subject_zh,
  value AS stated, computed, value - computed AS difference,
  audit_tolerance(value, low, high, computed, computed_low, computed_high) AS tolerance, unit,
  [audit_term('stated', fact := fact_id), audit_term('current', fact := current_id), audit_term('prior', fact := prior_id)]
    AS terms,
  concept, concat_ws(' ', 'change', value, current_value, prior_value) AS cause,
  [CASE WHEN current_id IS NULL THEN concept END,
    CASE WHEN prior_id IS NULL THEN concept || ' ' || (fiscal_year - 1) END] AS missing
FROM judged
UNION ALL BY NAME
-- A rise of more than there is: the year before would be less than nothing.
SELECT
  document_id, fiscal_year, 'inconsistent' AS outcome, label_zh AS subject_zh, value AS stated, current_value AS computed,
  value - current_value AS difference, high - value + current_value - current_low AS tolerance, unit,
  [audit_term('stated', fact := fact_id), audit_term('current', fact := current_id)] AS terms, 'too-much' AS check_name, concept,
  concat_ws(' ', 'change', value, current_value) AS cause, [] AS missing
FROM judged
WHERE prior_id IS NULL AND current_value >= 0 AND low > current_high + 1e-9
UNION ALL BY NAME
-- Initial budget, what it was raised or cut by, and the budget after that, in one passage of a report: what is
-- named may be the largest of several.
SELECT
  document_id,
  audit_outcome(stated, stated - half, stated + half, computed, computed - budget_half, computed + budget_half) AS outcome,
  'notice' AS severity, name_zh AS subject_zh, stated, computed,
  stated - computed AS difference, half + budget_half AS tolerance, 'CNY10k' AS unit,
  [audit_term('stated', line := line_start, value := stated, unit := 'CNY10k'),
    audit_term('current', line := budget_line, value := adjusted_budget, unit := 'CNY10k'),
    audit_term('prior', line := budget_line, value := initial_budget, unit := 'CNY10k')] AS terms,
  'adjustment' AS check_name, abs(stated) AS moved, abs(computed) AS really, [] AS missing
FROM (
  SELECT r.document_id, r.value AS stated, r.decimals, audit_half(r.decimals) AS half, r.line_start, p.name_zh,
    p.line_start AS budget_line, p.initial_budget, p.adjusted_budget, p.adjusted_budget - p.initial_budget AS computed,
    audit_half(p.initial_budget_decimals) + audit_half(p.adjusted_budget_decimals) AS budget_half
  FROM audit_repeated r
  JOIN projects p ON p.document_id = r.document_id AND p.form = 'prose' AND r.line_start BETWEEN p.line_start AND p.line_end
  WHERE r.role = 'adjustment'
    AND p.initial_budget IS NOT NULL AND p.adjusted_budget IS NOT NULL
  QUALIFY count(*) OVER (PARTITION BY r.repeated_figure_id) = 1
);

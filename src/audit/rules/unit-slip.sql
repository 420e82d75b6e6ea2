-- id: unit-slip
-- severity: error
-- title_zh: 小数点错位
-- title_en: Decimal point misplaced
-- explanation_zh: 同一数量的两种说法恰好相差 10 倍、100 倍等，例如把101%写作1.01%。数字相同而位数不同，多为小数点或单位之误。
-- explanation_en: Two statements of one quantity differ by a power of ten, such as 1.01 % for 101 %. The digits are the same and their place is not: a slip of the decimal point or of the unit.
-- needs: facts
-- sentence_zh: {subject}载明为 {stated}，[check = statements ? 另一处载明为 {computed} | 按公开的金额计算为 {computed}]：小数点错位（相差 {times} 倍）。
-- sentence_en: {subject} {is} given as {stated}, [check = statements ? elsewhere as {computed} | the published amounts make {computed}]: the same digits with the decimal point misplaced ({times} times).
-- question_zh: {subject}应为 {stated} 还是 {computed}，小数点或单位是否有误？
-- question_en: Is {subject} {stated} or {computed}, and is the decimal point or the unit misplaced?
-- show: stated = part ÷ base × 100
-- check: growth
-- show: stated = (current − prior) ÷ prior × 100 | stated = change ÷ (current − change) × 100
-- check: statements
-- show: statement
-- check: claimed
-- sentence_zh: {subject}目标 {target}、完成 {result}，完成率载明为 {stated}，按这两个数字计算是 {computed}：小数点错位（相差 {times} 倍）。
-- sentence_en: {subject} has the target {target} and the result {result}; the rate of completion is given as {stated}, and the two make {computed}: the decimal point is misplaced ({times} times).
-- question_zh: {subject}的完成率应为 {stated} 还是 {computed}？
-- question_en: Is the rate of completion of {subject} {stated} or {computed}?
-- show: stated = result ÷ target × 100
-- role stated: 公开的完成率 | Rate as published
-- role result: 完成数 | Result
-- role target: 目标数 | Target
SELECT
  document_id, fiscal_year, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [audit_term('stated', fact := fact_id), audit_term('part', fact := part_id), audit_term('base', fact := base_id)] AS terms,
  'share' AS check_name, part AS concept, power, pow(10, abs(power)) AS times, cause, [] AS missing
FROM audit_shares WHERE computed IS NOT NULL
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [audit_term('stated', fact := fact_id), audit_term('part', fact := final_id), audit_term('base', fact := budget_id)] AS terms,
  'completion' AS check_name, concept, power, pow(10, abs(power)) AS times, [] AS missing
FROM audit_completions WHERE computed IS NOT NULL
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, printed_rate AS stated, growth AS computed, printed_rate - growth AS difference, tolerance,
  '%' AS unit,
  [audit_term('stated', fact := fact_id), audit_term('current', fact := current_id),
    audit_term('change', fact := CASE WHEN prior_id IS NULL THEN change_id END), audit_term('prior', fact := prior_id)] AS terms,
  'growth' AS check_name, concept, power, pow(10, abs(power)) AS times, [] AS missing
FROM audit_growth WHERE growth IS NOT NULL
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, most.value AS stated, least.value AS computed, most.value - least.value AS difference,
  (most.value - most.low) + (least.high - least.value) AS tolerance, unit,
  [audit_term('statement', fact := id) for id in all_ids] AS terms, 'statements' AS check_name, concept, power,
  pow(10, abs(power)) AS times, [] AS missing
FROM audit_repeats
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome, label_zh AS subject_zh, stated, computed,
  stated - computed AS difference, half AS tolerance, '%' AS unit,
  [audit_term('stated', line := line_start, value := stated, unit := '%', decimals := decimals),
    audit_term('result', line := line_start, value := result, unit := figure_unit),
    audit_term('target', line := target_line, value := target, unit := figure_unit)] AS terms,
  'claimed' AS check_name, power, pow(10, abs(power)) AS times, [] AS missing
FROM audit_claimed_rates WHERE computed IS NOT NULL;

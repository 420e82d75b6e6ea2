-- id: unit-slip
-- severity: error
-- title_zh: 差十的整数次幂
-- title_en: Off by a power of ten
-- explanation_zh: 同一数量的两种说法恰好相差十的整数次幂，例如把101%印作1.01%。数字相同而位数不同，多为小数点或单位之误。
-- explanation_en: Two statements of one quantity differ by a power of ten, such as 1.01 % for 101 %. The digits are the same and their place is not: a slip of the decimal point or of the unit.
-- needs: facts
SELECT
  document_id, fiscal_year, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [fact_id, part_id, base_id] AS fact_ids, [line_start, part_line, base_line] AS line_starts,
  'share' AS check_name, part AS concept, power, [] AS missing
FROM audit_shares WHERE computed IS NOT NULL
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [fact_id, final_id, budget_id] AS fact_ids, [line_start, final_line, budget_line] AS line_starts,
  'completion' AS check_name, concept, power, [] AS missing
FROM audit_completions WHERE computed IS NOT NULL
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, printed_rate AS stated, growth AS computed, size - growth_size AS difference, tolerance,
  '%' AS unit, [fact_id, current_id, coalesce(prior_id, change_id)] AS fact_ids,
  [line_start, current_line, coalesce(prior_line, change_line)] AS line_starts,
  'growth' AS check_name, concept, power, [] AS missing
FROM audit_growth WHERE growth IS NOT NULL
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, most.value AS stated, least.value AS computed, most.value - least.value AS difference,
  (most.value - most.low) + (least.high - least.value) AS tolerance, unit, all_ids AS fact_ids,
  all_lines AS line_starts, 'statements' AS check_name, concept, power, [] AS missing
FROM audit_repeats
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN power IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome, label_zh AS subject_zh, stated, computed,
  stated - computed AS difference, half AS tolerance, '%' AS unit, [] AS fact_ids, [line_start] AS line_starts,
  'claimed' AS check_name, power, result AS final_value, target AS budget_value, figure_unit, [] AS missing
FROM audit_claimed_rates WHERE computed IS NOT NULL;

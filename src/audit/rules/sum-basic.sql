-- id: sum-basic
-- severity: error
-- title_zh: 基本支出与人员经费、公用经费
-- title_en: Basic expenditure, personnel and operating funds
-- explanation_zh: 一般公共预算基本支出等于人员经费加公用经费，两者又各等于其经济分类科目之和。四舍五入不能解释的差额说明有数字印错或漏列。
-- explanation_en: Basic expenditure from the general public budget is personnel plus operating funds, and each of the two is the sum of its economic items. A difference that rounding cannot explain means that a number is wrong or left out.
-- allowance: Items printed in a form are all there are; items listed in prose may be a selection, and only more than the whole contradicts it.
-- needs: general_budget.basic
WITH item AS (
  SELECT b.*, substr(b.concept, 10) AS code
  FROM audit_best b
  WHERE b.concept LIKE 'economic.%' AND b.measure = 'final'
),
-- An item and each whole it is a part of: 3-digit items of personnel and operating funds, 5-digit ones of both.
member AS (
  SELECT 'economic.' || substr(code, 1, 3) AS total, * FROM item WHERE length(code) = 5
  UNION ALL
  SELECT CASE WHEN substr(code, 1, 3) IN ('301', '303') THEN 'general_budget.personnel'
    ELSE 'general_budget.operating' END AS total, *
  FROM item
  WHERE length(code) = 3
  UNION ALL
  SELECT CASE WHEN substr(code, 1, 3) IN ('301', '303') THEN 'general_budget.personnel'
    ELSE 'general_budget.operating' END AS total, *
  FROM item
  -- Where a document prints no 3-digit items, the 5-digit ones make the whole.
  WHERE length(code) = 5
    AND document_id NOT IN (SELECT document_id FROM item WHERE length(code) = 3)
),
summed AS (
  SELECT
    document_id, fiscal_year, total,
    sum(value) AS computed, sum(low) AS computed_low, sum(high) AS computed_high, min(value) >= 0 AS is_positive,
    bool_and(form = 'form') AS is_form
  FROM member
  GROUP BY document_id, fiscal_year, total
),
judged AS (
  SELECT
    s.*, b.fact_id, b.value AS stated, b.decimals, b.label_zh, b.line_start,
    audit_outcome(b.value, b.low, b.high, s.computed, s.computed_low, s.computed_high) AS outcome,
    audit_tolerance(b.value, b.low, b.high, s.computed, s.computed_low, s.computed_high) AS tolerance
  FROM summed s
  JOIN audit_best b
    ON b.document_id = s.document_id AND b.fiscal_year = s.fiscal_year AND b.measure = 'final'
    AND b.concept = s.total
),
-- The items one by one, of contradictions alone.
term AS (
  SELECT m.document_id, m.fiscal_year, m.total,
    list(m.fact_id ORDER BY m.code) AS part_ids, list(m.line_start ORDER BY m.code) AS part_lines,
    list(m.value ORDER BY m.code) AS term_values
  FROM judged j
  JOIN member m ON m.document_id = j.document_id AND m.fiscal_year = j.fiscal_year AND m.total = j.total
  WHERE j.outcome = 'inconsistent'
  GROUP BY ALL
)
SELECT document_id, fiscal_year, outcome, severity, subject_zh, stated, computed, difference, tolerance, unit,
  fact_ids, line_starts, concept, term_values, missing
FROM audit_sums([
  {total: 'general_budget.basic', parts: ['general_budget.personnel', 'general_budget.operating']}
])
UNION ALL BY NAME
SELECT
  document_id, fiscal_year,
  CASE WHEN outcome = 'inconsistent' AND NOT is_form AND (computed < stated OR NOT is_positive)
    THEN 'not-checkable' ELSE outcome END AS outcome,
  audit_severity(stated - computed, decimals) AS severity,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference, tolerance, 'CNY10k' AS unit,
  list_concat([fact_id], part_ids) AS fact_ids, list_concat([line_start], part_lines) AS line_starts,
  total AS concept, term_values,
  CASE WHEN outcome = 'inconsistent' AND NOT is_form THEN ['economic'] ELSE [] END AS missing
FROM judged
LEFT JOIN term USING (document_id, fiscal_year, total);

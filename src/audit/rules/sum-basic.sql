-- id: sum-basic
-- severity: error
-- title_zh: 基本支出与人员经费、公用经费
-- title_en: Basic expenditure, personnel and operating funds
-- explanation_zh: 一般公共预算基本支出等于人员经费加公用经费，两者又各等于其经济分类科目之和。四舍五入不能解释的差额说明有数字有误或漏列。
-- explanation_en: Basic expenditure from the general public budget is personnel plus operating funds, and each of the two is the sum of its economic items. A difference that rounding cannot explain means that a number is wrong or left out.
-- allowance_zh: 表中列出的科目是全部；正文列出的可能是选取，多于总数才算不符。
-- allowance_en: Items listed in a form are all there are; items listed in prose may be a selection, and only more than the whole contradicts it.
-- needs: general_budget.basic
-- told_like: sum-expenditure
-- check: halves
-- sentence_zh: {subject}载明为 {stated}，而同一行的人员经费、公用经费两栏[part.count > 1 ? 相加]为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}; the columns of personnel and operating funds in the same row [part.count > 1 ? add up to | have] {computed}{apart}
-- question_zh: {subject}的合计与人员经费、公用经费两栏不一致，以哪一个为准？
-- question_en: The whole of {subject} and its columns of personnel and operating funds differ: which holds?
-- show: stated = part + …
WITH item AS (
  SELECT *, substr(concept, 10) AS code, length(concept) = 12 AS is_top
  FROM audit_best
  WHERE concept LIKE 'economic.%' AND measure = 'final' AND length(concept) IN (12, 14)
),
-- An item and each whole it is a part of: 3-digit items of personnel and operating funds, 5-digit ones of 3-digit ones.
member AS (
  SELECT *, 'economic.' || substr(code, 1, 3) AS total FROM item WHERE NOT is_top
  UNION ALL
  SELECT *, CASE WHEN substr(code, 1, 3) IN ('301', '303') THEN 'general_budget.personnel'
    ELSE 'general_budget.operating' END
  FROM item
  -- Where a document prints no 3-digit items, the 5-digit ones make the whole.
  WHERE is_top OR document_id NOT IN (SELECT document_id FROM item WHERE is_top)
),
summed AS (
  SELECT
    document_id, fiscal_year, total AS concept,
    sum(value) AS computed, sum(low) AS computed_low, sum(high) AS computed_high, min(value) >= 0 AS is_positive,
    bool_and(form = 'form') AS is_form, bool_or(code LIKE '30_99') AND count(*) > 5 AS has_others, list(DISTINCT section) AS sections,
    list({code: code, fact_id: fact_id}) AS items
  FROM member
  GROUP BY document_id, fiscal_year, total
),
-- Rows of a list with a column for the whole and one for each half: the amounts there are no figures of their own where they
-- differ from the whole. One that is the same was read as the whole again.
half AS (
  SELECT f.document_id, f.line_start, f.concept, any_value(f.fiscal_year) AS fiscal_year,
    arg_min({fact_id: f.fact_id, value: f.value, low: f.low, high: f.high, decimals: f.decimals, label: f.label_zh}, f.fact_id) AS whole,
    count(*) - 1 AS again
  FROM audit_facts f
  WHERE f.concept LIKE 'economic.%' AND f.form = 'form' AND f.measure = 'final'
    AND EXISTS (FROM repeated_figures r WHERE r.document_id = f.document_id AND r.line_start = f.line_start
      AND r.role = 'unread' AND r.label_zh = 'unlike-whole')
  GROUP BY f.document_id, f.line_start, f.concept
  -- Of blocks side by side it is not told which item the amount is beside.
  QUALIFY count(*) OVER (PARTITION BY f.document_id, f.line_start) = 1
),
halved AS (
  SELECT h.*, sum(r.value) + any_value(again * whole.value) AS computed,
    sum(audit_half(r.decimals)) + any_value(again * (whole.high - whole.value)) AS width,
    list(audit_term('part', line := r.line_start, value := r.value, unit := 'CNY10k', printed := r.printed)
      ORDER BY r.repeated_figure_id) AS parts
  FROM half h
  JOIN repeated_figures r ON r.document_id = h.document_id AND r.line_start = h.line_start
    AND r.role = 'unread' AND r.label_zh = 'unlike-whole'
  GROUP BY ALL
),
judged AS (
  SELECT
    s.*, b.fact_id, b.value AS stated, b.decimals, b.label_zh,
    audit_outcome(b.value, b.low, b.high, computed, computed_low, computed_high) AS compared,
    audit_tolerance(b.value, b.low, b.high, computed, computed_low, computed_high) AS tolerance,
    -- A selection in prose may be less than the whole; and an item that was not read may be what is missing.
    -- A list in prose that goes on to its 其他 and is a single slip away from the whole is no selection.
    NOT is_form AND is_positive AND computed < b.value AND has_others AND audit_is_slip(b.value - computed, b.decimals) AS is_slip,
    CASE WHEN compared = 'inconsistent' AND NOT is_slip AND (NOT is_form AND (computed < b.value OR NOT is_positive)
        OR audit_may_lack(u.unread, sections, b.value - computed, tolerance))
      THEN 'not-checkable' ELSE compared END AS outcome,
    CASE WHEN outcome = 'inconsistent' THEN list_sort(items) END AS ordered
  FROM summed s
  JOIN audit_best b USING (document_id, fiscal_year, concept)
  LEFT JOIN audit_unread_parts u USING (document_id)
  WHERE b.measure = 'final'
)
SELECT * EXCLUDE (rule_id, measure, line_start) FROM audit_sum_checks WHERE rule_id = 'sum-basic'
UNION ALL BY NAME
SELECT
  document_id, fiscal_year, outcome,
  coalesce(audit_severity(stated - computed, decimals), CASE WHEN is_slip THEN 'notice' END) AS severity,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference, tolerance, 'CNY10k' AS unit,
  list_concat([audit_term('stated', fact := fact_id)], [audit_term('part', fact := i.fact_id) for i in ordered]) AS terms, concept,
  -- One slip in a row of the list is missing in its class as well.
  concat_ws(' ', 'economic', round(abs(stated - computed), 4)) AS cause,
  CASE WHEN outcome <> compared THEN ['economic'] ELSE [] END AS missing
FROM judged
UNION ALL BY NAME
SELECT
  document_id, fiscal_year,
  -- The one half that an item has is the item, said again.
  audit_same(whole.value, whole.low, whole.high, computed, computed - width, computed + width) AS outcome,
  audit_severity(whole.value - computed, whole.decimals) AS severity, whole.label AS subject_zh, whole.value AS stated, computed,
  whole.value - computed AS difference, whole.high - whole.value + width AS tolerance, 'CNY10k' AS unit,
  list_concat([audit_term('stated', fact := whole.fact_id)],
    list_concat([audit_term('part', fact := whole.fact_id) for n in range(again)], parts)) AS terms,
  concept, 'halves' AS check_name, concat_ws(' ', 'economic', round(abs(whole.value - computed), 4)) AS cause, [] AS missing
FROM halved;

-- id: sum-function-class
-- severity: error
-- title_zh: 功能分类各级之和
-- title_en: The functional classification, level by level
-- explanation_zh: 总额应等于各类之和，类应等于其款或项之和，款应等于其项之和。四舍五入不能解释的差额说明有数字有误、漏列或归错科目。
-- explanation_en: The total is the sum of its classes (类), a class of its divisions (款) or items (项), a division of its items. A difference that rounding cannot explain means that a number is wrong, left out or under the wrong heading.
-- allowance_zh: n 项相加，允许相差 (n + 1) 个末位半单位。正文的清单可能有省略：少于总数的、与总数同在一行的不说，少于类或款的作提示；同一清单的决算数之和等于总额的，预算数之和少于总预算也作提示。
-- allowance_en: With n parts the allowance is (n + 1) half-units. A list in prose may leave items out: less than the total, or than what stands in the same line, says nothing; less than a class or division is a notice, and so are budgets that make less than the whole budget where the amounts spent of the same items make all that was spent.
-- needs: function
-- told_like: sum-expenditure
--
-- An item is counted under the class that its line names, which is where the document puts it, even if its
-- code belongs elsewhere.
WITH figure AS (
  -- One figure per code in each list: the lists are the prose, and each form's column.
  SELECT l.list, f.* EXCLUDE (unit, printed, label, document_year), length(f.code) AS level, f.class_code = substr(f.code, 1, 3) AS is_home
  FROM (
    SELECT concat_ws('|', document_id, fiscal_year, measure, family, form, fund) AS list,
      arg_min(fact_id, {coarseness: -decimals, line: line_start, fact_id: fact_id}) AS fact_id
    FROM audit_facts
    WHERE code IS NOT NULL AND measure IN ('final', 'initial_budget', 'adjusted_budget')
    GROUP BY list, class_code, code
  ) l
  JOIN audit_facts f USING (fact_id)
),
-- The whole that the classes and items of a list make.
whole(family, fund, total) AS (VALUES
  ('function', 'all', 'expenditure.current'),
  ('function', 'fiscal_appropriation', 'appropriation.expenditure'),
  ('function', 'general_public_budget', 'general_budget.total'),
  ('function', 'government_fund', 'government_fund.total'),
  ('function', 'state_capital', 'state_capital.total'),
  ('basic.function', 'all', 'expenditure.basic'),
  ('basic.function', 'general_public_budget', 'general_budget.basic'),
  ('project.function', 'all', 'expenditure.project'),
  ('project.function', 'general_public_budget', 'general_budget.project'),
  ('income.function', 'all', 'income.current'),
  ('income.function', 'fiscal_appropriation', 'income.fiscal_appropriation')
),
-- Each part with its whole: a concept of the accounts, or the class or division it stands under. An item is a part of
-- its division where the list prints that, and else of the class.
part AS (
  SELECT f.*, w.total,
    CASE WHEN is_home THEN h.list ELSE d.list END IS NOT NULL AS has_divisions
  FROM figure f
  LEFT JOIN (SELECT DISTINCT list, code FROM figure) h ON h.list = f.list AND h.code = substr(f.code, 1, 5)
  LEFT JOIN (SELECT DISTINCT list, class_code FROM figure WHERE level = 5) d ON d.list = f.list AND d.class_code = f.class_code
  LEFT JOIN whole w ON w.family = f.family AND w.fund = f.fund
),
member AS (
  SELECT list, fact_id, document_id, fiscal_year, measure, fund, form, code, value, low, high, section, line_start,
    CASE WHEN level = 3 THEN 'classes' WHEN level = 7 AND has_divisions THEN 'division' ELSE 'class' END AS check_name,
    CASE WHEN level = 3 THEN total WHEN level = 7 AND has_divisions THEN family || '.' || substr(code, 1, 5)
      ELSE family || '.' || class_code END AS whole
  FROM part
  WHERE (level = 3 AND total IS NOT NULL) OR level = 5 OR (level = 7 AND (is_home OR NOT has_divisions))
  UNION ALL
  SELECT list, fact_id, document_id, fiscal_year, measure, fund, form, code, value, low, high, section, line_start, 'items', total
  FROM part
  WHERE level = 7 AND form = 'prose' AND total IS NOT NULL
),
summed AS (
  SELECT list, check_name, whole, any_value(document_id) AS document_id, any_value(fiscal_year) AS fiscal_year,
    any_value(measure) AS measure, any_value(fund) AS fund, any_value(form) AS form,
    list(DISTINCT section) AS sections, list_sort(list(code)) AS codes, min(line_start) AS from_line, max(line_start) AS to_line, sum(value) AS computed, sum(low) AS computed_low, sum(high) AS computed_high
  FROM member
  GROUP BY list, check_name, whole
),
judged AS (
  SELECT s.*, w.fact_id, w.value AS stated, w.decimals, w.label_zh, w.line_start,
    audit_outcome(w.value, w.low, w.high, computed, computed_low, computed_high) AS compared,
    audit_tolerance(w.value, w.low, w.high, computed, computed_low, computed_high) AS tolerance,
    -- A class or division is what the same list prints; other wholes are concepts of the accounts.
    -- The items that make up what was spent are all there are: of their budgets none is left out.
    bool_or(s.form = 'prose' AND check_name IN ('classes', 'items') AND measure = 'final' AND audit_outcome(w.value, w.low, w.high, computed,
      computed_low, computed_high) = 'consistent') OVER (PARTITION BY s.document_id, s.fiscal_year, s.fund, s.form, check_name, whole, codes)
      AND measure <> 'final' AS is_complete,
    compared = 'inconsistent' AND s.form = 'prose' AND computed < stated AND NOT is_complete
      -- Within the sentence that states the whole (其中) some parts may be named for others.
      AND (check_name IN ('classes', 'items') OR s.from_line = w.line_start AND s.to_line = w.line_start) AS is_selection,
    -- An item that was not read may be what is missing.
    compared = 'inconsistent' AND audit_may_lack(u.unread, sections, w.value - computed, tolerance) AS is_unread,
    CASE WHEN is_selection OR is_unread THEN 'not-checkable' ELSE compared END AS outcome
  FROM summed s
  LEFT JOIN (
    SELECT list, concept AS whole, fact_id, value, low, high, decimals, label_zh, line_start FROM figure WHERE is_home
    UNION ALL
    SELECT l.list, b.concept, b.fact_id, b.value, b.low, b.high, b.decimals, b.label_zh, b.line_start
    FROM (SELECT DISTINCT list, document_id, fiscal_year, measure, whole FROM summed) l
    JOIN audit_best b USING (document_id, fiscal_year, measure)
    WHERE b.concept = l.whole
  ) w USING (list, whole)
  LEFT JOIN audit_unread_parts u ON u.document_id = s.document_id
),
-- The parts one by one, of contradictions alone.
term AS (
  SELECT list, check_name, whole,
    list(audit_term('part', fact := m.fact_id) ORDER BY m.line_start, m.code) AS part_terms
  FROM (SELECT list, check_name, whole FROM judged WHERE outcome = 'inconsistent')
  JOIN member m USING (list, check_name, whole)
  GROUP BY list, check_name, whole
)
SELECT
  document_id, fiscal_year, outcome,
  coalesce(
    audit_severity(stated - computed, decimals),
    CASE WHEN form = 'prose' AND computed < stated THEN 'notice' END
  ) AS severity,
  coalesce(label_zh, whole) AS subject_zh,
  stated, computed, stated - computed AS difference, tolerance, 'CNY10k' AS unit,
  list_concat([audit_term('stated', fact := fact_id)], part_terms) AS terms, check_name, whole AS concept,
  -- The total misses its items by what a class of it misses its own by.
  CASE WHEN abs(stated - computed) > 10 * tolerance THEN concat_ws(' ', 'items', list, round(stated - computed, 4)) END AS cause,
  CASE WHEN stated IS NULL THEN [whole] WHEN is_selection OR is_unread THEN ['coverage'] ELSE [] END AS missing
FROM judged
LEFT JOIN term USING (list, check_name, whole);

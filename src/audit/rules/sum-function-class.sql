-- id: sum-function-class
-- severity: error
-- title_zh: 功能分类各级之和
-- title_en: The functional classification, level by level
-- explanation_zh: 总额应等于各类之和，类应等于其款或项之和，款应等于其项之和。四舍五入不能解释的差额说明有数字印错、漏列或归错科目。
-- explanation_en: The total is the sum of its classes (类), a class of its divisions (款) or items (项), a division of its items. A difference that rounding cannot explain means that a number is wrong, left out or under the wrong heading.
-- allowance: With n parts the allowance is (n + 1) half-units. A list in prose may leave items out: less than the total says nothing, less than a class or division is a notice.
-- needs: function
--
-- An item is counted under the class that its line names, which is where the document puts it, even if its
-- code belongs elsewhere.
WITH listed AS (
  SELECT document_id, fiscal_year, measure, family, fund, form, class_code, code,
    class_code = substr(code, 1, 3) AS is_home, length(code) AS level,
    arg_min(fact_id, {coarseness: -decimals, line: line_start, fact_id: fact_id}) AS fact_id
  FROM audit_facts
  WHERE code IS NOT NULL AND measure IN ('final', 'initial_budget', 'adjusted_budget')
  GROUP BY ALL
),
-- One figure per code in each list: the lists are the prose, and each form's column.
figure AS (
  SELECT l.*, f.value, f.low, f.high, f.decimals, f.line_start, f.label_zh
  FROM listed l JOIN audit_facts f USING (fact_id)
),
-- The whole that the classes and items of a list make.
whole AS (
  SELECT family, fund, total FROM (VALUES
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
  ) AS t(family, fund, total)
),
-- Classes of which a list prints divisions; their items are then parts of the divisions.
divided AS (
  SELECT DISTINCT document_id, fiscal_year, measure, family, fund, form, class_code, true AS has_divisions
  FROM listed WHERE level = 5
),
part AS (
  SELECT f.*, d.has_divisions
  FROM figure f
  LEFT JOIN divided d
    ON d.document_id = f.document_id AND d.fiscal_year = f.fiscal_year AND d.measure = f.measure
    AND d.family = f.family AND d.fund IS NOT DISTINCT FROM f.fund AND d.form = f.form AND d.class_code = f.class_code
),
-- Each part with its whole: a concept of the accounts, or the class or division it stands under.
member AS (
  SELECT p.*, CASE level WHEN 3 THEN 'classes' ELSE 'items' END AS check_name, w.total AS concept
  FROM part p JOIN whole w ON w.family = p.family AND w.fund IS NOT DISTINCT FROM p.fund
  WHERE level = 3 OR (level = 7 AND form = 'prose')
  UNION ALL
  SELECT *, 'class', family || '.' || class_code FROM part WHERE level = 5 OR (level = 7 AND has_divisions IS NULL)
  UNION ALL
  SELECT *, 'division', family || '.' || substr(code, 1, 5) FROM part WHERE level = 7 AND has_divisions AND is_home
),
summed AS (
  SELECT document_id, fiscal_year, measure, family, fund, form, check_name, concept,
    count(*) AS parts, sum(value) AS computed, sum(low) AS computed_low, sum(high) AS computed_high
  FROM member
  GROUP BY ALL
),
stated AS (
  SELECT s.*, w.fact_id, w.value AS stated, w.low, w.high, w.decimals, w.label_zh, w.line_start
  FROM summed s
  LEFT JOIN figure w
    ON w.document_id = s.document_id AND w.fiscal_year = s.fiscal_year AND w.measure = s.measure
    AND w.family = s.family AND w.fund IS NOT DISTINCT FROM s.fund AND w.form = s.form
    AND w.family || '.' || w.code = s.concept AND w.is_home
  WHERE s.check_name IN ('class', 'division')
  UNION ALL
  SELECT s.*, w.fact_id, w.value, w.low, w.high, w.decimals, w.label_zh, w.line_start
  FROM summed s
  LEFT JOIN audit_best w
    ON w.document_id = s.document_id AND w.fiscal_year = s.fiscal_year AND w.measure = s.measure
    AND w.concept = s.concept
  WHERE s.check_name IN ('classes', 'items')
),
compared AS (
  SELECT *,
    audit_outcome(stated, low, high, computed, computed_low, computed_high) AS compared,
    audit_tolerance(stated, low, high, computed, computed_low, computed_high) AS tolerance
  FROM stated
),
judged AS (
  SELECT *,
    compared = 'inconsistent' AND form = 'prose' AND computed < stated AND check_name IN ('classes', 'items') AS is_selection,
    CASE WHEN is_selection THEN 'not-checkable' ELSE compared END AS outcome
  FROM compared
),
-- The parts one by one, of contradictions alone.
term AS (
  SELECT j.document_id, j.fiscal_year, j.measure, j.fund, j.form, j.check_name, j.concept,
    list(m.fact_id ORDER BY m.line_start, m.code) AS part_ids,
    list(m.line_start ORDER BY m.line_start, m.code) AS part_lines,
    list(m.value ORDER BY m.line_start, m.code) AS term_values
  FROM judged j
  JOIN member m
    ON m.document_id = j.document_id AND m.fiscal_year = j.fiscal_year AND m.measure = j.measure
    AND m.fund IS NOT DISTINCT FROM j.fund AND m.form = j.form AND m.check_name = j.check_name
    AND m.concept = j.concept
  WHERE j.outcome = 'inconsistent'
  GROUP BY ALL
)
SELECT
  j.document_id, j.fiscal_year, j.outcome,
  coalesce(
    audit_severity(stated - computed, decimals),
    CASE WHEN j.form = 'prose' AND computed < stated THEN 'notice' END
  ) AS severity,
  coalesce(label_zh, j.concept) AS subject_zh,
  stated, computed, stated - computed AS difference, tolerance, 'CNY10k' AS unit,
  list_concat([fact_id], part_ids) AS fact_ids, list_concat([line_start], part_lines) AS line_starts,
  j.check_name, j.concept, j.measure, j.fund, j.form, parts, term_values,
  CASE WHEN stated IS NULL THEN [j.concept] WHEN is_selection THEN ['coverage'] ELSE [] END AS missing
FROM judged j
LEFT JOIN term t
  ON t.document_id = j.document_id AND t.fiscal_year = j.fiscal_year AND t.measure = j.measure
  AND t.fund IS NOT DISTINCT FROM j.fund AND t.form = j.form AND t.check_name = j.check_name AND t.concept = j.concept;

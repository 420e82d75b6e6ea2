-- id: sum-function-class
-- severity: error
-- title_zh: 功能分类各级之和
-- title_en: The functional classification, level by level
-- explanation_zh: 总额应等于各类之和，类应等于其款或项之和，款应等于其项之和。四舍五入不能解释的差额说明有数字印错、漏列或归错科目。
-- explanation_en: The total is the sum of its classes (类), a class of its divisions (款) or items (项), a division of its items. A difference that rounding cannot explain means that a number is wrong, left out or under the wrong heading.
-- allowance: With n parts the allowance is (n + 1) half-units. Items listed in prose that make less than their whole are a warning: the list may leave one out.
-- needs: function
--
-- An item is counted under the class that its line names, which is where the document puts it, even if its
-- code belongs elsewhere.
WITH statement AS (
  SELECT
    f.*, regexp_extract(f.concept, '^(.*function)\.', 1) AS family, regexp_extract(f.concept, '(\d+)$', 1) AS code
  FROM audit_facts f
  WHERE regexp_matches(f.concept, '(^|\.)function\.\d+$')
    AND f.measure IN ('final', 'initial_budget', 'adjusted_budget')
),
classed AS (
  SELECT s.*, coalesce(c.code, substr(s.code, 1, 3)) AS class_code,
    coalesce(c.code, substr(s.code, 1, 3)) = substr(s.code, 1, 3) AS is_home
  FROM statement s
  LEFT JOIN classification c
    ON c.scheme = 'functional' AND length(c.code) = 3 AND c.name_zh = regexp_extract(s.label, '^([^()]+)\(类\)', 1)
),
-- One figure per code in each list: the lists are the prose, and each form's column.
figure AS (
  SELECT
    document_id, fiscal_year, measure, family, fund, form, class_code, code, is_home,
    unnest(arg_min(
      {fact_id: fact_id, value: value, low: low, high: high, decimals: decimals, line_start: line_start,
        label_zh: label_zh},
      {coarseness: -decimals, line: line_start, fact_id: fact_id}
    ))
  FROM classed
  GROUP BY document_id, fiscal_year, measure, family, fund, form, class_code, code, is_home
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
level_of AS (
  SELECT *, length(code) AS level,
    bool_or(length(code) = 3) OVER list AS has_classes,
    bool_or(length(code) = 5) OVER (list_class) AS has_divisions
  FROM figure
  WINDOW list AS (PARTITION BY document_id, fiscal_year, measure, family, fund, form),
    list_class AS (PARTITION BY document_id, fiscal_year, measure, family, fund, form, class_code)
),
-- Each part with the key of its whole: a concept of the accounts, or the class or division it stands under.
member AS (
  SELECT l.*, 'classes' AS check_name, w.total AS whole_concept, NULL::VARCHAR AS whole_code
  FROM level_of l JOIN whole w ON w.family = l.family AND w.fund IS NOT DISTINCT FROM l.fund
  WHERE level = 3
  UNION ALL
  SELECT l.*, 'items', w.total, NULL
  FROM level_of l JOIN whole w ON w.family = l.family AND w.fund IS NOT DISTINCT FROM l.fund
  WHERE level = 7 AND form = 'prose'
  UNION ALL
  SELECT l.*, 'class', NULL, class_code FROM level_of l WHERE level = 5 OR (level = 7 AND NOT has_divisions)
  UNION ALL
  SELECT l.*, 'division', NULL, substr(code, 1, 5) FROM level_of l WHERE level = 7 AND has_divisions AND is_home
),
summed AS (
  SELECT
    document_id, fiscal_year, measure, family, fund, form, check_name, whole_concept, whole_code,
    count(*) AS parts, sum(value) AS computed, sum(low) AS computed_low, sum(high) AS computed_high,
    list(fact_id ORDER BY line_start, code) AS part_ids, list(line_start ORDER BY line_start, code) AS part_lines,
    list(value ORDER BY line_start, code) AS term_values
  FROM member
  GROUP BY document_id, fiscal_year, measure, family, fund, form, check_name, whole_concept, whole_code
),
stated AS (
  SELECT s.*, w.fact_id, w.value AS stated, w.low AS stated_low, w.high AS stated_high, w.decimals, w.label_zh,
    w.line_start
  FROM summed s
  LEFT JOIN figure w
    ON w.document_id = s.document_id AND w.fiscal_year = s.fiscal_year AND w.measure = s.measure
    AND w.family = s.family AND w.fund IS NOT DISTINCT FROM s.fund AND w.form = s.form AND w.code = s.whole_code
    AND w.is_home
  WHERE s.whole_code IS NOT NULL
  UNION ALL
  SELECT s.*, w.fact_id, w.value, w.low, w.high, w.decimals, w.label_zh, w.line_start
  FROM summed s
  LEFT JOIN audit_best w
    ON w.document_id = s.document_id AND w.fiscal_year = s.fiscal_year AND w.measure = s.measure
    AND w.concept = s.whole_concept
  WHERE s.whole_concept IS NOT NULL
),
judged AS (
  SELECT *,
    audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS outcome,
    audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance
  FROM stated
)
SELECT
  document_id, fiscal_year, outcome,
  coalesce(
    audit_severity(stated - computed, decimals),
    CASE WHEN form = 'prose' AND computed < stated THEN 'warning' END
  ) AS severity,
  coalesce(label_zh, whole_concept, family || '.' || whole_code) AS subject_zh,
  stated, computed, stated - computed AS difference, tolerance, 'CNY10k' AS unit,
  list_concat([fact_id], part_ids) AS fact_ids, list_concat([line_start], part_lines) AS line_starts,
  check_name, coalesce(whole_concept, family || '.' || whole_code) AS concept, measure, fund, form, parts, term_values,
  CASE WHEN stated IS NULL THEN [coalesce(whole_concept, family || '.' || whole_code)] ELSE [] END AS missing
FROM judged;

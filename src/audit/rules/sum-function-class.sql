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
-- check: displaced
-- sentence_zh: 这张表有 {rows} 行的金额与科目错行：{subject}一行载明为 {stated}，而该科目在另一张决算表中是 {other}，{stated} 在那张表中是{owner.label}的金额。
-- sentence_en: In {rows} rows of this form the amounts are not those of their items: the row of {subject} gives {stated}, another form of the accounts {other}, and there {stated} is the amount of {owner.label}.
-- question_zh: 这张表的金额与科目是否错行？请核对；如有误，请更正并公告。
-- question_en: Did the amounts of this form slip to other rows? Please check; if they did, please correct the form and publish the correction.
-- show: stated, other, owner
-- aside other: 另一张表 | in another form
-- aside owner: 另一张表 | in another form
-- causes: none
--
-- An item is counted under the class that its line names, which is where the document puts it, even if its
-- code belongs elsewhere.
-- The whole that the classes and items of a list make.
WITH whole(family, fund, total) AS (VALUES
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
-- One figure per code in each list: the lists are the prose, and each form's column. Their number stands for year, measure,
-- family, form and fund, and is one of a few dozen in a document.
figure AS (
  SELECT document_id, hash(fiscal_year, measure, family, form, fund) AS list, fiscal_year, measure, family, form, fund, class_code, code,
    length(code) AS level, class_code = substr(code, 1, 3) AS is_home, best.*
  FROM (
    SELECT document_id, fiscal_year, measure, family, form, fund, class_code, code,
      arg_min({fact_id: fact_id, value: value, low: low, high: high, decimals: decimals, label_zh: label_zh, section: section,
          line_start: line_start},
        {coarseness: -decimals, line: line_start, fact_id: fact_id}) AS best
    FROM audit_facts
    WHERE code IS NOT NULL AND measure IN ('final', 'initial_budget', 'adjusted_budget')
    GROUP BY ALL
  )
),
-- Each part with its whole: a concept of the accounts, or the class or division it stands under. An item is a part of
-- its division where the list prints that, and else of the class.
part AS (
  SELECT f.*, w.total,
    coalesce(CASE WHEN is_home THEN list_contains(d.codes, substr(f.code, 1, 5)) ELSE list_contains(d.classes, f.class_code) END, false)
      AS has_divisions
  FROM figure f
  LEFT JOIN (
    SELECT document_id, list, list(code) AS codes, list(class_code) AS classes FROM figure WHERE level = 5 GROUP BY document_id, list
  ) d USING (document_id, list)
  LEFT JOIN whole w ON w.family = f.family AND w.fund = f.fund
),
summed AS (
  SELECT document_id, list, one.name AS check_name, one.whole AS whole, any_value(fiscal_year) AS fiscal_year, any_value(measure) AS measure,
    any_value(fund) AS fund, any_value(form) AS form,
    list({line: line_start, code: code, fact_id: fact_id, section: section}) AS items,
    min(line_start) AS from_line, max(line_start) AS to_line, sum(value) AS computed, sum(low) AS computed_low, sum(high) AS computed_high
  FROM (
    SELECT *, unnest([
        CASE WHEN level = 3 AND total IS NOT NULL THEN {name: 'classes', whole: total}
          WHEN level = 7 AND has_divisions AND is_home THEN {name: 'division', whole: family || '.' || substr(code, 1, 5)}
          WHEN level = 5 OR level = 7 AND NOT has_divisions THEN {name: 'class', whole: family || '.' || class_code} END,
        CASE WHEN level = 7 AND form = 'prose' AND total IS NOT NULL THEN {name: 'items', whole: total} END]) AS one
    FROM part
  )
  WHERE one IS NOT NULL
  GROUP BY document_id, list, one
),
-- A class or division is what the same list prints; other wholes are concepts of the accounts.
compared AS (
  SELECT s.*, coalesce(w.fact_id, b.fact_id) AS fact_id, coalesce(w.value, b.value) AS stated, coalesce(w.low, b.low) AS stated_low,
    coalesce(w.high, b.high) AS stated_high, coalesce(w.decimals, b.decimals) AS decimals, coalesce(w.label_zh, b.label_zh) AS label_zh,
    coalesce(w.line_start, b.line_start) AS line_start,
    audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS compared,
    audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance,
    CASE WHEN s.form = 'prose' AND check_name IN ('classes', 'items') THEN list_sort([i.code for i in items]) END AS codes
  FROM summed s
  LEFT JOIN figure w ON w.is_home AND w.document_id = s.document_id AND w.list = s.list AND w.family || '.' || w.code = s.whole
  LEFT JOIN audit_best b ON b.document_id = s.document_id AND b.fiscal_year = s.fiscal_year AND b.measure = s.measure AND b.concept = s.whole
),
judged AS (
  SELECT c.*,
    compared = 'inconsistent' AND form = 'prose' AND computed < stated AND all_codes IS NULL
      -- Within the sentence that states the whole (其中) some parts may be named for others.
      AND (check_name IN ('classes', 'items') OR from_line = line_start AND to_line = line_start) AS is_selection,
    -- An item that was not read may be what is missing.
    CASE WHEN compared = 'inconsistent' THEN audit_may_lack(u.unread, [i.section for i in items], stated - computed, tolerance) ELSE false END
      AS is_unread,
    CASE WHEN is_selection OR is_unread THEN 'not-checkable' ELSE compared END AS outcome
  FROM compared c
  -- The items that make up what was spent are all there are: of their budgets none is left out.
  LEFT JOIN (
    SELECT DISTINCT document_id, fiscal_year AS year, fund AS money, check_name AS name, whole AS of, codes AS all_codes
    FROM compared WHERE codes IS NOT NULL AND measure = 'final' AND compared = 'consistent'
  ) a ON a.document_id = c.document_id AND a.year = c.fiscal_year AND a.money IS NOT DISTINCT FROM c.fund AND a.name = c.check_name
    AND a.of = c.whole AND a.all_codes = CASE WHEN c.measure <> 'final' THEN c.codes END
  LEFT JOIN audit_unread_parts u ON u.document_id = c.document_id
),
wrong AS (
  SELECT DISTINCT document_id, list FROM judged WHERE outcome = 'inconsistent' AND form = 'form'
),
-- The figures of the documents that have such a form: they are few.
suspect AS MATERIALIZED (
  SELECT f.*, w.list IS NOT NULL AS is_wrong
  FROM figure f
  LEFT JOIN wrong w USING (document_id, list)
  WHERE f.document_id IN (SELECT document_id FROM wrong)
),
-- Forms whose amounts stand in other rows than in a form that adds up: of that all else in them follows.
displaced AS (
  SELECT a.document_id, a.fiscal_year, a.measure, a.fund, CAST(count(DISTINCT a.code) AS INTEGER) AS rows,
    arg_min({label: a.label_zh, value: a.value, fact_id: a.fact_id, other: c.fact_id, owner: b.fact_id},
      -- Divisions and their items may have one name.
      {is_named_alike: b.label_zh = a.label_zh, line: a.line_start, fact_id: a.fact_id, owner: b.line_start}) AS first_one
  FROM suspect a
  JOIN suspect c ON c.document_id = a.document_id AND c.code = a.code AND c.family = a.family AND c.fiscal_year = a.fiscal_year
    AND c.measure = a.measure AND c.form = a.form AND c.value <> a.value
  JOIN suspect b ON b.document_id = c.document_id AND b.list = c.list AND b.value = a.value
  WHERE a.is_wrong AND a.value <> 0 AND NOT c.is_wrong
  GROUP BY ALL
  HAVING count(DISTINCT a.code) >= 5
)
SELECT
  document_id, fiscal_year, outcome,
  CASE WHEN rows > 0 THEN 'warning' ELSE coalesce(
    audit_severity(stated - computed, decimals),
    CASE WHEN form = 'prose' AND computed < stated THEN 'notice' END
  ) END AS severity,
  coalesce(label_zh, whole) AS subject_zh,
  stated, computed, stated - computed AS difference, tolerance, 'CNY10k' AS unit,
  -- The parts one by one, of contradictions alone.
  CASE WHEN outcome = 'inconsistent'
    THEN list_concat([audit_term('stated', fact := fact_id)], [audit_term('part', fact := i.fact_id) for i in list_sort(items)]) END AS terms,
  check_name, whole AS concept,
  -- The total misses its items by what a class of it misses its own by.
  CASE WHEN rows > 0 THEN concat_ws(' ', 'displaced', measure, fund)
    WHEN abs(stated - computed) > 10 * tolerance THEN concat_ws(' ', 'items', list, round(stated - computed, 4)) END AS cause,
  CASE WHEN stated IS NULL THEN [whole] WHEN is_selection OR is_unread THEN ['coverage'] ELSE [] END AS missing
FROM judged
LEFT JOIN (SELECT document_id, fiscal_year, measure, fund, rows, 'form' AS form FROM displaced) USING (document_id, fiscal_year, measure, fund, form)
UNION ALL BY NAME
SELECT document_id, fiscal_year, 'inconsistent' AS outcome, first_one.label AS subject_zh, first_one.value AS stated, 'CNY10k' AS unit,
  [audit_term('stated', fact := first_one.fact_id), audit_term('other', fact := first_one.other),
    audit_term('owner', fact := first_one.owner)] AS terms,
  'displaced' AS check_name, rows, concat_ws(' ', 'displaced', measure, fund) AS cause, [] AS missing
FROM displaced;

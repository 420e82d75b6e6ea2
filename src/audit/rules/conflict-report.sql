-- id: conflict-report
-- severity: warning
-- title_zh: 评价报告与决算
-- title_en: A report and the accounts
-- explanation_zh: 绩效评价报告或绩效目标重述的预算、决算金额和功能科目，与决算正文不同。两处至少一处有误，或报告另有口径。
-- explanation_en: A report on self-assessment, or the form of goals, tells budgets, amounts and functional items of the accounts again, and they are others than in the accounts. At least one of the two is wrong, or the report covers something else.
-- allowance_zh: 报告清单中有九成是决算的科目时，才与决算逐项比较。正文所述就业补助的差异只作提示。
-- allowance_en: Items are held against a report's list only where nine in ten of the list are items of the accounts. Employment subsidies in words are a notice.
-- needs: report_pairs
-- causes: statements
-- check: repeated-figure
-- sentence_zh: {subject}[的{unsaid:measure}]在决算说明中是 {stated}，在文件的另一部分中是 {computed}{apart}
-- sentence_en: [the {budget:measure} of ]{subject} [budget ? is | {is}] {stated} in the accounts and {computed} in another part of the document{apart}
-- question_zh: {subject}[的{unsaid:measure}]是 {stated} 还是 {computed}，以哪一处为准？
-- question_en: [budget ? Is the {budget:measure} of | {Is}] {subject} {stated} or {computed}, and which place holds?
-- show: stated, other
-- role other: 文件的另一部分 | Another part of the document
-- check: report-split
-- sentence_zh: {subject}在决算说明中是 {stated}，在自评报告中是 {computed}{apart}
-- sentence_en: {subject} {is} {stated} in the accounts and {computed} in the report on self-assessment{apart}
-- question_zh: {subject}是 {stated} 还是 {computed}，以哪一处为准？
-- question_en: {Is} {subject} {stated} or {computed}, and which place holds?
-- show: stated, report
-- role report: 自评报告 | The report on self-assessment
-- check: unlisted
-- sentence_zh: [found_in = report ? 自评报告的支出清单列有{subject} {stated}，决算说明的各项支出中没有这一项 | 决算说明列有{subject} {stated}，自评报告的支出清单中没有这一项]。
-- sentence_en: [found_in = report ? The list of expenditure in the report has {subject}, {stated}; the items of the accounts do not | The accounts have {subject}, {stated}; the list of expenditure in the report does not].
-- question_zh: {subject}的 {stated} 在另一处列在哪一个科目之下？
-- question_en: Under which item does the other place have the {stated} of {subject}?
-- show: item
-- check: subsidies
-- sentence_zh: 正文说{subject}用了 {stated}，决算中[item.count > 1 ? 就业补助各项相加 | {item.labels}]是 {computed}{apart}
-- sentence_en: The text says that {stated} of {subject} were spent; [item.count > 1 ? the items of employment subsidies in the accounts add up to | {item.labels} in the accounts is] {computed}{apart}
-- question_zh: {subject}的 {stated} 与决算中的就业补助口径有何不同？
-- question_en: How do the {stated} of {subject} differ from employment subsidies in the accounts?
-- show: stated = item + …
-- check: target-budget
-- sentence_zh: 部门整体支出绩效目标表的年度预算是 {stated}，报告所述最接近的一个（{nearest:measure}）是 {computed}{apart}
-- sentence_en: The form of the department’s goals has a budget of {stated}; the nearest that the report names ({nearest:measure}) is {computed}{apart}
-- question_zh: 部门的年度预算是 {stated} 还是 {computed}，目标表用的是哪一个预算？
-- question_en: Is the department’s budget {stated} or {computed}, and which budget does the form of goals use?
-- show: goals, report
-- role goals: 绩效目标表 | Form of goals
-- role report: 报告 | Report
-- aside report: {nearest:measure}
WITH split_pair AS (
  SELECT document_id, fiscal_year, unnest([
      {said: said_personnel, fact: personnel}, {said: said_operating, fact: operating}]) AS pair
  FROM (
    SELECT document_id, first({value: executed, decimals: executed_decimals, line: line_start}) FILTER (name_zh LIKE '人员%')
        AS said_personnel,
      first({value: executed, decimals: executed_decimals, line: line_start}) FILTER (name_zh LIKE '公用%') AS said_operating
    FROM projects
    WHERE form = 'prose' AND executed IS NOT NULL AND regexp_matches(name_zh, '^(人员|公用)经费')
    GROUP BY document_id
    HAVING count(*) = 2
  )
  JOIN (
    SELECT document_id, fiscal_year, first(low) FILTER (concept = 'general_budget.basic') AS basic_low,
      first(high) FILTER (concept = 'general_budget.basic') AS basic_high,
      first(b) FILTER (concept = 'general_budget.personnel') AS personnel,
      first(b) FILTER (concept = 'general_budget.operating') AS operating
    FROM audit_best b
    WHERE concept LIKE 'general_budget.%' AND measure = 'final' AND fiscal_year = document_year
    GROUP BY document_id, fiscal_year
  ) USING (document_id)
  WHERE said_personnel.value + said_operating.value BETWEEN
    basic_low - audit_half(said_personnel.decimals) - audit_half(said_operating.decimals) - 1e-9
    AND basic_high + audit_half(said_personnel.decimals) + audit_half(said_operating.decimals) + 1e-9
),
target_budget AS (
  SELECT t.document_id, t.repeated_figure_id, t.value AS stated, t.decimals, t.label_zh, t.line_start,
    bool_or(abs(r.value - t.value) <= audit_half(r.decimals) + audit_half(t.decimals) + 1e-9) AS agrees,
    arg_min({value: r.value, line: r.line_start, measure: r.measure, half: audit_half(r.decimals)},
      {distance: abs(r.value - t.value), id: r.repeated_figure_id}) AS other
  FROM audit_repeated t
  JOIN audit_repeated r ON r.document_id = t.document_id AND r.role = 'whole' AND r.concept = t.concept
    AND r.measure IN ('initial_budget', 'adjusted_budget')
  WHERE t.role = 'budget'
  GROUP BY ALL
),
unlisted AS (
  SELECT document_id, unnest(list_concat(
      [{i: i, found_in: 'report'} for i in r.items
        if i.concept IS NOT NULL AND NOT list_contains(f.concepts, i.concept) AND NOT list_contains(f.amounts, i.value)],
      [{i: i, found_in: 'accounts'} for i in f.items
        if NOT list_contains(r.concepts, i.concept) AND NOT list_contains(r.unnamed, i.value)])) AS one
  FROM (
    SELECT document_id, list_id, list(concept) FILTER (concept IS NOT NULL) AS concepts,
      coalesce(list(value) FILTER (concept IS NULL), []) AS unnamed,
      list({concept: concept, label: label_zh, value: value, line: line_start, fact_id: NULL::VARCHAR}) AS items
    FROM audit_repeated
    WHERE role = 'item'
    GROUP BY document_id, list_id
    HAVING count(*) >= 10 AND bool_and(coalesce(concept LIKE 'function.%', true))
  ) r
  JOIN (
    SELECT document_id, list(concept) AS concepts, list(value) AS amounts,
      list({concept: concept, label: label_zh, value: value, line: line_start, fact_id: fact_id}) AS items
    FROM audit_facts
    WHERE family = 'function' AND measure = 'final' AND form = 'prose' AND length(code) = 7 AND fiscal_year = document_year
    GROUP BY document_id
  ) f USING (document_id)
  WHERE len(list_intersect(r.concepts, f.concepts)) >= 0.9 * len(r.concepts)
),
subsidies AS (
  SELECT r.document_id, r.label_zh, r.value AS stated, audit_half(r.decimals) AS half, r.line_start,
    sum(f.value) AS computed, sum(f.value - f.low) AS item_half, list(f.fact_id ORDER BY f.line_start, f.fact_id) AS items
  FROM audit_repeated r
  JOIN audit_facts f ON f.document_id = r.document_id AND f.concept LIKE 'function.20807__' AND contains(f.concept, r.concept) AND f.measure = 'final'
    AND f.form = 'prose' AND f.fiscal_year = f.document_year
  WHERE r.role = 'subsidies'
  GROUP BY ALL
),
restated AS (
  SELECT r.repeated_figure_id, r.document_id, r.fiscal_year, r.concept, r.measure, r.value, r.label_zh, r.line_start,
    r.value - audit_half(r.decimals) AS low, r.value + audit_half(r.decimals) AS high,
    f.fact_id, f.value AS fact_value, f.low AS fact_low, f.high AS fact_high, f.line_start AS fact_line,
    least(r.decimals, f.decimals) AS decimals
  FROM audit_repeated r
  LEFT JOIN audit_single_fund s USING (document_id)
  JOIN audit_facts f
    ON f.document_id = r.document_id AND f.fiscal_year = r.fiscal_year AND f.measure = r.measure AND f.unit = r.unit
    AND f.concept = CASE WHEN r.concept = 'expenditure.total' AND s.document_id IS NOT NULL THEN 'general_budget.total'
      ELSE r.concept END
  -- Personnel and operating funds of a whole budget are not those of the general public budget alone.
  WHERE r.role = 'restated' OR r.role IN ('whole', 'part', 'item') AND ((r.concept LIKE 'function.%' AND f.class_code = substr(f.code, 1, 3))
    OR (r.concept = 'expenditure.total' AND r.measure <> 'final'))
),
restated_pair AS (
  SELECT repeated_figure_id, document_id, fiscal_year, concept, measure, value, label_zh, line_start, low, high,
    bool_or(audit_same(value, low, high, fact_value, fact_low, fact_high) = 'consistent') AS agrees,
    arg_min({fact_id: fact_id, value: fact_value, low: fact_low, high: fact_high, decimals: decimals}, {distance: abs(fact_value - value), line: fact_line, fact_id: fact_id}) AS fact
  FROM restated
  GROUP BY ALL
)
SELECT
  document_id, fiscal_year, CASE WHEN agrees THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  audit_severity(fact.value - value, fact.decimals) AS severity, label_zh AS subject_zh, fact.value AS stated,
  value AS computed, fact.value - value AS difference,
  audit_tolerance(fact.value, fact.low, fact.high, value, low, high) AS tolerance, 'CNY10k' AS unit,
  [audit_term('stated', fact := fact.fact_id), audit_term('other', line := line_start, value := value, unit := 'CNY10k')] AS terms,
  'repeated-figure' AS check_name, concept,
  -- A budget must not read as what was spent.
  nullif(measure, 'final') AS budget, CASE WHEN NOT contains(label_zh, '预算数') THEN nullif(measure, 'final') END AS unsaid,
  [] AS missing
FROM restated_pair
UNION ALL BY NAME
SELECT
  document_id, 'inconsistent' AS outcome, one.i.label AS subject_zh, one.i.value AS stated,
  'CNY10k' AS unit,
  [CASE WHEN one.i.fact_id IS NULL
    THEN audit_term('item', line := one.i.line, label := one.i.label, value := one.i.value, unit := 'CNY10k')
    ELSE audit_term('item', fact := one.i.fact_id) END] AS terms,
  'unlisted' AS check_name, one.found_in AS found_in, [] AS missing
FROM unlisted
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN abs(stated - computed) <= half + item_half + 1e-9 THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  'notice' AS severity, label_zh AS subject_zh, stated, computed, stated - computed AS difference, half + item_half AS tolerance,
  'CNY10k' AS unit,
  list_concat([audit_term('stated', line := line_start, label := label_zh, value := stated, unit := 'CNY10k')],
    [audit_term('item', fact := i) for i in items]) AS terms, 'subsidies' AS check_name, [] AS missing
FROM subsidies
UNION ALL BY NAME
SELECT
  document_id, fiscal_year,
  audit_same(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS outcome,
  -- Projects are split by other lines than the accounts: union fees may be with the staff.
  'notice' AS severity, label_zh AS subject_zh,
  stated, value AS computed, stated - value AS difference,
  audit_tolerance(stated, low, high, value, value - audit_half(decimals), value + audit_half(decimals)) AS tolerance,
  'CNY10k' AS unit,
  [audit_term('stated', fact := fact_id), audit_term('report', line := line_start, value := value, unit := 'CNY10k')] AS terms,
  'report-split' AS check_name, concept, [] AS missing
FROM (
  SELECT document_id, fiscal_year, pair.fact.concept AS concept, pair.fact.fact_id AS fact_id,
    pair.fact.value AS stated, pair.fact.low AS low, pair.fact.high AS high, pair.fact.decimals AS fact_decimals,
    pair.fact.label_zh AS label_zh, pair.said.value AS value, pair.said.decimals AS decimals,
    pair.said.line AS line_start
  FROM split_pair
  WHERE pair.fact IS NOT NULL AND pair.said IS NOT NULL
)
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN agrees THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  -- Goals may be set for a budget of some other day.
  'notice' AS severity, label_zh AS subject_zh, stated, other.value AS computed, stated - other.value AS difference,
  audit_half(decimals) + other.half AS tolerance, 'CNY10k' AS unit,
  [audit_term('goals', line := line_start, value := stated, unit := 'CNY10k'),
    audit_term('report', line := other.line, value := other.value, unit := 'CNY10k')] AS terms,
  'target-budget' AS check_name, other.measure AS nearest, [] AS missing
FROM target_budget;

-- id: project-function
-- severity: notice
-- title_zh: 项目与功能科目
-- title_en: Projects and the functional item they are paid from
-- explanation_zh: 就业补助、创业担保贷款贴息和代缴养老保险各有专门的功能科目，名称相应的项目自评表合计应与该科目的决算数相符。项目多于科目，或自评表的预算正是科目的决算数而执行数或成本另为一数，值得说明口径。
-- explanation_en: Employment subsidies, interest on start-up loans and pension contributions paid for the poor have functional items of their own, and what the project forms of that name executed should be the final amount of that item. Where projects make more, or a form’s budget is exactly that amount and what it executed or cost is another, the difference in coverage deserves a word.
-- allowance_zh: 自评表相加较少可能是选取，也可能有其他名称的项目由该科目支出：有一两张恰好等于所缺的金额，即视为相符。
-- allowance_en: Forms that make less may be a selection, and so may forms of other names be paid from the item: where one or two of them are exactly what is missing, the two agree.
-- needs: projects
-- role stated: 决算的功能科目 | Functional item of the accounts
-- check: more
-- sentence_zh: 决算中“{item_zh}”科目是 {stated}，名称相应的 {project.count} 张项目自评表执行数[project.count > 1 ? 相加]为 {computed}{apart}
-- sentence_en: The functional item “{item_zh}” is {stated} in the accounts; what the {project.count} project forms of that name executed [project.count > 1 ? adds up to | is] {computed}{apart}
-- question_zh: 项目的执行数是否含有其他科目或其他资金？
-- question_en: Does what the projects executed include other items or other money?
-- show: stated, project
-- aside project: 执行数 | executed
-- check: executed
-- sentence_zh: 决算中“{item_zh}”科目是 {stated}，与{subject}自评表的全年预算（{budget}）相符，而该表的执行数是 {computed}{apart}
-- sentence_en: The functional item “{item_zh}” is {stated} in the accounts, as is the adjusted budget in the form of {subject} ({budget}); that form has {computed} executed{apart}
-- question_zh: {subject}当年执行了多少，与决算的差额在哪里反映？
-- question_en: How much of {subject} was executed in the year, and where does the difference to the accounts appear?
-- show: stated, budget, project
-- role budget: 自评表的全年预算 | Adjusted budget in the form
-- role project: 自评表的执行数 | Executed in the form
-- check: cost
-- sentence_zh: 决算中“{item_zh}”科目是 {stated}，与{subject}自评表的全年预算（{budget}）相符；该表没有填写执行数，成本指标的完成值是 {computed}{apart}
-- sentence_en: The functional item “{item_zh}” is {stated} in the accounts, as is the adjusted budget in the form of {subject} ({budget}); that form leaves the amount executed blank and gives {computed} as the result of its cost indicator{apart}
-- question_zh: {subject}当年执行了多少，成本指标与决算的口径有何不同？
-- question_en: How much of {subject} was executed in the year, and how do its cost indicator and the accounts count?
-- show: stated, budget, cost
-- role budget: 自评表的全年预算 | Adjusted budget in the form
-- role cost: 成本指标的完成值 | Result of the cost indicator
-- The functional item a project is paid from, by the words of its name.
WITH subject(code, item_zh, class_zh, words) AS (VALUES
  ('20807', '就业补助', '社会保障', '就业(创业)?补(助|贴)|^(就业创业|就创)(资金|经费|专项)?$'),
  ('2130804', '创业担保贷款贴息及奖补', '农林水', '创业担保贷款.*贴息'),
  ('2083001', '财政代缴城乡居民基本养老保险费支出', '社会保障', '困难群[众体].*养老保险.*代缴|代缴.*困难群[众体].*养老保险')
),
-- The final amount of each, printed or the sum of what is; an item printed under another class is none of it.
account AS (
  SELECT s.code, s.item_zh, s.words, f.document_id,
    arg_min({fact_id: f.fact_id, value: f.value, half: CASE WHEN f.origin = 'derived' THEN 8 ELSE 1 END * audit_half(f.decimals)},
      {derived: f.origin <> 'stated', coarseness: -f.decimals, line: f.line_start, fact_id: f.fact_id}) AS item
  FROM facts f
  JOIN subject s ON f.concept = 'function.' || s.code
  JOIN audit_documents d ON d.document_id = f.document_id AND d.fiscal_year = f.fiscal_year
  WHERE f.concept IN ('function.20807', 'function.2130804', 'function.2083001') AND f.measure = 'final' AND f.fund IN ('general_public_budget', 'all') AND f.value > 0
    AND (NOT regexp_matches(f.label_zh, '[（(]类') OR contains(f.label_zh, s.class_zh))
  GROUP BY s.code, s.item_zh, s.words, f.document_id
),
named AS (
  SELECT document_id, code, any_value(item_zh) AS item_zh, any_value(item) AS item,
    count(*) FILTER (is_named) AS forms, count(p.executed) FILTER (is_named) AS executions,
    coalesce(sum(p.executed) FILTER (is_named), 0) AS executed,
    any_value(p.name_zh) FILTER (is_named) AS name_zh, any_value(p.adjusted_budget) FILTER (is_named) AS budget,
    any_value(p.project_id) FILTER (is_named) AS project_id,
    coalesce(sum(audit_half(p.executed_decimals)) FILTER (is_named AND p.executed IS NOT NULL), 0) AS half,
    coalesce(list(p.executed) FILTER (NOT is_named AND p.executed > 0), []) AS others,
    list(audit_term('project', line := p.line_start, label := p.name_zh, value := p.executed, unit := 'CNY10k')
      ORDER BY p.line_start, p.project_id) FILTER (is_named AND p.executed IS NOT NULL) AS projects
  FROM (SELECT *, regexp_matches(name_zh, words) AS is_named FROM projects JOIN account USING (document_id)
    WHERE form = 'form' AND covers = 'project') p
  GROUP BY document_id, code
  HAVING count(*) FILTER (is_named) > 0
),
compared AS (
  SELECT n.*, c.value AS cost, c.indicator_id,
    -- One or two forms of other names that are just what is missing.
    executions = forms AND len([a for a, i in others
      if abs(missing_amount - a) <= item.half + half + 0.005 OR len([b for b, j in others
        if j > i AND abs(missing_amount - a - b) <= item.half + half + 0.01 + 1e-9]) > 0]) > 0 AS is_completed,
    abs(budget - item.value) <= item.half + 0.05 AND forms = 1 AS is_budget,
    CASE WHEN executions = forms THEN executed WHEN forms = 1 THEN c.value END AS computed,
    item.half + CASE WHEN executions = forms THEN half ELSE audit_half(audit_digits(c.value)) END AS tolerance
  FROM (SELECT *, item.value - executed AS missing_amount FROM named) n
  -- The one indicator of a form for what it cost as a whole.
  LEFT JOIN (
    SELECT project_id, any_value(achieved_value) AS value, any_value(indicator_id) AS indicator_id
    FROM audit_indicators
    WHERE unit = '万元' AND is_cost(level1, level2) AND regexp_matches(level3, '资金|经费|金额|成本|预算')
    GROUP BY project_id
    HAVING count(*) = 1 AND any_value(achieved_value) > 0
  ) c USING (project_id)
)
SELECT
  document_id,
  CASE
    WHEN computed IS NULL THEN 'not-checkable'
    WHEN abs(item.value - computed) <= tolerance + 1e-9 OR is_completed THEN 'consistent'
    WHEN is_budget OR (executions = forms AND computed > item.value) THEN 'inconsistent'
    ELSE 'not-checkable' END AS outcome,
  CASE WHEN forms = 1 THEN name_zh ELSE item_zh END AS subject_zh, item.value AS stated, computed,
  item.value - computed AS difference, tolerance, 'CNY10k' AS unit,
  list_concat([audit_term('stated', fact := item.fact_id),
      CASE WHEN is_budget THEN audit_term('budget', form := project_id, field := 'adjusted_budget', value := budget, unit := 'CNY10k')
        END], coalesce(projects, []),
    [CASE WHEN executions < forms THEN audit_term('cost', indicator := indicator_id, field := 'achieved', value := cost,
      unit := 'CNY10k') END]) AS terms,
  CASE WHEN executions < forms THEN 'cost' WHEN is_budget THEN 'executed' ELSE 'more' END AS check_name, item_zh,
  [CASE WHEN computed IS NULL THEN 'executed' ELSE 'coverage' END] AS missing
FROM compared;

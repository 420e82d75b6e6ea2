-- id: sum-projects
-- severity: warning
-- title_zh: 各项目与项目支出合计
-- title_en: Projects against all of them together
-- explanation_zh: 各项目自评表的执行数、报告所列各项目或各类项目之和不应超过项目支出，自评表预算之和不应超过报告所述全部项目的预算；覆盖全部项目时两者相等。不合说明有项目重复计列、漏列或金额有误。
-- explanation_en: What the project forms executed, or the projects and kinds of projects that a report lists, are together not more than project expenditure, and the budgets of the forms not more than the budget a report gives for all projects; where every project is covered they are equal. Otherwise a project is counted twice or left out, or an amount is wrong.
-- allowance_zh: 自评表相加少于项目支出，可能没有覆盖全部项目，不说。报告所列项目较少时，只在决算的某一项恰好等于所缺金额时列出。
-- allowance_en: Forms that make less than project expenditure need not cover every project, and say nothing. Items of project expenditure listed in a report that make less are told of only where one item of the accounts is exactly what is missing.
-- needs: projects
-- causes: sum
-- check: executed
-- sentence_zh: {subject}载明为 {stated}，而 {part.count} 张项目自评表的执行数[part.count > 1 ? 相加]为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}, but what the {part.count} project forms executed [part.count > 1 ? add up to | as] {computed}{apart}
-- question_zh: 各项目自评表的执行数合计多于项目支出，是否有项目重复计列，或执行数含有其他资金？
-- question_en: The project forms together executed more than project expenditure: is a project counted twice, or does what was executed include other money?
-- show: stated = part + …
-- aside part: 执行数 | executed
-- check: budget
-- sentence_zh: 报告所述{subject}（{measure:measure}）载明为 {stated}，而 {part.count} 张项目自评表的{measure:measure}[part.count > 1 ? 相加]为 {computed}{apart}
-- sentence_en: {subject} ({measure:measure}) in the report {is} given as {stated}, but the {part.count} project forms’ {measure:measure}s [part.count > 1 ? add up to | as] {computed}{apart}
-- question_zh: 报告中的项目{measure:measure}与各项目自评表的{measure:measure}合计不一致，口径有何不同，以哪一个为准？
-- question_en: The {measure:measure} of all projects in the report differs from that of the project forms together: what does each cover, and which one holds?
-- show: stated = part + …
-- aside stated: {measure:measure}
-- aside part: {measure:measure}
-- check: kinds
-- sentence_zh: {subject}载明为 {stated}，而报告所列的{part.labels}预算（并称执行进度为 100%）[part.count > 1 ? 相加]为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}, but the budgets the report gives for {part.labels} (and says were executed in full) [part.count > 1 ? add up to | as] {computed}{apart}
-- question_zh: 各类项目的预算合计多于项目支出，“执行进度 100%”是按什么口径计算的？
-- question_en: The budgets of all kinds of projects are more than project expenditure: of what are they executed in full?
-- show: stated = part + …
-- check: listed-items
-- sentence_zh: {subject}载明为 {stated}，而报告所列 {part.count} 个项目[part.count > 1 ? 相加]为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}, but the {part.count} projects the report lists [part.count > 1 ? add up to | as] {computed}{apart}
-- question_zh: [missing_item_zh ? 报告所列项目是否漏列了“{missing_item_zh}”？如不是，差额由何构成 | {subject}与[part.count > 1 ? 各项之和 | 报告所列 {part.count} 个项目]相差 {difference}，差额由何构成]？请说明口径；如有误，请更正并公告。
-- question_en: [missing_item_zh ? Does the list in the report leave out “{missing_item_zh}”? If not, what makes the difference | {subject} and [part.count > 1 ? the sum of its items | the {part.count} projects the report lists] are {difference} apart: what makes the difference]? Please explain the basis; if a figure is wrong, please correct it and publish the correction.
-- show: stated = part + … − unlisted
-- sign unlisted: 未列 | not listed
-- role unlisted: {missing_item_zh}
-- cause_zh: [possible_cause = missing-item ? 差额恰好等于“{missing_item_zh}”的金额，可能是清单漏列了这一项。 | possible_cause = executed ? 各表的执行数相加正好是 {stated}，报告可能以执行数作为预算数。]
-- cause_en: [possible_cause = missing-item ? The difference is exactly the amount of “{missing_item_zh}”: the list may leave it out. | possible_cause = executed ? What the forms executed adds up to exactly {stated}: the report may give what was executed as the budget.]
WITH assessed AS (
  SELECT p.* FROM projects p JOIN audit_documents d USING (document_id)
  WHERE p.form = 'form' AND p.covers = 'project'
),
-- Project expenditure of the accounts.
account AS (
  SELECT document_id, fact_id, value AS stated, low, high, decimals, label_zh, line_start
  FROM audit_best
  WHERE concept = 'expenditure.project' AND measure = 'final' AND fiscal_year = document_year
),
executed AS (
  SELECT f.*, a.* EXCLUDE (document_id)
  FROM (
    SELECT document_id, sum(executed) AS computed, sum(audit_half(executed_decimals)) AS half,
      list(audit_term('part', form := project_id, field := 'executed', value := executed, unit := 'CNY10k')
        ORDER BY line_start, project_id) AS parts
    FROM assessed GROUP BY document_id
  ) f
  LEFT JOIN account a USING (document_id)
),
-- Budgets of all projects together, as a report on self-assessment states them, against the budgets of the forms.
budget_said AS (
  SELECT r.document_id, r.measure, r.label_zh, r.value, r.decimals, r.line_start, r.repeated_figure_id,
    lead(r.line_start) OVER again AS again
  FROM audit_repeated r
  WHERE r.concept = 'expenditure.project' AND r.measure IN ('initial_budget', 'adjusted_budget')
  WINDOW again AS (PARTITION BY r.document_id, r.measure, round(r.value, 2) ORDER BY r.line_start, r.repeated_figure_id)
  -- One budget said twice, once to the last cent, is one.
  QUALIFY row_number() OVER again = 1
),
budget AS (
  SELECT document_id, repeated_figure_id, r.measure, any_value(r.value) AS stated, any_value(r.decimals) AS decimals,
    any_value(r.label_zh) AS label_zh, any_value(r.line_start) AS line_start, any_value(r.again) AS again,
    sum(CASE r.measure WHEN 'initial_budget' THEN p.initial_budget ELSE p.adjusted_budget END) AS computed,
    sum(audit_half(CASE r.measure WHEN 'initial_budget' THEN p.initial_budget_decimals ELSE p.adjusted_budget_decimals END)) AS half,
    -- Of which nothing may have come: other money than that of the department's budget.
    coalesce(sum(CASE r.measure WHEN 'initial_budget' THEN p.initial_budget ELSE p.adjusted_budget END)
      FILTER (p.executed IS DISTINCT FROM 0), 0) AS come,
    abs(any_value(r.value) - sum(p.executed)) <= sum(audit_half(p.executed_decimals)) AS is_executed,
    list(audit_term('part', form := p.project_id, field := r.measure, unit := 'CNY10k',
        value := CASE r.measure WHEN 'initial_budget' THEN p.initial_budget ELSE p.adjusted_budget END)
      ORDER BY p.line_start, p.project_id) AS parts
  FROM budget_said r
  JOIN assessed p USING (document_id)
  GROUP BY document_id, repeated_figure_id, r.measure
),
-- Kinds of projects that a report says were executed in full, against project expenditure.
kinds AS (
  SELECT k.*, a.* EXCLUDE (document_id)
  FROM (
    SELECT document_id, sum(value) AS computed, sum(audit_half(decimals)) AS half,
      list(audit_term('part', line := line_start, label := label_zh, value := value, unit := 'CNY10k')
        ORDER BY line_start, repeated_figure_id) AS parts
    FROM repeated_figures
    WHERE role = 'part' AND concept = 'expenditure.project' AND measure = 'final'
    GROUP BY document_id
    HAVING count(DISTINCT label_zh) = count(*)
  ) k
  JOIN account a USING (document_id)
),
-- Items of project expenditure that a report lists, against project expenditure.
listed AS (
  SELECT l.*, a.* EXCLUDE (document_id)
  FROM (
    SELECT document_id, list_id, sum(value) AS computed, sum(audit_half(decimals)) AS half,
      list(audit_term('part', line := line_start, label := label_zh, value := value, unit := 'CNY10k')
        ORDER BY line_start, repeated_figure_id) AS parts
    FROM repeated_figures
    WHERE role = 'item'
    GROUP BY document_id, list_id
    HAVING bool_and(concept IS NULL OR concept LIKE 'project.function.%') AND bool_or(concept IS NOT NULL)
  ) l
  JOIN account a USING (document_id)
),
-- The item of the accounts that a list leaves out, if it is exactly what is missing.
left_out AS (
  SELECT l.list_id, arg_min({fact_id: f.fact_id, label_zh: f.label_zh}, {line: f.line_start, fact_id: f.fact_id}) AS item
  FROM listed l
  JOIN audit_facts f ON f.document_id = l.document_id
    AND abs(f.value - (l.stated - l.computed)) <= audit_half(f.decimals)
  WHERE f.family = 'function' AND length(f.code) = 7 AND f.measure = 'final' AND l.computed < l.stated
    AND f.code NOT IN (SELECT replace(concept, 'project.function.', '') FROM repeated_figures
      WHERE concept LIKE 'project.function.%')
  GROUP BY l.list_id
),
compared AS (
  SELECT 'executed' AS check_name, * FROM executed
  UNION ALL BY NAME
  SELECT 'budget' AS check_name, *, stated - audit_half(decimals) AS low, stated + audit_half(decimals) AS high FROM budget
  UNION ALL BY NAME
  SELECT 'kinds' AS check_name, * FROM kinds
  UNION ALL BY NAME
  SELECT 'listed-items' AS check_name, *, item IS NOT NULL AS is_explained FROM listed LEFT JOIN left_out USING (list_id)
)
SELECT
  document_id,
  CASE WHEN outcome = 'inconsistent' AND computed < stated AND is_explained IS NOT TRUE THEN 'not-checkable'
    ELSE outcome END AS outcome,
  -- Kinds of projects are told by their budgets, which may be more than came to them.
  coalesce(audit_severity(stated - computed, decimals), CASE WHEN check_name = 'kinds' OR come <= high + half THEN 'notice' END) AS severity,
  coalesce(label_zh, '项目支出') AS subject_zh, stated, computed,
  stated - computed AS difference,
  audit_tolerance(stated, low, high, computed, computed - half, computed + half) AS tolerance, 'CNY10k' AS unit,
  list_concat([CASE WHEN check_name = 'budget'
        THEN audit_term('stated', line := line_start, label := label_zh, value := stated, unit := 'CNY10k')
        ELSE audit_term('stated', fact := fact_id) END],
    parts, [audit_term('unlisted', fact := item.fact_id), audit_term('again', line := again)]) AS terms,
  check_name, measure, item.label_zh AS missing_item_zh,
  CASE WHEN is_explained THEN 'missing-item' WHEN is_executed THEN 'executed' END AS possible_cause,
  CASE WHEN stated IS NULL THEN ['expenditure.project'] ELSE ['coverage'] END AS missing
FROM (SELECT *, audit_outcome(stated, low, high, computed, computed - half, computed + half) AS outcome FROM compared);

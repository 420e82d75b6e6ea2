-- id: report-claim
-- severity: notice
-- title_zh: 报告的说法与自评表
-- title_en: What a report asserts, and the forms
-- explanation_zh: 报告说资金没有结余、预算没有调整，或没有项目的结余率超过某一比例，或某个项目是年中追加的，或资金支付缓慢，而公开的自评表载有未执行完的预算、前后不同的预算、更高的结余率，不少于全年预算的年初预算，或全部执行完的预算。两处口径可能不同，也可能报告沿用了通用的写法。
-- explanation_en: A report says that no money was left, that no budget was adjusted, that no project left more than some share, that a project was added in the year, or that money was paid out slowly, while published forms have budgets that were not executed in full, budgets that differ, a larger share, an initial budget that is no less than the adjusted one, or budgets executed in full. The two may mean different things, or the report keeps to a common wording.
-- allowance_zh: 同一段又说全部执行的，属于“预算执行率”。任务的表不计。
-- allowance_en: A paragraph that also says that all was executed is the matter of execution-rate. Forms of tasks are left out.
-- needs: assertions
-- show: said, form
-- text said: “{phrase}”
-- check: none-left
-- sentence_zh: 报告说“{phrase}”，而 {form.count} 张项目自评表的执行数少于全年预算，共少 {computed}。
-- sentence_en: The report says “{phrase}” (nothing was left); {form.count} project {form.count|form|forms} executed less than {form.count|its|their} adjusted budget, {computed} less in all.
-- question_zh: “{phrase}”按什么口径，未执行的预算如何处理？
-- question_en: What does “{phrase}” count, and what became of the budgets that were not executed?
-- aside form: 未执行 | not executed
-- check: slow
-- sentence_zh: 报告所述的问题有“{phrase}”，而 {forms} 张项目自评表的全年预算都已全部执行。
-- sentence_en: The report names as a problem “{phrase}” (money was paid out slowly); the budgets of {forms} project {forms|form|forms} were all executed in full.
-- question_zh: “{phrase}”指哪些资金、什么时候的进度？
-- question_en: Of which money, and of which time, does “{phrase}” speak?
-- show: said
-- check: none-adjusted
-- sentence_zh: 报告说“{phrase}”，而 {form.count} 张项目自评表的年初预算与全年预算不同，增减的绝对值合计 {computed}。
-- sentence_en: The report says “{phrase}” (nothing was adjusted); in {form.count} project {form.count|form|forms} the initial and the adjusted budget differ, by {computed} in all, signs aside.
-- question_zh: “{phrase}”所指的是什么调整？
-- question_en: Which adjustment does “{phrase}” mean?
-- aside form: 调整额 | adjusted by
-- check: none-above
-- sentence_zh: 报告说“{phrase}”，而 {form.count} 张项目自评表按预算与执行数计算的结余率高于 {stated}，最高的是 {computed}。
-- sentence_en: The report says “{phrase}”; by budget and amount executed, {form.count} project {form.count|form|forms} left more than {stated}, at most {computed}.
-- question_zh: 结余率按什么口径计算，哪些项目没有计入？
-- question_en: How is the share that was left computed, and which projects were not counted?
-- aside form: 结余率 | left
-- check: added
-- sentence_zh: 报告说“{phrase}”，而{subject}的自评表载明的年初预算是 {computed}，不少于全年预算。
-- sentence_en: The report says “{phrase}” (a project added in the year); the form of {subject} has an initial budget of {computed}, no less than the adjusted one.
-- question_zh: {subject}的预算是年初安排的，还是年中追加的？
-- question_en: Was {subject} budgeted at the beginning of the year, or added later?
-- aside form: 年初预算 | initial budget
-- check: carried-over
-- sentence_zh: 报告一处说年初结转和结余是 {stated}，另一处说上年结转结余的 {computed} 已在当年支出{apart}
-- sentence_en: The report has an opening balance of {stated} in one place and says in another that {computed} carried over from the year before were spent in the year{apart}
-- question_zh: 年初结转和结余是多少，上年结转的资金在决算中如何反映？
-- question_en: What was the opening balance, and how do the accounts show the money carried over?
-- show: opening, carried
-- role opening: 年初结转和结余 | Opening balance
-- role carried: 上年结转、当年支出 | Carried over and spent
WITH said AS (
  SELECT r.document_id, r.role, arg_min({phrase: r.label_zh, value: r.value}, {line: r.line_start, id: r.repeated_figure_id}) AS first_one,
    list(audit_term('said', line := r.line_start, text := '') ORDER BY r.line_start, r.repeated_figure_id) AS places
  FROM audit_repeated r
  WHERE r.role IN ('none-left', 'none-adjusted', 'none-above') AND NOT (r.role = 'none-left' AND EXISTS (
    FROM audit_repeated c WHERE c.document_id = r.document_id AND c.role = 'claim' AND c.line_start = r.line_start))
  GROUP BY r.document_id, r.role
),
form AS (
  SELECT document_id, project_id, name_zh, line_start, adjusted_budget - executed AS unspent,
    adjusted_budget - executed - audit_half(adjusted_budget_decimals) - audit_half(executed_decimals) AS unspent_low,
    abs(adjusted_budget - initial_budget) AS adjusted,
    abs(adjusted_budget - initial_budget) - audit_half(adjusted_budget_decimals) - audit_half(initial_budget_decimals) AS adjusted_low,
    100 * (adjusted_budget - executed) / nullif(adjusted_budget, 0) AS share,
    100 - audit_percent_high(executed + audit_half(executed_decimals), adjusted_budget - audit_half(adjusted_budget_decimals),
      adjusted_budget + audit_half(adjusted_budget_decimals)) AS share_low
  FROM projects
  WHERE form = 'form' AND covers = 'project' AND document_id IN (SELECT document_id FROM audit_documents)
),
measured AS (
  SELECT s.document_id, s.role, s.first_one, s.places, f.project_id, f.name_zh, f.line_start,
    CASE s.role WHEN 'none-left' THEN unspent WHEN 'none-adjusted' THEN adjusted ELSE share END AS value,
    CASE s.role WHEN 'none-left' THEN unspent_low > 1e-9 WHEN 'none-adjusted' THEN adjusted_low > 1e-9
      ELSE share_low > s.first_one.value + 1e-9 END AS is_other
  FROM said s
  JOIN form f USING (document_id)
)
SELECT
  document_id,
  CASE WHEN count(value) = 0 THEN 'not-checkable' WHEN bool_or(is_other) THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  any_value(first_one.phrase) AS subject_zh, any_value(first_one.value) AS stated,
  CASE WHEN role = 'none-above' THEN max(value) ELSE sum(value) FILTER (is_other) END AS computed,
  CASE WHEN role = 'none-above' THEN '%' ELSE 'CNY10k' END AS unit,
  list_concat(any_value(places), list(audit_term('form', line := line_start, label := name_zh, value := round(value, 2),
    unit := CASE WHEN role = 'none-above' THEN '%' ELSE 'CNY10k' END) ORDER BY line_start, project_id) FILTER (is_other)) AS terms,
  role AS check_name, any_value(first_one.phrase) AS phrase, ['adjusted_budget', 'executed'] AS missing
FROM measured
GROUP BY document_id, role
UNION ALL BY NAME
SELECT
  o.document_id, CASE WHEN c.value - audit_half(c.decimals) > o.value + audit_half(o.decimals) THEN 'inconsistent' ELSE 'consistent' END
    AS outcome,
  o.label_zh AS subject_zh, o.value AS stated, c.value AS computed, o.value - c.value AS difference,
  CASE WHEN o.value = 0 THEN 0 ELSE audit_half(o.decimals) END + audit_half(c.decimals) AS tolerance, 'CNY10k' AS unit,
  [audit_term('opening', line := o.line_start, label := o.label_zh, value := o.value, unit := 'CNY10k'),
    audit_term('carried', line := c.line_start, label := c.label_zh, value := c.value, unit := 'CNY10k')] AS terms,
  'carried-over' AS check_name, [] AS missing
FROM (SELECT * FROM audit_repeated WHERE role = 'opening' QUALIFY row_number() OVER (PARTITION BY document_id
  ORDER BY value DESC, line_start) = 1) o
JOIN audit_repeated c ON c.document_id = o.document_id AND c.role = 'carried-over'
UNION ALL BY NAME
-- Slow payments beside budgets that were all paid out.
SELECT
  r.document_id, CASE WHEN f.is_all THEN 'inconsistent' ELSE 'consistent' END AS outcome, arg_min(r.label_zh, {line: r.line_start, id: r.repeated_figure_id}) AS subject_zh,
  list(audit_term('said', line := r.line_start, text := '') ORDER BY r.line_start, r.repeated_figure_id) AS terms,
  'slow' AS check_name, arg_min(r.label_zh, {line: r.line_start, id: r.repeated_figure_id}) AS phrase, any_value(f.forms) AS forms, [] AS missing
FROM audit_repeated r
JOIN (SELECT document_id, CAST(count(*) AS INTEGER) AS forms, bool_and(coalesce(unspent < 1e-9, false)) AS is_all FROM form GROUP BY document_id) f
  USING (document_id)
WHERE r.role = 'slow'
GROUP BY r.document_id, f.is_all
UNION ALL BY NAME
-- A project of which all was budgeted from the start was not added in the year. The words name it.
SELECT
  a.document_id, CASE WHEN f.initial_budget > 0 AND f.initial_budget >= f.adjusted_budget THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  f.name_zh AS subject_zh, f.initial_budget AS computed, 'CNY10k' AS unit,
  [audit_term('said', line := a.line_start, text := ''),
    audit_term('form', form := f.project_id, field := 'initial_budget', label := f.name_zh, value := f.initial_budget, unit := 'CNY10k')] AS terms,
  'added' AS check_name, a.label_zh AS phrase, [] AS missing
FROM audit_repeated a
JOIN projects f ON f.document_id = a.document_id AND f.form = 'form' AND f.covers = 'project'
  AND length(f.name_zh) >= 4 AND contains(a.label_zh, f.name_zh)
WHERE a.role = 'added' AND f.initial_budget IS NOT NULL AND f.adjusted_budget IS NOT NULL
QUALIFY count(*) OVER (PARTITION BY a.repeated_figure_id) = 1;

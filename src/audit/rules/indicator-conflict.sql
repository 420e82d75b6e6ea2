-- id: indicator-conflict
-- severity: notice
-- title_zh: 同一指标两处不一
-- title_en: One indicator, two values
-- explanation_zh: 部门整体自评表与项目自评表列有同名指标，或同一张表两次列有一项指标，目标值或完成值却不同；或年度目标文字所述人数与表中唯一的人数指标不同，或新增就业、招聘与招募人数在全文中有三个以上说法。两处口径可能不同，也可能有一处有误。
-- explanation_en: The whole department's form and a project's form have an indicator of the same name, or one form has an indicator twice, with another target or another result; or the goal of a form counts other people than its only indicator of people, or new jobs, hiring and recruits have three or more numbers throughout the document. The two may count differently, or one of them is wrong.
-- allowance_zh: 一张表里的同名指标，名称不足八个字的可能各有所指，不计。新增就业、招聘和招募人数可各有一个目标和一个完成值，第三个数字才列出。满意度、名称很短或很一般的比率不计：许多事项同名。名称前的“确保”“完成”“实现”和后面的括号不影响比较。
-- allowance_en: Within one form names of less than eight characters may mean different things and are left out. Of new jobs in towns, hiring and recruits a text may state a goal and a result; a third number is one too many. Satisfaction and rates with a short or general name are left out: many things have one of the same name. 确保, 完成 and 实现 in front of a name and brackets behind it make no difference.
-- needs: indicator_pairs
-- check: result, target
-- sentence_zh: 指标{subject}的[check = target ? 目标值 | 完成值]在部门整体自评表中是 {stated}，在“{project_zh}”的自评表中是 {computed}；两表口径可能不同。
-- sentence_en: The indicator {subject} has the [check = target ? target | result] {stated} in the whole department’s form and {computed} in that of “{project_zh}”; the two may count differently.
-- question_zh: {subject}的[check = target ? 目标值 | 完成值]在两张表中的口径有何不同，以哪一个为准？
-- question_en: What does each of the two forms count as the [check = target ? target | result] of {subject}, and which holds?
-- show: whole, project
-- role whole: 部门整体自评表 | The whole department’s form
-- role project: “{project_zh}”
-- text project: {computed}
-- check: twice-result, twice-target
-- sentence_zh: “{project_zh}”的自评表两次列有指标{subject}，[check = twice-target ? 目标值 | 完成值]一处是 {stated}，另一处是 {computed}。
-- sentence_en: The form of “{project_zh}” has the indicator {subject} twice, with the [check = twice-target ? target | result] {stated} in one place and {computed} in the other.
-- question_zh: 两处的{subject}是否指同一件事，以哪一处为准？
-- question_en: Do both places mean the same by {subject}, and which holds?
-- show: first, second
-- role first: 一处 | One place
-- role second: 另一处 | The other
-- check: goal
-- sentence_zh: “{project_zh}”的指标{subject}目标是 {stated}，而该表的年度目标文字按 {computed}测算。
-- sentence_en: The indicator {subject} of “{project_zh}” has the target {stated}, and the words of the goal reckon with {computed}.
-- question_zh: {subject}是 {stated} 还是 {computed}，两处是否指同一些人？
-- question_en: Is {subject} {stated} or {computed}, and do both places mean the same people?
-- show: target, goal
-- role target: 目标值 | Target
-- role goal: 目标文字 | Words of the goal
-- text goal: {computed}
-- check: workload
-- sentence_zh: 全文对{subject}有 {numbers} 个说法：{number.values}，而目标与完成值至多各有一个。
-- sentence_en: The document has {numbers} numbers for {subject}: {number.values}. A goal and a result would make two.
-- question_zh: {subject}的目标与完成值分别是多少，各处的口径有何不同？
-- question_en: What were goal and result of {subject}, and what does each place count?
-- show: number
WITH measured AS (
  SELECT *, covers = 'department' AS is_whole,
    regexp_replace(regexp_replace(level3, '[（(][^（()）]*[)）]', ''), '^(确保|完成|实现)', '') AS name
  FROM audit_indicators
  WHERE NOT regexp_matches(level3, '满意|比例|标准')
    -- A rate with a long name of its own is one thing; 完成率 is of many.
    AND (NOT regexp_matches(level3, '率') OR (name LIKE '%率' AND length(name) >= 7
      AND NOT regexp_matches(name, '资金|预算|及时|完成|执行|合格|达标|发放')))
),
-- What two forms say, of the result and of the target.
pair AS (
  SELECT w.document_id, w.level3, w.unit, w.indicator_id, p.project_zh, p.indicator_id AS project_indicator,
    w.achieved_value <> p.achieved_value AS other_result,
    w.target_value <> p.target_value AS other_target,
    w.achieved_value, p.achieved_value AS project_achieved, w.target_value, p.target_value AS project_target
  FROM measured w
  JOIN measured p ON p.document_id = w.document_id AND p.name = w.name AND p.unit = w.unit AND NOT p.is_whole
  WHERE w.is_whole
)
SELECT
  document_id,
  CASE WHEN is_other IS NULL THEN 'not-checkable' WHEN is_other THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  level3 AS subject_zh, own AS stated, other AS computed, own - other AS difference, unit,
  [audit_term('whole', indicator := indicator_id, field := field, value := own, unit := unit),
    audit_term('project', indicator := project_indicator, field := field, value := other, unit := unit)] AS terms,
  CASE field WHEN 'achieved' THEN 'result' ELSE 'target' END AS check_name, project_zh,
  -- Several forms with the other value, or a number that is counted throughout the document, are one matter.
  coalesce((SELECT 'workload ' || min(w.label_zh) FROM audit_repeated w WHERE w.document_id = said.document_id AND w.role = 'workload'
      AND contains(regexp_replace(said.level3, '[“”"]', '', 'g'), regexp_replace(w.label_zh, '[“”"]', '', 'g'))),
    concat_ws(' ', 'pair', level3, own, other)) AS cause, ['target_value'] AS missing
FROM (
  SELECT *, 'achieved' AS field, achieved_value AS own, project_achieved AS other, other_result AS is_other FROM pair
  UNION ALL
  SELECT *, 'target', target_value, project_target, other_target FROM pair
) said
UNION ALL BY NAME
-- One form that has an indicator twice.
SELECT
  a.document_id,
  'inconsistent' AS outcome, a.level3 AS subject_zh, v.own AS stated, v.other AS computed, v.own - v.other AS difference, a.unit,
  [audit_term('first', indicator := a.indicator_id, field := v.field, value := v.own, unit := a.unit),
    audit_term('second', indicator := b.indicator_id, field := v.field, value := v.other, unit := a.unit)] AS terms,
  CASE v.field WHEN 'achieved' THEN 'twice-result' ELSE 'twice-target' END AS check_name, a.project_zh, [] AS missing
FROM measured a
JOIN measured b ON b.project_id = a.project_id AND b.name = a.name AND b.level3 = a.level3 AND b.unit = a.unit AND a.line_start < b.line_start,
LATERAL (VALUES ('achieved', a.achieved_value, b.achieved_value), ('target', a.target_value, b.target_value)) v(field, own, other)
WHERE length(a.name) >= 8 AND v.own <> v.other
UNION ALL BY NAME
-- The people a goal reckons with, and the form's only indicator of people.
SELECT
  i.document_id, CASE WHEN r.value = i.target_value THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  i.level3 AS subject_zh, i.target_value AS stated, r.value AS computed, i.target_value - r.value AS difference, i.unit,
  [audit_term('target', indicator := i.indicator_id, value := i.target_value, unit := i.unit),
    audit_term('goal', line := r.line_start, value := r.value, unit := i.unit)] AS terms,
  'goal' AS check_name, i.project_zh, [] AS missing
FROM (
  SELECT * FROM audit_indicators WHERE unit = '人' AND target_value IS NOT NULL
  QUALIFY count(*) OVER (PARTITION BY project_id) = 1
) i
JOIN projects p USING (project_id)
JOIN audit_repeated r ON r.document_id = i.document_id AND r.role = 'times' AND r.unit = 'person'
  AND r.line_start BETWEEN p.line_start AND p.line_end
WHERE p.covers = 'project'
QUALIFY count(*) OVER (PARTITION BY i.indicator_id) = 1
UNION ALL BY NAME
-- New jobs and recruits throughout the document: a goal and a result at most.
SELECT
  document_id, CASE WHEN count(DISTINCT value) > 2 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  label_zh AS subject_zh, arg_max(value, {value: value, line: -line_start}) AS stated,
  arg_min(value, {value: value, line: line_start}) AS computed, max(value) - min(value) AS difference, 'person' AS unit,
  list(audit_term('number', line := line_start, label := label_zh, value := value, unit := 'person') ORDER BY line_start, value)
    AS terms,
  'workload' AS check_name, CAST(count(DISTINCT value) AS INTEGER) AS numbers, 'workload ' || label_zh AS cause, [] AS missing
FROM (
  SELECT document_id, label_zh, value, min(line_start) AS line_start
  FROM (
    SELECT document_id, label_zh, value, line_start FROM audit_repeated WHERE role = 'workload'
    UNION ALL
    SELECT i.document_id, w.label_zh, unnest([i.target_value, i.achieved_value]), i.line_start
    FROM audit_indicators i
    JOIN (SELECT DISTINCT document_id, label_zh FROM audit_repeated WHERE role = 'workload') w
      ON w.document_id = i.document_id
      AND contains(regexp_replace(i.level3, '[“”"]', '', 'g'), regexp_replace(w.label_zh, '[“”"]', '', 'g'))
  )
  WHERE value IS NOT NULL
  GROUP BY document_id, label_zh, value
)
GROUP BY document_id, label_zh;

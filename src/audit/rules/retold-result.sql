-- id: retold-result
-- severity: warning
-- title_zh: 文字与指标表的完成值
-- title_en: A result in words and in the table
-- explanation_zh: 自评表或评价报告的文字说明了一项指标的完成数或目标（“…以上”），与指标表中同一指标的完成值或目标值不同。至少一处有误，或两处所指不同。
-- explanation_en: The words of a form or a report give the result of an indicator, or a goal sets a bound for it, and the table of indicators gives another. At least one of the two is wrong, or they mean different things.
-- allowance_zh: 文字重复目标值的视为相符。只比较指标自己的名称和单位。
-- allowance_en: Words that repeat the target agree. Compared only under the indicator's own name and unit.
-- needs: retold_results
-- sentence_zh: “{project_zh}”的指标{subject}在指标表中的完成值是 {computed}，在文字中是 {stated}{apart}
-- sentence_en: The result of the indicator {subject} of “{project_zh}” is {computed} in the table of indicators and {stated} in the text{apart}
-- question_zh: {subject}完成的是 {computed} 还是 {stated}，以哪一处为准？
-- question_en: Is the result of {subject} {computed} or {stated}, and which place holds?
-- show: achieved, retold
-- role achieved: 指标表的完成值 | Result in the table
-- text achieved: {computed}
-- role retold: 文字所述 | In the text
-- check: aim
-- sentence_zh: “{project_zh}”的年度目标文字对{subject}（或名称以此结尾的事项）的要求是 {stated}，而指标表中该指标的目标值是 {computed}。
-- sentence_en: The words of the goal of “{project_zh}” ask {stated} of {subject}, or of something whose name ends so; the table of indicators has the target {computed}.
-- question_zh: {subject}的目标是 {computed} 还是 {stated}，两处是否指同一件事？
-- question_en: Is the target of {subject} {computed} or {stated}, and do both places mean the same?
-- show: target, aim
-- role target: 指标表的目标值 | Target in the table
-- role aim: 目标文字所述 | In the words of the goal
-- check: handled
-- sentence_zh: “{project_zh}”的指标{subject}填作 {stated}，而同一张表的文字说受理 {received}，办结或出具结论的是 {done}，后者是前者的 {computed}{apart}
-- sentence_en: The indicator {subject} of “{project_zh}” is given as {stated}; the words of the same form have {received} received and {done} closed, which is {computed}{apart}
-- question_zh: {subject}是按哪两个数计算的？
-- question_en: Which two numbers make {subject}?
-- show: stated = done ÷ received × 100
-- role stated: 指标表的完成值 | Result in the table
-- role received: 受理 | Received
-- role done: 办结或出具结论 | Closed
WITH told AS (
  SELECT r.document_id, r.repeated_figure_id, r.value, r.decimals, r.line_start, r.label_zh
  FROM audit_repeated r
  WHERE r.role = 'retold'
),
-- In a form its own indicator, in a report the only one of that name.
named AS (
  SELECT t.*, i.indicator_id, i.project_zh, i.unit, i.achieved_value, i.target_value,
    t.line_start BETWEEN p.line_start AND p.line_end AS is_own
  FROM told t
  JOIN audit_indicators i ON i.document_id = t.document_id AND i.level3 = t.label_zh
  JOIN projects p ON p.project_id = i.project_id
  WHERE i.achieved_value IS NOT NULL
  QUALIFY is_own OR (count(*) OVER (PARTITION BY t.repeated_figure_id) = 1
    AND NOT bool_or(is_own) OVER (PARTITION BY t.repeated_figure_id))
),
judged AS (
  SELECT document_id, indicator_id, project_zh, label_zh, unit, achieved_value,
    bool_and(abs(value - achieved_value) <= audit_half(decimals) + 1e-9
      OR coalesce(abs(value - target_value) <= audit_half(decimals) + 1e-9, false)) AS agrees,
    arg_max({value: value, half: audit_half(decimals)}, {distance: abs(value - achieved_value), line: -line_start}) AS farthest,
    list(audit_term('retold', line := line_start, value := value, unit := unit) ORDER BY line_start, repeated_figure_id)
      AS places
  FROM named
  GROUP BY ALL
)
SELECT
  document_id, CASE WHEN agrees THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, farthest.value AS stated, achieved_value AS computed, farthest.value - achieved_value AS difference,
  0 AS tolerance, unit,
  list_concat([audit_term('achieved', indicator := indicator_id, value := achieved_value, unit := unit)], places) AS terms,
  project_zh, [] AS missing
FROM judged
UNION ALL BY NAME
-- What was received and what was closed, where an indicator says that all of it was.
SELECT
  c.document_id, CASE WHEN c.received.value * 0.995 <= c.done.value THEN 'consistent' ELSE 'inconsistent' END AS outcome, 'notice' AS severity,
  i.level3 AS subject_zh, i.achieved_value AS stated, round(100 * c.done.value / c.received.value, 2) AS computed,
  i.achieved_value - round(100 * c.done.value / c.received.value, 2) AS difference, CAST(0.5 AS DOUBLE) AS tolerance, '%' AS unit,
  [audit_term('stated', indicator := i.indicator_id, field := 'achieved', value := i.achieved_value, unit := '%'),
    audit_term('received', line := c.received.line, value := c.received.value, unit := c.received.unit),
    audit_term('done', line := c.done.line, value := c.done.value)] AS terms,
  i.project_zh, 'handled' AS check_name, [] AS missing
FROM (
  SELECT document_id, list_id, any_value(label_zh) AS name,
    first({value: value, line: line_start, unit: unit}) FILTER (role = 'received') AS received,
    first({value: value, line: line_start}) FILTER (role = 'done') AS done
  FROM audit_repeated WHERE role IN ('received', 'done') GROUP BY ALL
) c
JOIN audit_indicators i
  ON i.document_id = c.document_id AND regexp_matches(i.level3, '(完成|办结|结案|审结)率') AND i.unit = '%' AND i.achieved_value = 100
  AND contains(i.level3, substr(c.name, 1, 2))
JOIN projects p ON p.project_id = i.project_id AND c.received.line BETWEEN p.line_start AND p.line_end
WHERE c.received.value > 0
UNION ALL BY NAME
-- What the words of a goal set, and the target of the form's own indicator.
SELECT
  r.document_id, CASE WHEN r.value IN (i.target_value, i.achieved_value) THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  'notice' AS severity, i.level3 AS subject_zh, r.value AS stated, i.target_value AS computed, r.value - i.target_value AS difference,
  0 AS tolerance, i.unit,
  [audit_term('target', indicator := i.indicator_id, field := 'target', value := i.target_value, unit := i.unit),
    audit_term('aim', line := r.line_start, value := r.value, unit := i.unit)] AS terms,
  i.project_zh, 'aim' AS check_name, [] AS missing
FROM audit_repeated r
JOIN audit_indicators i ON i.document_id = r.document_id AND i.level3 = r.label_zh AND i.target_value IS NOT NULL
JOIN projects p ON p.project_id = i.project_id AND r.line_start BETWEEN p.line_start AND p.line_end
WHERE r.role = 'aim'
QUALIFY count(*) OVER (PARTITION BY r.repeated_figure_id) = 1;

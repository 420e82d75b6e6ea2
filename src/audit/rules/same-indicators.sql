-- id: same-indicators
-- severity: notice
-- title_zh: 自评表的指标相同或重复
-- title_en: Forms with the same indicators, and indicators that stand twice
-- explanation_zh: 两个项目的自评表，各项指标的名称、目标值和完成值完全相同或大多相同：两个项目可能属于同一项工作，也可能有一张表照抄了另一张。或者同一张表把名称、目标值和完成值都相同的指标列了两次，分值也计了两次。
-- explanation_en: The forms of two projects have the same indicators, or most of them, with the same targets and the same results: the two may be parts of one piece of work, or one form was filled in after the other. Or one form has an indicator twice, with the same target and result, and its marks count twice.
-- allowance_zh: 全同的表至少五项指标，大多相同的至少七项、占较长一张表的四分之三，且名称和执行数不同、有些目标值是数字时才列出。
-- allowance_en: Only forms with five indicators or more, or with seven in common that are three quarters of the longer form, of different names and amounts executed, and only where some of the targets are numbers.
-- needs: indicators
-- sentence_zh: {form.count} 张自评表（{form.labels}）的 {indicators} 项指标，名称、目标值和完成值完全相同。
-- sentence_en: {form.count} forms ({form.labels}) have the same {indicators} indicators with the same targets and results.
-- question_zh: 各项目的完成情况是否分别统计？
-- question_en: Were the results of each project counted by themselves?
-- show: form
-- check: near
-- sentence_zh: {form.count} 张自评表（{form.labels}）有 {indicators} 项指标的名称、目标值和完成值相同，较长的一张表共 {longer} 项。
-- sentence_en: {form.count} forms ({form.labels}) have {indicators} indicators in common, with the same targets and results; the longer of the two has {longer}.
-- question_zh: 各项目的完成情况是否分别统计？
-- question_en: Were the results of each project counted by themselves?
-- check: twice
-- sentence_zh: “{project_zh}”的自评表把指标{subject}列了 {indicators} 次，目标值和完成值都相同。
-- sentence_en: The form of “{project_zh}” has the indicator {subject} [indicators > 2 ? {indicators} times | twice], with the same target and the same result.
-- question_zh: 该指标是否重复计分，另一行应为什么指标？
-- question_en: Were its marks counted twice, or which indicator should the other row be?
-- show: row
WITH form AS MATERIALIZED (
  SELECT i.document_id, i.project_id, any_value(p.name_zh) AS name_zh, any_value(p.executed) AS executed,
    any_value(p.line_start) AS line_start, count(*) AS indicators,
    -- The content without its order.
    [bit_xor(hash(i.level3, i.operator, i.asked, i.answer)),
      CAST(sum(hash(i.level3, i.operator, i.asked, i.answer) % 1000000007) AS UBIGINT)] AS content,
    list(DISTINCT hash(i.level3, i.operator, i.asked, i.answer)) AS rows
  FROM audit_indicators i
  JOIN projects p USING (project_id)
  WHERE i.covers = 'project' AND p.form = 'form' AND i.answer <> ''
  GROUP BY i.document_id, i.project_id
  HAVING count(*) >= 5 AND count(i.achieved_value) > 0
),
same AS (
  SELECT document_id, content, count(*) AS forms, count(DISTINCT name_zh) AS names, count(DISTINCT executed) AS amounts,
    CAST(any_value(indicators) AS INTEGER) AS indicators, min(line_start) AS line_start,
    list(audit_term('form', line := line_start, label := name_zh, text := '') ORDER BY line_start, project_id) AS terms
  FROM form
  GROUP BY document_id, content
)
SELECT
  document_id, CASE WHEN names > 1 AND amounts > 1 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  '绩效指标' AS subject_zh, indicators, terms, [] AS missing
FROM same
UNION ALL BY NAME
SELECT
  a.document_id, 'inconsistent' AS outcome, '绩效指标' AS subject_zh, CAST(len(list_intersect(a.rows, b.rows)) AS INTEGER) AS indicators,
  [audit_term('form', line := a.line_start, label := a.name_zh, text := ''),
    audit_term('form', line := b.line_start, label := b.name_zh, text := '')] AS terms,
  'near' AS check_name, CAST(greatest(a.indicators, b.indicators) AS INTEGER) AS longer, [] AS missing
FROM form a
JOIN form b ON b.document_id = a.document_id AND a.project_id < b.project_id
WHERE a.content <> b.content AND a.name_zh <> b.name_zh AND a.executed <> b.executed AND a.indicators >= 7 AND b.indicators >= 7
  AND len(list_intersect(a.rows, b.rows)) >= greatest(7, 0.75 * greatest(a.indicators, b.indicators))
UNION ALL BY NAME
SELECT
  document_id, 'inconsistent' AS outcome, level3 AS subject_zh, CAST(count(*) AS INTEGER) AS indicators,
  list(audit_term('row', indicator := indicator_id, field := 'name', text := achieved_text) ORDER BY line_start, indicator_id) AS terms,
  'twice' AS check_name, any_value(project_zh) AS project_zh, [] AS missing
FROM audit_indicators
WHERE covers <> 'task' AND level3 <> '' AND asked <> '' AND answer <> '' AND length(level3) >= 4
GROUP BY document_id, project_id, level3, operator, asked, answer
HAVING count(*) > 1;

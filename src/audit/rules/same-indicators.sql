-- id: same-indicators
-- severity: notice
-- title_zh: 两张自评表的指标全同
-- title_en: Two forms with the same indicators and results
-- explanation_zh: 两个项目的自评表，各项指标的名称、目标值和完成值完全相同。两个项目可能属于同一项工作，也可能有一张表照抄了另一张。
-- explanation_en: The forms of two projects have the same indicators with the same targets and the same results. The two may be parts of one piece of work, or one form was filled in after the other.
-- allowance_zh: 至少五项指标、名称和执行数不同的表，并且有些目标值是数字时才列出。
-- allowance_en: Only forms with five indicators or more, of different names and amounts executed, and only where some of the targets are numbers.
-- needs: indicators
-- sentence_zh: {form.count} 张自评表（{form.labels}）的 {indicators} 项指标，名称、目标值和完成值完全相同。
-- sentence_en: {form.count} forms ({form.labels}) have the same {indicators} indicators with the same targets and results.
-- question_zh: 各项目的完成情况是否分别统计？
-- question_en: Were the results of each project counted by themselves?
-- show: form
WITH form AS (
  SELECT i.document_id, i.project_id, any_value(p.name_zh) AS name_zh, any_value(p.executed) AS executed,
    any_value(p.line_start) AS line_start, count(*) AS indicators, count(i.achieved_value) AS numbers,
    -- The content without its order.
    [bit_xor(hash(i.level3, i.operator, i.asked, i.answer)),
      CAST(sum(hash(i.level3, i.operator, i.asked, i.answer) % 1000000007) AS UBIGINT)] AS content
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
FROM same;

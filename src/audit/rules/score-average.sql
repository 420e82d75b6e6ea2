-- id: score-average
-- severity: error
-- title_zh: 平均得分
-- title_en: Average score
-- explanation_zh: 所印平均分应等于已公开的各项目得分的平均数。把不公开的得分当作零计入，会拉低平均分，应予说明。
-- explanation_en: A stated average is the mean of the scores that are disclosed. Counting withheld scores as zero lowers it, and has to be said.
-- needs: projects_average
WITH member AS (
  SELECT document_id, project_id, name_zh, disclosed, score_total, line_start
  FROM audit_forms
  WHERE covers = 'project'
),
members AS (
  SELECT
    document_id, count(*) AS projects, count(*) FILTER (disclosed AND score_total IS NOT NULL) AS disclosed,
    count(*) FILTER (NOT disclosed) AS withheld, count(*) FILTER (disclosed AND score_total IS NULL) AS blank,
    sum(score_total) FILTER (disclosed) AS total,
    list(score_total ORDER BY line_start, project_id) FILTER (disclosed) AS term_values,
    list(line_start ORDER BY line_start, project_id) FILTER (disclosed) AS member_lines,
    list(name_zh ORDER BY line_start, project_id) FILTER (NOT disclosed) AS withheld_names
  FROM member GROUP BY document_id
),
judged AS (
  SELECT s.document_id, s.score_id, s.subject_zh, s.score AS stated, s.line_start,
    audit_half(greatest(audit_digits(s.score), 2)) AS half, m.*,
    CASE WHEN m.disclosed > 0 AND m.blank = 0 THEN m.total / m.disclosed END AS computed
  FROM scores s
  JOIN audit_documents d USING (document_id)
  LEFT JOIN (SELECT * RENAME (document_id AS member_document) FROM members) m ON m.member_document = s.document_id
  WHERE s.scope = 'projects_average' AND s.origin = 'stated'
)
SELECT
  document_id,
  CASE
    WHEN computed IS NULL THEN 'not-checkable'
    WHEN abs(computed - stated) <= half + 1e-9 THEN 'consistent'
    ELSE 'inconsistent'
  END AS outcome,
  -- The mean of what the forms print, zeros for withheld scores among it, is reckoned right.
  CASE WHEN withheld > 0 AND abs(total / projects - stated) <= half + 1e-9 THEN 'warning' END AS severity,
  subject_zh, stated, computed, stated - computed AS difference, half AS tolerance, 'point' AS unit, [] AS fact_ids,
  list_concat([line_start], coalesce(member_lines, [])) AS line_starts, score_id, disclosed AS members, withheld,
  CASE WHEN withheld > 0 THEN withheld_names END AS withheld_names, term_values,
  CASE WHEN withheld > 0 AND abs(total / projects - stated) <= half + 1e-9 THEN 'withheld-as-zero' END AS possible_cause,
  ['score_total'] AS missing
FROM judged
UNION ALL BY NAME
-- One score for the projects together lies between the lowest and the highest of them, however they are weighed.
SELECT
  s.document_id,
  CASE WHEN m.disclosed < m.projects OR m.blank > 0 THEN 'not-checkable'
    WHEN s.score < m.lowest - s.half OR s.score > m.highest + s.half THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  -- It may be a score of its own, given by other criteria.
  'notice' AS severity, s.subject_zh, s.score AS stated, CASE WHEN s.score < m.lowest THEN m.lowest ELSE m.highest END AS computed,
  s.score - CASE WHEN s.score < m.lowest THEN m.lowest ELSE m.highest END AS difference, s.half AS tolerance, 'point' AS unit,
  [] AS fact_ids, list_concat([s.line_start], m.member_lines) AS line_starts, 'outside' AS check_name, s.score_id,
  m.projects AS members, m.term_values, ['score_total'] AS missing
FROM (
  SELECT s.document_id, s.score_id, s.subject_zh, s.score, s.line_start, audit_half(audit_digits(s.score)) AS half
  FROM scores s
  JOIN audit_documents d USING (document_id)
  WHERE s.scope = 'department' AND s.origin = 'stated' AND s.subject_zh LIKE '项目%'
) s
JOIN (
  SELECT *, list_min(term_values) AS lowest, list_max(term_values) AS highest FROM members WHERE projects > 1
) m USING (document_id);

-- id: score-average
-- severity: error
-- title_zh: 平均得分
-- title_en: Average score
-- explanation_zh: 公开的平均分应等于已公开的各项目得分的平均数。把不公开的得分当作零计入，会拉低平均分，应予说明。
-- explanation_en: A stated average is the mean of the scores that are disclosed. Counting withheld scores as zero lowers it, and has to be said.
-- needs: projects_average
-- sentence_zh: 项目平均分载明为 {stated}，而已公开的 {members} 个项目得分平均是 {computed}{apart}[undisclosed.count > 0 ? {undisclosed.labels}的得分没有公开。]
-- sentence_en: The average of the projects is given as {stated}; the {members} disclosed scores average {computed}{apart}[undisclosed.count > 0 ?  The score of {undisclosed.labels} is not disclosed.]
-- question_zh: 平均分 {stated} 是按多少个项目计算的，不公开的得分如何计入？
-- question_en: Over how many projects is the average of {stated} taken, and how are withheld scores counted?
-- show: stated = ( score + … ) ÷ {members}
-- role stated: 公开的平均分 | Average as published
-- aside score: 得分 | score
-- cause_zh: [possible_cause = withheld-as-zero ? 如果把没有公开的得分当作 0 分计入，平均分就与公开的一致。可能是这样计算的。]
-- cause_en: [possible_cause = withheld-as-zero ? If the scores that are not disclosed are counted as 0, the average is the published one. It may have been computed so.]
-- check: outside
-- sentence_zh: {subject}的总分是 {stated}，而 {members} 张项目自评表的得分在 {lowest:point}到 {highest:point}之间：无论如何加权，总分都不会在此之外。
-- sentence_en: {subject} is given {stated} in all; the scores of the {members} project forms lie between {lowest:point} and {highest:point}, and no weighing of them makes a score outside.
-- question_zh: {subject}的 {stated} 是如何得出的？
-- question_en: How was the score of {stated} for {subject} arrived at?
-- show: stated: form
-- role stated: {label}
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
    min(score_total) FILTER (disclosed) AS lowest, max(score_total) FILTER (disclosed) AS highest,
    list(audit_term('score', form := project_id, field := 'score_total', value := score_total, unit := 'point')
      ORDER BY line_start, project_id) FILTER (disclosed) AS scores,
    list(audit_term('form', form := project_id, field := 'score_total', value := score_total, unit := 'point')
      ORDER BY line_start, project_id) AS forms,
    -- What is withheld is named, not compared: it has no place.
    list(audit_term('undisclosed', label := name_zh, text := name_zh) ORDER BY line_start, project_id)
      FILTER (NOT disclosed) AS undisclosed
  FROM member GROUP BY document_id
),
judged AS (
  SELECT s.document_id, s.subject_zh, s.score AS stated, s.line_start,
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
  CASE WHEN withheld > 0 AND abs(total / projects - stated) <= half + 1e-9 THEN 'notice' END AS severity,
  subject_zh, stated, computed, stated - computed AS difference, half AS tolerance, 'point' AS unit,
  list_concat([audit_term('stated', line := line_start, value := stated, unit := 'point')], scores, undisclosed) AS terms,
  CAST(disclosed AS INTEGER) AS members, CAST(withheld AS INTEGER) AS withheld,
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
  list_concat([audit_term('stated', line := s.line_start, label := s.subject_zh, value := s.score, unit := 'point')], m.forms) AS terms,
  'outside' AS check_name, CAST(m.projects AS INTEGER) AS members, m.lowest, m.highest, ['score_total'] AS missing
FROM (
  SELECT s.document_id, s.subject_zh, s.score, s.line_start, audit_half(audit_digits(s.score)) AS half
  FROM scores s
  JOIN audit_documents d USING (document_id)
  WHERE s.scope = 'department' AND s.origin = 'stated' AND s.subject_zh LIKE '项目%'
) s
JOIN members m ON m.document_id = s.document_id AND m.projects > 1;

-- id: score-conflict
-- severity: error
-- title_zh: 同一对象多个自评得分
-- title_en: Several scores for one thing
-- explanation_zh: 同一文件对同一部门或项目给出了不同的自评得分。自评只有一个结果，几个得分中至多一个成立。
-- explanation_en: One document gives different self-assessment scores to one department or project. An assessment has one result, so at most one of the scores holds.
-- allowance_zh: 不同项目的表可能同名；只有一张表用这个名称时，才与正文比较。
-- allowance_en: Forms of different projects may bear the same name; they are compared with the text only where one form alone bears it.
-- needs: scores
-- sentence_zh: 同一份文件给{subject}的自评得分不止一个：{score.values:plain} 分。
-- sentence_en: One document gives {subject} more than one self-assessment score: {score.values:plain} points.
-- question_zh: {subject}的自评得分以哪一个为准？
-- question_en: Which of the scores of {subject} holds?
-- show: score
WITH stated AS (
  SELECT s.*, f.project_id
  FROM scores s
  JOIN audit_documents d USING (document_id)
  LEFT JOIN audit_forms f
    ON f.document_id = s.document_id AND s.line_start BETWEEN f.line_start AND f.line_end
    AND s.scope = f.covers
  WHERE s.origin = 'stated' AND s.scope IN ('department', 'project')
    AND NOT (s.scope = 'department' AND s.subject_zh LIKE '%平均%')
    -- Of projects that are not named, each score may be another's.
    AND NOT (s.scope = 'department' AND s.subject_zh LIKE '%项目%')
),
keyed AS (
  SELECT *,
    CASE
      -- What an explanation arrives at belongs to the part it explains.
      WHEN part IS NOT NULL THEN first_value(subject_zh) OVER (PARTITION BY document_id, part ORDER BY basis DESC, line_start)
      WHEN scope = 'department' THEN '部门整体'
      ELSE subject_zh
    END AS subject
  FROM stated
),
-- Several forms of one name are several projects: then each is compared with itself alone.
namesake AS (
  SELECT document_id, subject, true AS is_several
  FROM keyed
  WHERE scope = 'project'
  GROUP BY document_id, subject
  HAVING count(DISTINCT project_id) > 1
),
grouped AS (
  SELECT k.*, CASE WHEN scope = 'project' AND is_several THEN coalesce(project_id, 'text') END AS apart
  FROM keyed k
  LEFT JOIN namesake USING (document_id, subject)
),
compared AS (
  SELECT
    document_id, subject, any_value(part) AS part,
    max(score - audit_half(audit_digits(score))) AS low, min(score + audit_half(audit_digits(score))) AS high,
    min(score) AS least, max(score) AS most, arg_min(line_start, {score: score, line: line_start}) AS least_line,
    arg_max(line_start, {score: score, line: -line_start}) AS most_line,
    list(audit_term('score', line := line_start, label := subject, value := score, unit := 'point')
      ORDER BY line_start, score_id) AS terms
  FROM grouped
  GROUP BY document_id, scope, subject, apart
  HAVING count(*) > 1
)
SELECT
  document_id, CASE WHEN low < high - 1e-9 OR least = most THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  audit_severity(most - least, greatest(audit_digits(most), audit_digits(least))) AS severity,
  -- The highest and the lowest, in the order they stand in: the difference is as wide as the statements are apart.
  subject AS subject_zh, CASE WHEN most_line <= least_line THEN most ELSE least END AS stated,
  CASE WHEN most_line <= least_line THEN least ELSE most END AS computed,
  CASE WHEN most_line <= least_line THEN most - least ELSE least - most END AS difference,
  0 AS tolerance, 'point' AS unit, terms,
  CASE WHEN part IS NOT NULL THEN concat_ws(' ', 'part', round(most - least, 4)) END AS cause, [] AS missing
FROM compared;

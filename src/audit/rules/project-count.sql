-- id: project-count
-- severity: notice
-- title_zh: 项目个数
-- title_en: Number of projects
-- explanation_zh: 正文所述编制绩效目标或开展自评的项目个数，应不少于所公开的项目自评表，并等于所分各类项目个数之和。对不上时，有项目没有计入，或两处口径不同。
-- explanation_en: The number of projects that the text says had goals or were assessed is no less than that of the forms published, and that of all kinds of projects together. Otherwise a project was not counted, or the places count differently.
-- allowance_zh: 自评表少于项目数可能是选取，不说。项目代码相同的表是同一个项目。
-- allowance_en: Fewer forms than projects may be a selection and say nothing. Forms that share one project code are one project.
-- needs: project_counts
-- check: forms
-- sentence_zh: 正文所述{subject}是 {stated:plain} 个，而公开的项目自评表有 {form.count} 张[form.count ≠ computed ? ，属于 {computed:plain} 个不同的项目]。
-- sentence_en: The text counts {stated:plain} projects ({subject}); {form.count} project forms are published[form.count ≠ computed ? , of {computed:plain} different projects].
-- question_zh: 开展自评的项目究竟有多少个，正文没有计入的是哪些？
-- question_en: How many projects were assessed, and which does the text not count?
-- show: stated: form
-- check: kinds
-- sentence_zh: 正文所述{subject}是 {stated:plain} 个，而报告所分各类（{kinds_zh}）相加是 {computed:plain} 个。
-- sentence_en: The text counts {stated:plain} projects ({subject}); the kinds in the report ({kinds_en}) add up to {computed:plain}.
-- question_zh: 项目共有多少个，两处的口径有何不同？
-- question_en: How many projects are there, and what does each place count?
-- show: stated = kind + …
WITH said AS (
  SELECT r.document_id, r.label_zh, max(r.value) AS stated, arg_max(r.line_start, {value: r.value, line: -r.line_start}) AS line_start
  FROM audit_repeated r
  WHERE r.role = 'projects' AND r.label_zh LIKE '%的项目'
  GROUP BY r.document_id, r.label_zh
),
largest AS (
  SELECT document_id, max(stated) AS stated, arg_max({line: line_start, label: label_zh}, {value: stated, line: -line_start, label: label_zh}) AS place
  FROM said GROUP BY document_id
),
form AS (
  SELECT document_id, count(DISTINCT coalesce(project_code, project_id)) AS projects,
    list(audit_term('form', line := line_start, label := name_zh) ORDER BY line_start) AS forms
  FROM audit_forms
  WHERE covers = 'project'
  GROUP BY document_id
),
kind AS (
  SELECT r.document_id, sum(r.value) AS computed,
    list(audit_term('kind', line := r.line_start, label := r.label_zh, value := r.value) ORDER BY r.line_start, r.repeated_figure_id)
      AS kinds, list('“' || r.label_zh || '” ' || CAST(r.value AS INTEGER) ORDER BY r.line_start, r.repeated_figure_id) AS named
  FROM audit_repeated r
  WHERE r.role = 'projects' AND r.label_zh NOT LIKE '%的项目'
  GROUP BY r.document_id
  HAVING count(*) > 1 AND count(DISTINCT r.label_zh) = count(*)
)
SELECT
  l.document_id, CASE WHEN projects > stated THEN 'inconsistent' WHEN projects < stated THEN 'not-checkable' ELSE 'consistent' END
    AS outcome,
  l.place.label AS subject_zh, stated, projects AS computed, stated - projects AS difference, 0 AS tolerance, 'project' AS unit,
  list_concat([audit_term('stated', line := l.place.line, label := l.place.label, value := stated)], f.forms) AS terms,
  'forms' AS check_name, ['coverage'] AS missing
FROM largest l
JOIN form f USING (document_id)
UNION ALL BY NAME
SELECT
  s.document_id, CASE WHEN computed = stated THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  s.label_zh AS subject_zh, stated, computed, stated - computed AS difference, 0 AS tolerance, 'project' AS unit,
  list_concat([audit_term('stated', line := s.line_start, label := s.label_zh, value := stated)], k.kinds) AS terms,
  'kinds' AS check_name, array_to_string(named, '、') AS kinds_zh, array_to_string(named, ', ') AS kinds_en, [] AS missing
FROM said s
JOIN kind k USING (document_id);

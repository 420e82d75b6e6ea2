-- id: project-count
-- severity: notice
-- title_zh: 项目个数
-- title_en: Number of projects
-- explanation_zh: 正文所述编制绩效目标或开展自评的项目个数，应不少于所公开的项目自评表，并等于所分各类项目个数之和。对不上时，有项目没有计入，或两处口径不同。
-- explanation_en: The number of projects that the text says had goals or were assessed is no less than that of the forms published, and that of all kinds of projects together. Otherwise a project was not counted, or the places count differently.
-- allowance: Fewer forms than projects may be a selection and say nothing. Forms that share one project code are one project.
-- needs: repeated_figures
WITH said AS (
  SELECT r.document_id, r.label_zh, max(r.value) AS stated, arg_max(r.line_start, {value: r.value, line: -r.line_start}) AS line_start
  FROM audit_repeated r
  WHERE r.role = 'projects' AND r.label_zh LIKE '%的项目'
  GROUP BY r.document_id, r.label_zh
),
largest AS (
  SELECT document_id, max(stated) AS stated, arg_max({line: line_start, label: label_zh}, {value: stated, line: -line_start}) AS place
  FROM said GROUP BY document_id
),
form AS (
  SELECT document_id, count(DISTINCT coalesce(project_code, project_id)) AS projects, count(*) AS forms,
    list(line_start ORDER BY line_start) AS lines
  FROM audit_forms
  WHERE covers = 'project'
  GROUP BY document_id
),
kind AS (
  SELECT r.document_id, sum(r.value) AS computed, list(r.line_start ORDER BY r.line_start, r.repeated_figure_id) AS lines,
    list(r.value ORDER BY r.line_start, r.repeated_figure_id) AS term_values, list(r.label_zh ORDER BY r.line_start, r.repeated_figure_id) AS term_labels
  FROM audit_repeated r
  WHERE r.role = 'projects' AND r.label_zh NOT LIKE '%的项目'
  GROUP BY r.document_id
  HAVING count(*) > 1 AND count(DISTINCT r.label_zh) = count(*)
)
SELECT
  l.document_id, CASE WHEN projects > stated THEN 'inconsistent' WHEN projects < stated THEN 'not-checkable' ELSE 'consistent' END
    AS outcome,
  l.place.label AS subject_zh, stated, projects AS computed, stated - projects AS difference, 0 AS tolerance, 'set' AS unit,
  [] AS fact_ids, list_concat([l.place.line], f.lines) AS line_starts, 'forms' AS check_name, forms, ['coverage'] AS missing
FROM largest l
JOIN form f USING (document_id)
UNION ALL BY NAME
SELECT
  s.document_id, CASE WHEN computed = stated THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  s.label_zh AS subject_zh, stated, computed, stated - computed AS difference, 0 AS tolerance, 'set' AS unit, [] AS fact_ids,
  list_concat([s.line_start], k.lines) AS line_starts, 'kinds' AS check_name, term_values, term_labels, [] AS missing
FROM said s
JOIN kind k USING (document_id);

-- id: project-name
-- severity: notice
-- title_zh: 同一项目的名称不同
-- title_en: One project, two names
-- explanation_zh: 同一项目编码的两张自评表使用了不同的项目名称；金额相同的项目在报告和自评表中名称不同；或一张表的项目名称与它的指标只差一个字。名称可能在年中变更，也可能有一处误写或误用了编码。
-- explanation_en: Two forms with one project code have different names; a project of the same amounts is called otherwise in the report than in its form; or the name of a form and its indicators differ by one character. The name may have changed within the year, or one of them is a slip or has the code of another.
-- allowance_zh: 空格和全角、半角括号不影响比较，一个名称包含另一个的视为简称。
-- allowance_en: Blanks and brackets of either width make no difference, and a name that contains the other is taken for its long form.
-- needs: project_code
-- sentence_zh: 项目编码 {subject} 的自评表使用了 {names} 个名称：{form.labels}。
-- sentence_en: The forms with the project code {subject} use {names} names: {form.labels}.
-- question_zh: 这些自评表是否属于同一个项目，以哪一个名称为准？
-- question_en: Are these forms of one project, and which name holds?
-- show: form
-- check: retold
-- sentence_zh: 报告中有 {form.count} 个项目，预算数和执行数与自评表相同，名称却不同：{pairs_zh}。
-- sentence_en: {form.count} {form.count|project|projects} of the report {form.count|has|have} the budget and the amount executed of a form, and another name: {pairs_en}.
-- question_zh: 两处是否为同一个项目，以哪一个名称为准？
-- question_en: Are the two one project, and which name holds?
-- show: report, form
-- check: one-sign
-- sentence_zh: 自评表的项目名称是{subject}，表中 {row.count} 项指标写作“{other}”：只差一个字。
-- sentence_en: The form is of the project {subject}; {row.count} of its {row.count|indicator|indicators} {row.count|says|say} “{other}”, which differs by one character.
-- question_zh: 以哪一个名称为准？
-- question_en: Which of the two names holds?
-- show: name, row
-- role name: 项目名称 | Project
-- Named once, for it is planned as often as it is named.
WITH named AS MATERIALIZED (
  SELECT *, regexp_replace(translate(name_zh, '（） 　“”‘’', '()'), '^-+|(项目|专项|经费|资金|专项经费|专项资金)$', '', 'g') AS plain
  FROM projects
  WHERE document_id IN (SELECT document_id FROM audit_documents) AND covers = 'project'
),
-- A project that the report tells of with the amounts of exactly one form.
retold AS MATERIALIZED (
  SELECT r.document_id, r.project_id, r.name_zh AS report_name, r.line_start AS report_line, r.plain AS report_plain, r.adjusted_budget,
    any_value(f.project_id) AS form_id, any_value(f.name_zh) AS form_name, any_value(f.line_start) AS form_line, any_value(f.plain) AS form_plain
  FROM named r
  JOIN named f ON f.document_id = r.document_id AND f.form = 'form' AND f.executed = r.executed AND f.adjusted_budget = r.adjusted_budget
  WHERE r.form = 'prose' AND r.executed > 0
  GROUP BY ALL
  HAVING count(*) = 1
)
SELECT
  document_id, CASE WHEN count(DISTINCT name) > 1 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  project_code AS subject_zh, CAST(count(DISTINCT name) AS INTEGER) AS names,
  list(audit_term('form', line := line_start, label := name_zh, text := '') ORDER BY line_start, project_id) AS terms, [] AS missing
FROM (SELECT *, translate(name_zh, '（） 　“”', '()') AS name FROM audit_forms WHERE project_code <> '' AND covers = 'project')
GROUP BY document_id, project_code
UNION ALL BY NAME
SELECT
  t.document_id, 'inconsistent' AS outcome, arg_min(form_name, {line: report_line, id: project_id}) AS subject_zh,
  flatten(list([audit_term('report', line := report_line, label := report_name, text := ''),
    audit_term('form', line := form_line, label := form_name, text := '')] ORDER BY report_line, project_id)) AS terms,
  'retold' AS check_name,
  string_agg('“' || report_name || '”（自评表作“' || form_name || '”）', '、' ORDER BY report_line, project_id) AS pairs_zh,
  string_agg('“' || report_name || '” (“' || form_name || '” in the form)', ', ' ORDER BY report_line, project_id) AS pairs_en, [] AS missing
FROM retold t
WHERE NOT contains(form_plain, report_plain) AND NOT contains(report_plain, form_plain)
  -- So much alike that they may be the same, and no other project of the report has these amounts or that name.
  AND jaccard(form_plain, report_plain) BETWEEN 0.5 AND 1 - 1e-9
  AND (SELECT count(*) FROM retold o WHERE o.document_id = t.document_id AND o.form_id = t.form_id) = 1
  AND NOT EXISTS (FROM named n WHERE n.document_id = t.document_id AND n.form = 'form' AND n.plain = t.report_plain)
GROUP BY t.document_id
UNION ALL BY NAME
SELECT
  document_id, 'inconsistent' AS outcome, name_zh AS subject_zh,
  list_concat([audit_term('name', line := any_value(line_start), label := name_zh, text := '')],
    list(audit_term('row', indicator := indicator_id, field := 'name', text := '') ORDER BY at_line, indicator_id)) AS terms,
  'one-sign' AS check_name, other, [] AS missing
FROM (
  SELECT p.document_id, p.project_id, p.name_zh, p.line_start, i.indicator_id, i.line_start AS at_line, substr(i.level3, 1, length(p.plain)) AS other,
    len(list_filter(range(1, length(p.plain) + 1), lambda n: substr(p.plain, n, 1) <> substr(i.level3, n, 1))) AS apart
  FROM named p
  JOIN indicators i USING (project_id)
  WHERE p.form = 'form' AND length(p.plain) >= 5 AND length(i.level3) >= length(p.plain)
)
WHERE apart = 1 AND NOT regexp_matches(other, '[0-9一二三四五六七八九十]')
GROUP BY document_id, project_id, name_zh, other
-- One row may be of something else.
HAVING count(*) > 1;

-- id: project-name
-- severity: notice
-- title_zh: 同一编码的项目名称不同
-- title_en: One project code, two names
-- explanation_zh: 同一项目编码的两张自评表使用了不同的项目名称。名称可能在年中变更，也可能有一处误用了编码。
-- explanation_en: Two forms with one project code have different names. The name may have changed within the year, or one of them has the code of another.
-- allowance_zh: 空格和全角、半角括号不影响比较。
-- allowance_en: Blanks and brackets of either width make no difference.
-- needs: project_code
-- sentence_zh: 项目编码 {subject} 的自评表使用了 {names} 个名称：{form.labels}。
-- sentence_en: The forms with the project code {subject} use {names} names: {form.labels}.
-- question_zh: 这些自评表是否属于同一个项目，以哪一个名称为准？
-- question_en: Are these forms of one project, and which name holds?
-- show: form
SELECT
  document_id, CASE WHEN count(DISTINCT name) > 1 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  project_code AS subject_zh, CAST(count(DISTINCT name) AS INTEGER) AS names,
  list(audit_term('form', line := line_start, label := name_zh, text := '') ORDER BY line_start, project_id) AS terms, [] AS missing
FROM (SELECT *, translate(name_zh, '（） 　“”', '()') AS name FROM audit_forms WHERE project_code <> '' AND covers = 'project')
GROUP BY document_id, project_code;

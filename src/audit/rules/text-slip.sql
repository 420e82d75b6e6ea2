-- id: text-slip
-- severity: notice
-- title_zh: 文字沿用与缺漏
-- title_en: Text taken over, doubled or left out
-- explanation_zh: 自评表的目标写着已经过去的年份或另一个项目的用途，同一段文字重复两遍，金额没有写单位，相邻两项的编号相同，或全文没有按要求应有的说明、没有文末列名的决算表。这些文字可能沿用旧文或误粘贴，不涉及金额本身。
-- explanation_en: The goal of a form plans for a year gone by or for another project, one passage stands twice in a paragraph, an amount has no unit, two headings in a row bear one number, or a statement that is due, or a form that is named at the end, stands nowhere. Such text may have been taken over or pasted by mistake; the amounts themselves are not in question.
-- allowance_zh: 同时写有决算年度的目标不询问。只在全文都没有有关文字、而其他说明大多都有时，才说缺少一项说明；事业单位不要求机关运行经费的说明。
-- allowance_en: A goal that also names the year of the accounts is not asked about. A statement is missed only where its words stand nowhere in a text that makes most of the others; that on agency operating costs is not expected of a service centre.
-- needs: residues
-- show: place
-- check: goal-year
-- sentence_zh: {year} 年度自评表的目标写的是其他年份：{places_zh}。
-- sentence_en: Goals in the forms for {year} speak of other years: {places_en}.
-- question_zh: 这些目标是否沿用了往年的文本？
-- question_en: Were these goals taken over from older forms?
-- check: project
-- sentence_zh: 自评表的目标写的是另一个项目的用途：{places_zh}。
-- sentence_en: Goals of forms state the purpose of another project: {places_en}.
-- question_zh: 此处的文字是否取自另一个项目的自评表？
-- question_en: Was this taken from the form of another project?
-- check: doubled
-- sentence_zh: 同一段中有文字重复出现：{places_zh}。
-- sentence_en: Words stand twice in one paragraph: {places_en}.
-- question_zh: 重复的部分是否应删去，或另有所指？
-- question_en: Is the repetition to be deleted, or does it mean something else?
-- check: numbering
-- sentence_zh: 编号与前一项相同：{places_zh}。
-- sentence_en: Headings bear the number of the one before: {places_en}.
-- question_zh: 编号是否有误，其间是否漏列了一项？
-- question_en: Is the number a slip, or was a heading left out?
-- check: unit
-- sentence_zh: 同一句的其他金额都写有单位，这里没有：{places_zh}。
-- sentence_en: Amounts without a unit, in sentences whose other amounts have one: {places_en}.
-- question_zh: 这些金额的单位是什么？
-- question_en: What is the unit of these amounts?
-- check: statement
-- sentence_zh: 全文没有出现关于{places_zh}的文字。
-- sentence_en: Nothing is said anywhere in the text about {places_en}.
-- question_zh: 这部分说明公开在何处？
-- question_en: Where is this statement published?
-- check: announced
-- sentence_zh: 文末列有 {place.count} 张决算表的名称，收录的文本中没有这些表。
-- sentence_en: The text ends with the titles of {place.count} forms, and holds none of them as it is read here.
-- question_zh: 这些表公开在何处？
-- question_en: Where are these forms published?
WITH kind(name) AS (VALUES ('goal-year'), ('project'), ('doubled'), ('statement'), ('announced'), ('unit'), ('numbering')),
placed AS (
  SELECT r.document_id, d.fiscal_year, r.kind, r.phrase, r.residue_id, r.line_start,
    (SELECT arg_min(p.name_zh, p.line_end - p.line_start) FROM projects p
      WHERE p.document_id = r.document_id AND p.form = 'form' AND p.covers = 'project'
        AND r.line_start BETWEEN p.line_start AND p.line_end) AS form_zh
  FROM residues r
  JOIN audit_documents d USING (document_id)
  JOIN entities e ON e.entity_id = d.entity_id
  JOIN kind k ON k.name = r.kind
  WHERE NOT (r.kind = 'statement' AND r.phrase = '机关运行经费' AND e.kind = 'service_centre')
),
-- The same words in several places are told once.
found AS (
  SELECT document_id, fiscal_year, kind, phrase, form_zh, min(line_start) AS line_start,
    list(audit_term('place', line := line_start, label := phrase, text := '') ORDER BY line_start, residue_id) AS places
  FROM placed
  GROUP BY document_id, fiscal_year, kind, phrase, form_zh
)
SELECT
  document_id, 'inconsistent' AS outcome, arg_min(phrase, {line: line_start, phrase: phrase}) AS subject_zh,
  flatten(list(places ORDER BY line_start, phrase)) AS terms, kind AS check_name,
  CASE WHEN kind = 'goal-year' THEN CAST(any_value(fiscal_year) AS VARCHAR) END AS year,
  string_agg('“' || phrase || '”' || coalesce('（' || form_zh || '）', ''), '、' ORDER BY line_start, phrase) AS places_zh,
  string_agg('“' || phrase || '”' || coalesce(' (' || form_zh || ')', ''), ', ' ORDER BY line_start, phrase) AS places_en,
  [] AS missing
FROM found
GROUP BY document_id, kind
UNION ALL BY NAME
-- Of accounts of which nothing was read it is not known what their text says.
SELECT document_id, if(is_read, 'consistent', 'not-checkable') AS outcome, if(is_read, [], ['residues']) AS missing
FROM (
  SELECT document_id,
    document_id IN (SELECT document_id FROM facts UNION ALL SELECT document_id FROM projects) AS is_read
  FROM audit_documents
)
WHERE document_id NOT IN (SELECT document_id FROM found);

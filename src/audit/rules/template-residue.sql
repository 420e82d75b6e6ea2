-- id: template-residue
-- severity: notice
-- title_zh: 模板与旧文残留
-- title_en: Residue of a template or an older text
-- explanation_zh: 公开文本中留有模板的原文：未作选择的“增加/减少”、未填写的省略号、未删除的填写提示；或留有往年文本的年份、网页的标记。该处内容没有真正填写或更新。
-- explanation_en: The published text still holds the template's own words: a choice not made, dots not filled, a prompt not deleted; the year of an older document, or signs of a web page. What should stand there was never written.
-- needs: residues
-- sentence_zh: 公开的文本里留有{subject}[stated > 1 ? ，共 {stated} 处]：[check = choice ? 模板中供选择的文字没有选定 | check = gap ? 模板中的空缺没有填写 | check = year ? 不是这份决算所属或应比较的年份 | check = body ? 是另一个地方的部门 | check = markup ? 是网页的标记，没有删除 | 模板的填写提示没有删除或没有填写]。
-- sentence_en: The published text still says {subject}[stated > 1 ?  in {stated} places]: [check = choice ? a choice of the template was not made | check = gap ? a gap of the template was not filled | check = year ? not the year these accounts are about, or the one before | check = body ? a body of another place | check = markup ? a sign of the web page that was left standing | a prompt of the template was left standing].
-- question_zh: [check = choice ? 此处应选用哪一种表述 | check = year ? 此处的年份是否沿用了往年的文本 | check = body ? 此处的文字是否取自别的部门的决算 | check = markup ? 此处应显示的内容是什么 | 此处应填写的内容是什么]？
-- question_en: [check = choice ? Which of the wordings applies here | check = year ? Was this year left standing from an older document | check = body ? Was this taken from the accounts of another body | check = markup ? How should this be shown | What should stand here]?
-- show: place
-- check: form
-- sentence_zh: 公开的各表中没有{subject}：正文中既没有它的编号，也没有它的表名。
-- sentence_en: {subject} is not among the forms: neither its number nor its title stands in the text.
-- question_zh: {subject}是否漏登？
-- question_en: Was {subject} left out?
-- check: blank
-- sentence_zh: {subject}没有填列数字，也没有说明原因，而正文载明了这项支出或其预算。
-- sentence_en: {subject} is blank and no note says why, while the text states what was spent or budgeted.
-- question_zh: 这张表为何没有填列？
-- question_en: Why is this form blank?
-- Beside the words of a template: the name of another `body`, a `form` that is not there and a `blank` one.
WITH kind(name) AS (VALUES ('choice'), ('gap'), ('prompt'), ('year'), ('body'), ('form'), ('blank'), ('markup')),
found AS (
  SELECT r.document_id, r.kind, r.phrase, CAST(count(*) AS INTEGER) AS times, list(r.line_start ORDER BY r.line_start, r.residue_id) AS lines
  FROM residues r JOIN audit_documents d USING (document_id) JOIN kind k ON k.name = r.kind
  GROUP BY r.document_id, r.kind, r.phrase
)
SELECT document_id, 'inconsistent' AS outcome, phrase AS subject_zh, times AS stated,
  [audit_term('place', line := line, label := phrase, text := '') for line in lines] AS terms, kind AS check_name,
  -- One sentence of the template has several such words.
  CASE kind WHEN 'prompt' THEN concat_ws(' ', 'prompt', lines[1], lines[-1], times) END AS cause, [] AS missing
FROM found
UNION ALL BY NAME
SELECT document_id, 'consistent' AS outcome, [] AS missing
FROM audit_documents
WHERE document_id NOT IN (SELECT document_id FROM found);

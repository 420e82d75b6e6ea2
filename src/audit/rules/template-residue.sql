-- id: template-residue
-- severity: notice
-- title_zh: 模板与旧文残留
-- title_en: Residue of a template or an older text
-- explanation_zh: 公开文本中留有模板的原文：未作选择的“增加/减少”、未填写的省略号、未删除的填写提示；或留有往年文本的年份。该处内容没有真正填写或更新。
-- explanation_en: The published text still holds the template's own words: a choice not made, dots not filled, a prompt not deleted; or the year of an older document. What should stand there was never written.
-- needs: residues
WITH found AS (
  SELECT r.document_id, r.kind, r.phrase, count(*) AS times, list(r.line_start ORDER BY r.line_start, r.residue_id) AS lines
  FROM residues r JOIN audit_documents d USING (document_id)
  GROUP BY r.document_id, r.kind, r.phrase
)
SELECT document_id, 'inconsistent' AS outcome, phrase AS subject_zh, times AS stated, [] AS fact_ids,
  lines AS line_starts, kind AS check_name, [] AS missing
FROM found
UNION ALL BY NAME
SELECT document_id, 'consistent' AS outcome, [] AS missing
FROM audit_documents
WHERE document_id NOT IN (SELECT document_id FROM found);

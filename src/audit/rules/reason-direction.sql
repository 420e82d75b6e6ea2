-- id: reason-direction
-- severity: notice
-- title_zh: 原因与增减方向
-- title_en: A reason against its change
-- explanation_zh: 说明“三公”经费变动的原因时说接待增加或减少，而公务接待费自己的增减额是相反的方向。原因与金额不合，读者无从知道究竟是增是减。
-- explanation_en: The reasons given for the three public expenses say that receptions increased or decreased, and the change stated for official receptions is the other way. Reason and amount do not fit, and a reader cannot know which it was.
-- allowance_zh: 接待减少而支出增加是可能的：只把文字与金额对照，作为询问。
-- allowance_en: Fewer receptions may cost more: only the words and the amount are held against each other, as a question.
-- needs: reception_words
-- sentence_zh: 文中说明原因时说“{phrase}”，而{subject}的增减额是 {stated}，比上年[stated < 0 ? 减少 | 增加]。
-- sentence_en: A reason given in the text says “{phrase}” (receptions [says = less ? decreased | increased]); the change of {subject} is {stated}, [stated < 0 ? less | more] than the year before.
-- question_zh: 公务接待与上年相比是增加还是减少，原因是什么？
-- question_en: Did receptions increase or decrease on the year before, and why?
-- show: reason, change
-- role reason: 所述原因 | Reason given
-- text reason: “{phrase}”
WITH change AS (
  SELECT document_id, fiscal_year,
    arg_min({fact_id: fact_id, value: value, low: low, high: high, label: label_zh}, {coarseness: -decimals, line: line_start, id: fact_id})
      AS one
  FROM audit_facts
  WHERE concept = 'three_public.reception' AND measure = 'change' AND fiscal_year = document_year
  GROUP BY document_id, fiscal_year
)
SELECT
  r.document_id, c.fiscal_year,
  CASE WHEN c.one IS NULL THEN 'not-checkable'
    WHEN r.phrase LIKE '%减少' AND c.one.low > 1e-9 OR r.phrase NOT LIKE '%减少' AND c.one.high < -1e-9 THEN 'inconsistent'
    ELSE 'consistent' END AS outcome,
  c.one.label AS subject_zh, c.one.value AS stated, 'CNY10k' AS unit,
  [audit_term('reason', line := r.line_start, text := ''), audit_term('change', fact := c.one.fact_id)] AS terms,
  r.phrase, CASE WHEN r.phrase LIKE '%减少' THEN 'less' ELSE 'more' END AS says, ['change'] AS missing
FROM residues r
JOIN audit_documents d USING (document_id)
LEFT JOIN change c USING (document_id)
WHERE r.kind = 'reason';

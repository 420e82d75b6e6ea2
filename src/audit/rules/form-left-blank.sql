-- id: form-left-blank
-- severity: notice
-- title_zh: 自评表未填
-- title_en: Form left blank
-- explanation_zh: 自评表中执行数、完成值、得分、预算执行得分或总分空着未填。没有填写的自评表说明不了绩效。
-- explanation_en: A self-assessment form whose amount executed, achieved values, scores, score for execution or total were left empty. A form that was not filled in says nothing about performance.
-- allowance_zh: 只有目标、没有执行数也没有任何完成值的表不是自评表，不计。表中列有权重时才看得分。
-- allowance_en: A table of targets alone, without money executed and without any answer, is no assessment and is not counted. Scores count where the form gives weights.
-- needs: projects
-- sentence_zh: {subject}的自评表（{indicators} 项指标）有空白未填：{form}。
-- sentence_en: The form of {subject} ({indicators} {indicators|indicator|indicators}) was left blank in part: {form}.
-- question_zh: {subject}的自评表空白处应填写什么？
-- question_en: What should stand in the blanks of the form of {subject}?
-- show: form
-- text form: {blanks_zh} | {blanks_en}
SELECT
  document_id,
  CASE
    WHEN executed IS NULL AND answered = 0 AND scored = 0 AND score_total IS NULL THEN 'not-checkable'
    WHEN answered < indicators OR blank_scores > 0 OR is_total_blank OR is_executed_blank
      OR is_execution_score_blank THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  name_zh AS subject_zh, CAST(coalesce(blank_answers, 0) + coalesce(blank_scores, 0)
    + CASE WHEN is_total_blank THEN 1 ELSE 0 END + CASE WHEN is_executed_blank THEN 1 ELSE 0 END
    + CASE WHEN is_execution_score_blank THEN 1 ELSE 0 END AS INTEGER) AS stated,
  -- The first cell that is blank, or the row of the totals; else the form.
  [CASE WHEN first_blank IS NOT NULL THEN audit_term('form', form := project_id, line := first_blank)
    ELSE audit_term('form', form := project_id, field := CASE WHEN is_total_blank THEN 'weight_total' END) END] AS terms,
  CAST(indicators AS INTEGER) AS indicators,
  concat_ws('、', blank_answers || ' 项完成值', blank_scores || ' 项得分', CASE WHEN is_executed_blank THEN '执行数' END,
    CASE WHEN is_execution_score_blank THEN '预算执行得分' END, CASE WHEN is_total_blank THEN '总分' END) AS blanks_zh,
  concat_ws(', ', blank_answers || CASE blank_answers WHEN 1 THEN ' result' ELSE ' results' END,
    blank_scores || CASE blank_scores WHEN 1 THEN ' score' ELSE ' scores' END,
    CASE WHEN is_executed_blank THEN 'the amount executed' END,
    CASE WHEN is_execution_score_blank THEN 'the score for execution' END,
    CASE WHEN is_total_blank THEN 'the total score' END) AS blanks_en,
  ['indicators'] AS missing
FROM (SELECT *, nullif(indicators - answered, 0) AS blank_answers,
  CASE WHEN weighted > 0 AND NOT list_contains(gaps, 'not-a-number') THEN nullif(indicators - scored, 0) END AS blank_scores,
  -- What was not read is not blank.
  coalesce(covers = 'project' AND adjusted_budget > 0 AND executed IS NULL, false)
    AND NOT list_contains(gaps, 'unaligned-funds') AS is_executed_blank,
  coalesce(execution_weight > 0 AND execution_score IS NULL, false)
    AND NOT list_contains(gaps, 'unaligned-funds') AS is_execution_score_blank,
  score_total IS NULL AND NOT list_contains(gaps, 'unaligned-total') AS is_total_blank
  FROM audit_forms WHERE disclosed);

-- id: form-left-blank
-- severity: notice
-- title_zh: 自评表未填
-- title_en: Form left blank
-- explanation_zh: 自评表中执行数、完成值、得分、预算执行得分或总分空着未填。没有填写的自评表说明不了绩效。
-- explanation_en: A self-assessment form whose amount executed, achieved values, scores, score for execution or total were left empty. A form that was not filled in says nothing about performance.
-- allowance: A table of targets alone, without money executed and without any answer, is no assessment and is not counted. Scores count where the form gives weights.
-- needs: projects
SELECT
  document_id,
  CASE
    WHEN executed IS NULL AND answered = 0 AND scored = 0 AND score_total IS NULL THEN 'not-checkable'
    WHEN answered < indicators OR (weighted > 0 AND scored < indicators) OR score_total IS NULL OR is_executed_blank
      OR is_execution_score_blank THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  name_zh AS subject_zh, (indicators - answered) + CASE WHEN weighted > 0 THEN indicators - scored ELSE 0 END
    + CASE WHEN score_total IS NULL THEN 1 ELSE 0 END + CASE WHEN is_executed_blank THEN 1 ELSE 0 END
    + CASE WHEN is_execution_score_blank THEN 1 ELSE 0 END AS stated,
  [] AS fact_ids, [line_start] AS line_starts, project_id, indicators, indicators - answered AS blank_answers,
  CASE WHEN weighted > 0 THEN indicators - scored ELSE 0 END AS blank_scores, score_total IS NULL AS is_total_blank,
  CASE WHEN is_executed_blank THEN true END AS is_executed_blank,
  CASE WHEN is_execution_score_blank THEN true END AS is_execution_score_blank,
  ['indicators'] AS missing
FROM (SELECT *, coalesce(covers = 'project' AND adjusted_budget > 0 AND executed IS NULL, false) AS is_executed_blank,
  coalesce(execution_weight > 0 AND execution_score IS NULL, false) AS is_execution_score_blank FROM audit_forms);

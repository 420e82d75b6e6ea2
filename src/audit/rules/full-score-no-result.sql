-- id: full-score-no-result
-- severity: warning
-- title_zh: 无结果而得满分
-- title_en: Full marks, no result
-- explanation_zh: 该指标得满分，但完成值空白，或印的是评分档次本身（如“优良中低差”）、指标名称或空泛的“情况”。表中看不出实际结果。
-- explanation_en: The indicator has full marks, but its achieved value is blank, or repeats the grading scale itself (优良中低差), the name of the indicator or a mere 情况. What was achieved the form does not say.
-- needs: indicators
WITH judged AS (
  SELECT *,
    CASE
      WHEN answer = '' THEN 'blank'
      -- Best and worst grade in one answer: the scale, not a grade of it.
      WHEN regexp_matches(answer, '^[优良中低差好坏高、/，,]+$') AND regexp_matches(answer, '[优好高]')
        AND regexp_matches(answer, '[差坏低]') THEN 'scale'
      WHEN answer = asked AND regexp_matches(answer, '情况$') THEN 'no-content'
      WHEN answer = asked AND answer = level3 THEN 'name'
    END AS lack
  FROM audit_indicators
)
SELECT
  document_id,
  CASE WHEN weight IS NULL OR score IS NULL THEN 'not-checkable'
    WHEN is_full AND lack IS NOT NULL THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  -- 降低成本 for an answer to 降低成本 may say that it was lowered.
  CASE WHEN lack = 'name' THEN 'notice' END AS severity,
  level3 AS subject_zh, score AS stated, 'point' AS unit, [] AS fact_ids, [line_start] AS line_starts,
  lack AS check_name, line_end, indicator_id, project_id, project_zh, achieved_text, target_text, weight,
  CASE WHEN score IS NULL THEN ['score'] ELSE [] END AS missing
FROM judged;

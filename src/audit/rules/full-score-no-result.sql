-- id: full-score-no-result
-- severity: warning
-- title_zh: 无结果而得满分
-- title_en: Full marks, no result
-- explanation_zh: 该指标得满分，但完成值空白，或填的是评分档次本身（如“优良中低差”）、指标名称或空泛的“情况”。表中看不出实际结果。
-- explanation_en: The indicator has full marks, but its achieved value is blank, or repeats the grading scale itself (优良中低差), the name of the indicator or a mere 情况. What was achieved the form does not say.
-- needs: indicators
-- sentence_zh: “{project_zh}”的指标{subject}得满分 {score}，但[check = blank ? 完成值空白 | [check = scale ? 完成值填的是评分档次本身，没有选出一档 | check = name ? 完成值只是重复指标名称 | 完成值只是重复目标的“情况”二字，没有结果]（{achieved}）]。
-- sentence_en: The indicator {subject} of “{project_zh}” has full marks, {score}, but [check = blank ? its result is blank | [check = scale ? its result is the grading scale itself, with no grade chosen | check = name ? its result only repeats the name of the indicator | its result only repeats the words of the target] ({achieved})].
-- question_zh: {subject}的实际完成情况是什么？
-- question_en: What was actually achieved under {subject}?
-- show: target, achieved, score
-- role target: 目标值 | Target
-- role achieved: 完成值 | Result
-- text achieved: [check = blank ? 空白 | “{value}”] | [check = blank ? blank | “{value}”]
-- role score: 得分 / 权重 | Score / weight
-- text score: {value:plain}/{weight:point}
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
  level3 AS subject_zh, score AS stated, 'point' AS unit,
  [audit_term('target', indicator := indicator_id, text := target_text),
    audit_term('achieved', indicator := indicator_id, text := achieved_text),
    audit_term('score', indicator := indicator_id, value := score, unit := 'point')] AS terms,
  lack AS check_name, project_zh, weight,
  CASE WHEN score IS NULL THEN ['score'] ELSE [] END AS missing
FROM judged;

-- id: saturation
-- severity: notice
-- title_zh: 满分比例
-- title_en: Saturation of scores
-- explanation_zh: 自评指标几乎全部得满分，或完成值几乎全部恰好等于目标。从得分看不出各项指标的差别，可询问目标是如何设定的。
-- explanation_en: Nearly all indicators have full marks, or nearly all achieved values equal their target exactly. The scores tell no difference between the indicators; how the targets were set may be asked.
-- allowance_zh: 至少十项指标，并且比例达到九成才列出。
-- allowance_en: Tells of a share of nine in ten or more, of at least ten indicators.
-- needs: indicators
-- sentence_zh: {scored} 项计分的指标中有 {full_marks} 项得满分；{measured} 项有数值的指标中有 {equal_to_target} 项完成值恰好等于目标值。从得分看不出各项指标的差别。
-- sentence_en: {full_marks} of {scored} scored indicators have full marks; {equal_to_target} of the {measured} with numbers equal their target exactly. The scores tell no difference between the indicators.
-- question_zh: 目标值是在年初确定的吗，是如何确定的？
-- question_en: Were the targets set at the beginning of the year, and how?
-- show: full, equal
-- role full: 得满分的指标 | Indicators at full marks
-- text full: {full_marks} / {scored}
-- role equal: 完成值等于目标值的指标 | Results equal to their target
-- text equal: {equal_to_target} / {measured}
WITH counted AS (
  SELECT document_id, count(*) FILTER (weight > 0 AND score IS NOT NULL) AS scored, count(*) FILTER (is_full) AS full_marks,
    count(*) FILTER (target_value IS NOT NULL AND achieved_value IS NOT NULL) AS measured,
    count(*) FILTER (target_value = achieved_value) AS equal_to_target, min(line_start) AS line_start
  FROM audit_indicators
  GROUP BY document_id
)
SELECT
  document_id,
  CASE WHEN scored < 10 AND measured < 10 THEN 'not-checkable'
    WHEN (scored >= 10 AND full_marks >= 0.9 * scored) OR (measured >= 10 AND equal_to_target >= 0.9 * measured)
      THEN 'inconsistent'
    ELSE 'consistent' END AS outcome,
  '绩效指标' AS subject_zh, 100.0 * full_marks / nullif(scored, 0) AS stated,
  100.0 * equal_to_target / nullif(measured, 0) AS computed, '%' AS unit,
  [audit_term('full', line := line_start), audit_term('equal', line := line_start)] AS terms,
  CAST(scored AS INTEGER) AS scored, CAST(full_marks AS INTEGER) AS full_marks, CAST(measured AS INTEGER) AS measured, CAST(equal_to_target AS INTEGER) AS equal_to_target, ['score'] AS missing
FROM counted;

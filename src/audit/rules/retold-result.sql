-- id: retold-result
-- severity: warning
-- title_zh: 文字与指标表的完成值
-- title_en: A result in words and in the table
-- explanation_zh: 自评表或评价报告的文字说明了一项指标的完成数，与指标表中同一指标的完成值不同。至少一处有误。
-- explanation_en: The words of a form or a report give the result of an indicator, and the table of indicators gives another. At least one of the two is wrong.
-- allowance_zh: 文字重复目标值的视为相符。只比较指标自己的名称和单位。
-- allowance_en: Words that repeat the target agree. Compared only under the indicator's own name and unit.
-- needs: retold_results
-- sentence_zh: “{project_zh}”的指标{subject}在指标表中的完成值是 {computed}，在文字中是 {stated}{apart}
-- sentence_en: The result of the indicator {subject} of “{project_zh}” is {computed} in the table of indicators and {stated} in the text{apart}
-- question_zh: {subject}完成的是 {computed} 还是 {stated}，以哪一处为准？
-- question_en: Is the result of {subject} {computed} or {stated}, and which place holds?
-- show: achieved, retold
-- role achieved: 指标表的完成值 | Result in the table
-- text achieved: {computed}
-- role retold: 文字所述 | In the text
WITH told AS (
  SELECT r.document_id, r.repeated_figure_id, r.value, r.decimals, r.line_start, r.label_zh
  FROM audit_repeated r
  WHERE r.role = 'retold'
),
-- In a form its own indicator, in a report the only one of that name.
named AS (
  SELECT t.*, i.indicator_id, i.project_zh, i.unit, i.achieved_value, i.target_value,
    t.line_start BETWEEN p.line_start AND p.line_end AS is_own
  FROM told t
  JOIN audit_indicators i ON i.document_id = t.document_id AND i.level3 = t.label_zh
  JOIN projects p ON p.project_id = i.project_id
  WHERE i.achieved_value IS NOT NULL
  QUALIFY is_own OR (count(*) OVER (PARTITION BY t.repeated_figure_id) = 1
    AND NOT bool_or(is_own) OVER (PARTITION BY t.repeated_figure_id))
),
judged AS (
  SELECT document_id, indicator_id, project_zh, label_zh, unit, achieved_value,
    bool_and(abs(value - achieved_value) <= audit_half(decimals) + 1e-9
      OR coalesce(abs(value - target_value) <= audit_half(decimals) + 1e-9, false)) AS agrees,
    arg_max({value: value, half: audit_half(decimals)}, {distance: abs(value - achieved_value), line: -line_start}) AS farthest,
    list(audit_term('retold', line := line_start, value := value, unit := unit) ORDER BY line_start, repeated_figure_id)
      AS places
  FROM named
  GROUP BY ALL
)
SELECT
  document_id, CASE WHEN agrees THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, farthest.value AS stated, achieved_value AS computed, farthest.value - achieved_value AS difference,
  0 AS tolerance, unit,
  list_concat([audit_term('achieved', indicator := indicator_id, value := achieved_value, unit := unit)], places) AS terms,
  project_zh, [] AS missing
FROM judged;

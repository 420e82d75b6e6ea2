-- id: retold-result
-- severity: warning
-- title_zh: 文字与指标表的完成值
-- title_en: A result in words and in the table
-- explanation_zh: 自评表或评价报告的文字说明了一项指标的完成数，与指标表中同一指标的完成值不同。至少一处有误。
-- explanation_en: The words of a form or a report give the result of an indicator, and the table of indicators gives another. At least one of the two is wrong.
-- allowance: Words that repeat the target agree. Compared only under the indicator's own name and unit.
-- needs: indicators
WITH told AS (
  SELECT r.document_id, r.repeated_figure_id, r.value, r.decimals, r.line_start, r.label_zh
  FROM audit_repeated r
  WHERE r.role = 'retold'
),
-- In a form its own indicator, in a report the only one of that name.
named AS (
  SELECT t.*, i.indicator_id, i.project_id, i.project_zh, i.unit, i.achieved_value, i.target_value, i.line_start AS table_line,
    i.line_end, t.line_start BETWEEN p.line_start AND p.line_end AS is_own
  FROM told t
  JOIN audit_indicators i ON i.document_id = t.document_id AND i.level3 = t.label_zh
  JOIN projects p ON p.project_id = i.project_id
  WHERE i.achieved_value IS NOT NULL
  QUALIFY is_own OR (count(*) OVER (PARTITION BY t.repeated_figure_id) = 1
    AND NOT bool_or(is_own) OVER (PARTITION BY t.repeated_figure_id))
),
judged AS (
  SELECT document_id, indicator_id, project_id, project_zh, label_zh, unit, achieved_value, table_line, line_end,
    bool_and(abs(value - achieved_value) <= audit_half(decimals) + 1e-9
      OR coalesce(abs(value - target_value) <= audit_half(decimals) + 1e-9, false)) AS agrees,
    arg_max({value: value, half: audit_half(decimals)}, {distance: abs(value - achieved_value), line: -line_start}) AS farthest,
    list(line_start ORDER BY line_start, repeated_figure_id) AS lines,
    list(value ORDER BY line_start, repeated_figure_id) AS term_values
  FROM named
  GROUP BY ALL
)
SELECT
  document_id, CASE WHEN agrees THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  label_zh AS subject_zh, farthest.value AS stated, achieved_value AS computed, farthest.value - achieved_value AS difference,
  0 AS tolerance, unit, [] AS fact_ids, list_concat([table_line], lines) AS line_starts, line_end, indicator_id, project_id,
  project_zh, term_values, [] AS missing
FROM judged;

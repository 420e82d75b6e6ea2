-- id: sum-list
-- severity: warning
-- title_zh: “其中”各项之和
-- title_en: A whole and the parts listed with it
-- explanation_zh: 正文列出一个总数，并以“其中”列出各部分，各部分之和不应超过总数；人数的各部分一般应等于总数。两者不合时，总数或某一部分有误，或有部分没有列出。
-- explanation_en: The text names a whole and lists its parts with 其中; together they are not more than the whole, and of people as a rule just as many. Otherwise the whole or a part is wrong, or a part was not listed.
-- allowance: Parts that make less than their whole may be a selection: of people that is a notice, of anything else nothing is said.
-- needs: repeated_figures
WITH figure AS (
  SELECT r.*,
    r.value - CASE WHEN unit = 'CNY10k' THEN audit_half(decimals) ELSE 0 END AS low,
    r.value + CASE WHEN unit = 'CNY10k' THEN audit_half(decimals) ELSE 0 END AS high
  FROM repeated_figures r JOIN audit_documents d USING (document_id)
),
summed AS (
  SELECT w.document_id, w.list_id, w.label_zh, w.unit, w.line_start, w.value AS stated, w.low, w.high,
    sum(p.value) AS computed, sum(p.low) AS computed_low, sum(p.high) AS computed_high,
    list(p.value ORDER BY p.line_start, p.repeated_figure_id) AS term_values,
    list(p.label_zh ORDER BY p.line_start, p.repeated_figure_id) AS term_labels,
    list(p.line_start ORDER BY p.line_start, p.repeated_figure_id) AS part_lines
  FROM figure w
  JOIN figure p ON p.document_id = w.document_id AND p.list_id = w.list_id AND p.role = 'part'
  WHERE w.role = 'whole'
  GROUP BY ALL
),
judged AS (
  SELECT *, audit_outcome(stated, low, high, computed, computed_low, computed_high) AS outcome,
    -- People listed with a staff that they have left may not be counted in it.
    unit = 'person' AND abs(stated - list_sum([0] || [value for value, i in term_values
      if NOT regexp_matches(term_labels[i], '退休|离休|离岗|退养')])) < 0.5 AS is_without_retired
  FROM summed
)
SELECT
  document_id,
  CASE WHEN outcome = 'inconsistent' AND computed < stated AND unit <> 'person' THEN 'not-checkable' ELSE outcome END AS outcome,
  CASE WHEN computed < stated THEN 'notice' END AS severity,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, low, high, computed, computed_low, computed_high) AS tolerance, unit, [] AS fact_ids,
  list_concat([line_start], part_lines) AS line_starts, list_id, term_values, term_labels,
  CASE WHEN is_without_retired THEN true END AS is_without_retired, again.line AS accounts_line, ['coverage'] AS missing
FROM judged
-- A report may repeat a sum of the accounts, and its error with it.
LEFT JOIN (
  SELECT document_id, stated, computed, min(line_start) AS line FROM audit_sum_checks
  WHERE outcome = 'inconsistent'
  GROUP BY ALL
) again USING (document_id, stated, computed);

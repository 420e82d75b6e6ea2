-- Self-assessment forms as the rules read them: a form with what its rows add up to.
CREATE OR REPLACE TEMP TABLE audit_indicators AS
SELECT
  i.*, p.name_zh AS project_zh, p.seq, p.covers,
  i.weight > 0 AND i.score = i.weight AS is_full,
  target_met(i.operator, i.achieved_value, i.target_value, i.level1, i.level2, i.unit, i.level3) AS is_met,
  -- What is missing where it is not known whether the target was met.
  CASE WHEN is_met IS NOT NULL THEN NULL WHEN i.achieved_value IS NULL THEN 'achieved_value'
    WHEN i.target_value IS NULL THEN 'target_value' ELSE 'target_direction' END AS unjudged,
  replace(replace(coalesce(i.achieved_text, ''), ' ', ''), '　', '') AS answer,
  replace(replace(coalesce(i.target_text, ''), ' ', ''), '　', '') AS asked
FROM indicators i
JOIN audit_documents d USING (document_id)
JOIN projects p USING (project_id);

-- What of a form was not read, by the reason: its totals count that.
CREATE OR REPLACE TEMP TABLE audit_form_gaps AS
SELECT p.project_id, list(DISTINCT r.label_zh) AS gaps
FROM projects p
JOIN audit_documents d USING (document_id)
JOIN repeated_figures r ON r.document_id = p.document_id AND r.line_start BETWEEN p.line_start AND p.line_end
WHERE r.role = 'unread-mark' AND p.form = 'form' AND p.covers <> 'task'
GROUP BY p.project_id;

-- One row per form; the tasks of a whole department's form are scored like indicators of it.
CREATE OR REPLACE TEMP TABLE audit_forms AS
WITH task AS (
  SELECT t.parent_id AS project_id, count(*) AS tasks, sum(t.execution_weight) AS weights,
    sum(t.execution_score) AS scores, count(t.execution_score) AS scored
  FROM projects t
  WHERE t.covers = 'task'
  GROUP BY t.parent_id
),
summed AS (
  SELECT
    project_id, count(*) AS indicators, count(weight) AS weighted, count(score) AS scored,
    count(*) FILTER (answer <> '') AS answered, count(*) FILTER (is_full) AS full_marks,
    min(coalesce(TRY_CAST(regexp_extract(cell_lines, 'achieved:([0-9]+)', 1) AS INTEGER), line_start)) FILTER (answer = '')
      AS first_blank, sum(weight) AS weights, sum(score) AS scores,
    list({line_start: line_start, indicator_id: indicator_id, level3: level3, weight: weight, score: score}) AS rows
  FROM audit_indicators
  GROUP BY project_id
)
SELECT
  p.project_id, p.document_id, p.seq, p.covers, p.name_zh, p.project_code, p.unit_zh, p.disclosed, p.line_start, p.line_end,
  p.initial_budget, p.adjusted_budget, p.executed, p.executed_decimals, p.execution_pct, p.execution_weight, p.execution_score,
  p.deduction, p.weight_total, p.score_total, p.reason_text,
  coalesce(s.indicators, 0) AS indicators, coalesce(s.weighted, 0) AS weighted, coalesce(s.scored, 0) AS scored,
  coalesce(s.answered, 0) AS answered, coalesce(s.full_marks, 0) AS full_marks, s.first_blank,
  coalesce(s.weights, 0) AS weights, coalesce(s.scores, 0) AS scores,
  coalesce(list_sort(s.rows), []) AS rows,
  coalesce(g.gaps, []) AS gaps, coalesce(len(list_filter(g.gaps, lambda reason: reason <> 'unaligned-funds')), 0) = 0 AS has_all_marks,
  coalesce(t.tasks, 0) AS tasks, coalesce(t.scored, 0) AS tasks_scored,
  coalesce(t.weights, 0) AS task_weights, coalesce(t.scores, 0) AS task_scores
FROM projects p
JOIN audit_documents d USING (document_id)
LEFT JOIN summed s USING (project_id)
LEFT JOIN task t USING (project_id)
LEFT JOIN audit_form_gaps g USING (project_id)
WHERE p.form = 'form' AND p.covers <> 'task';

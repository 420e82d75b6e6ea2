-- id: score-sum
-- severity: error
-- title_zh: 得分之和
-- title_en: Scores and their total
-- explanation_zh: 自评总分应等于各项得分与预算执行得分之和减去减分项，任何一项得分都不应高于其权重。总分与各项对不上，说明总分或某项得分有误。
-- explanation_en: A total score is the sum of the scores and of that for execution, less deductions, and no score is above its weight. A total that its parts do not make means that it or one of them is wrong.
-- needs: score_total
WITH totalled AS (
  SELECT *,
    scores + task_scores + coalesce(execution_score, 0) - coalesce(deduction, 0) AS computed,
    audit_half(audit_digits(score_total)) AS half,
    -- A form without indicators still adds up if it says what execution earned and what was deducted.
    scored = indicators AND tasks_scored = tasks
      AND (indicators > 0 OR (execution_score IS NOT NULL AND deduction IS NOT NULL))
      -- Weights that miss their own total speak of a row that was not read, or is not there.
      AND (weight_total IS NULL OR least(abs(weights + task_weights + coalesce(execution_weight, 0) - weight_total),
        abs(weights + task_weights - weight_total)) <= 1e-6) AS is_whole
  FROM audit_forms
  WHERE indicators > 0 OR score_total IS NOT NULL
),
-- Scores of the parts of a department's assessment, with the overall score of the same report: the last one
-- stated before its first part.
component AS (
  SELECT s.document_id, s.score_id, s.score, s.line_start, s.subject_zh,
    -- What the explanation of the part arrives at, where that is another score.
    coalesce((SELECT min(e.score) FROM scores e WHERE e.document_id = s.document_id AND e.part = s.part AND e.basis = 'explained'),
      s.score) AS explained
  FROM scores s JOIN audit_documents d USING (document_id)
  WHERE s.scope = 'department' AND s.part IS NOT NULL AND s.basis = 'stated'
),
parts AS (
  SELECT document_id, sum(score) AS computed, sum(explained) AS explained, min(line_start) AS first_line, count(*) AS parts,
    list(score_id ORDER BY line_start, score_id) AS score_ids,
    list(line_start ORDER BY line_start, score_id) AS part_lines,
    list(score ORDER BY line_start, score_id) AS term_values
  FROM component GROUP BY document_id
),
overall AS (
  SELECT p.document_id, arg_max({score: s.score, line_start: s.line_start, subject_zh: s.subject_zh, score_id: s.score_id},
    {line: s.line_start, id: s.score_id}) AS total
  FROM parts p
  JOIN scores s ON s.document_id = p.document_id AND s.scope = 'department' AND s.part IS NULL
    AND s.line_start < p.first_line
  GROUP BY p.document_id
)
SELECT
  document_id,
  CASE
    WHEN score_total IS NULL OR NOT is_whole THEN 'not-checkable'
    WHEN abs(computed - score_total) <= half + 1e-9 THEN 'consistent'
    ELSE 'inconsistent'
  END AS outcome,
  -- The total of a form without indicators may stand for no score.
  CASE WHEN indicators = 0 THEN 'warning' END AS severity,
  name_zh AS subject_zh, score_total AS stated, computed, score_total - computed AS difference, half AS tolerance,
  'point' AS unit, [] AS fact_ids, list_concat([line_start], [i.line_start for i in rows]) AS line_starts,
  'form' AS check_name, project_id, execution_score, deduction, task_scores, [i.score for i in rows] AS term_values,
  [CASE WHEN score_total IS NULL THEN 'score_total' END, CASE WHEN NOT is_whole THEN 'score' END] AS missing
FROM totalled
UNION ALL BY NAME
SELECT
  p.document_id,
  CASE
    WHEN o.total IS NULL THEN 'not-checkable'
    WHEN abs(p.computed - o.total.score) <= audit_half(audit_digits(o.total.score)) + 1e-9 THEN 'consistent'
    ELSE 'inconsistent'
  END AS outcome,
  -- With what the explanations say the sum is right: of that tells the rule `score-conflict`.
  CASE WHEN abs(p.explained - o.total.score) <= audit_half(audit_digits(o.total.score)) + 1e-9 THEN 'warning' END AS severity,
  o.total.subject_zh AS subject_zh, o.total.score AS stated, p.computed, o.total.score - p.computed AS difference,
  audit_half(audit_digits(o.total.score)) AS tolerance, 'point' AS unit, [] AS fact_ids,
  list_concat([o.total.line_start], p.part_lines) AS line_starts, 'components' AS check_name,
  list_concat([o.total.score_id], p.score_ids) AS score_ids, p.term_values, ['score'] AS missing
FROM parts p LEFT JOIN overall o USING (document_id)
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN score > weight + 1e-9 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  level3 AS subject_zh, score AS stated, weight AS computed, score - weight AS difference, 0 AS tolerance,
  'point' AS unit, [] AS fact_ids, [line_start] AS line_starts, 'above-weight' AS check_name, indicator_id, project_id,
  [] AS missing
FROM audit_indicators
WHERE score IS NOT NULL AND weight IS NOT NULL
UNION ALL BY NAME
SELECT
  p.document_id, CASE WHEN p.execution_score > p.execution_weight + 1e-9 THEN 'inconsistent' ELSE 'consistent' END,
  p.name_zh AS subject_zh, p.execution_score AS stated, p.execution_weight AS computed,
  p.execution_score - p.execution_weight AS difference, 0 AS tolerance, 'point' AS unit, [] AS fact_ids,
  [p.line_start] AS line_starts, 'above-weight' AS check_name, p.project_id, [] AS missing
FROM projects p JOIN audit_documents d USING (document_id)
WHERE p.execution_score IS NOT NULL AND p.execution_weight IS NOT NULL
UNION ALL BY NAME
-- A total above the total of the weights counts something that the weights do not. Where that is what execution
-- weighs, the total of the weights may only leave it out.
SELECT
  document_id, CASE WHEN score_total > weight_total + 1e-9 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  CASE WHEN score_total <= weight_total + coalesce(execution_weight, 0) + 1e-9 THEN 'notice' END AS severity,
  name_zh AS subject_zh, score_total AS stated, weight_total AS computed, score_total - weight_total AS difference,
  0 AS tolerance, 'point' AS unit, [] AS fact_ids, [line_start] AS line_starts, 'above-total' AS check_name, project_id,
  line_end, [] AS missing
FROM audit_forms
WHERE score_total IS NOT NULL AND weight_total IS NOT NULL;

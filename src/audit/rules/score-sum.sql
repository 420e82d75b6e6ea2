-- id: score-sum
-- severity: error
-- title_zh: 得分之和
-- title_en: Scores and their total
-- explanation_zh: 自评总分应等于各项得分与预算执行得分之和减去减分项，任何一项得分都不应高于其权重。总分与各项对不上，说明总分或某项得分有误。
-- explanation_en: A total score is the sum of the scores and of that for execution, less deductions, and no score is above its weight. A total that its parts do not make means that it or one of them is wrong.
-- needs: score_total
-- check: form
-- sentence_zh: {subject}的自评总分是 {stated}，而表中各项得分相加（减去扣分）是 {computed}{apart}
-- sentence_en: The total score of {subject} is {stated}; the scores in its form, less deductions, make {computed}{apart}
-- question_zh: {subject}的总分与各项得分不一致，以哪一个为准？
-- question_en: The total score of {subject} and the scores in its form differ: which holds?
-- show: stated = execution + tasks + score + … − deduction
-- role stated: 总分 | Total score
-- role execution: 预算执行得分 | Score for execution
-- role tasks: 各项任务得分 | Scores of the tasks
-- aside score: 得分 | score
-- role deduction: 扣分 | Deduction
-- check: components
-- sentence_zh: 报告给部门的总分是 {stated}，其后 {part.count} 个分项的得分相加是 {computed}{apart}
-- sentence_en: The report gives the department {stated}; the scores of the {part.count} parts that follow add up to {computed}{apart}
-- question_zh: 部门总分与各分项得分之和不一致，总分是如何得出的？如有误，请更正并公告。
-- question_en: The overall score and the sum of its parts differ: what makes the difference? Please explain the basis; if a figure is wrong, please correct it and publish the correction.
-- show: stated = part + …
-- role stated: 总分 | Overall score
-- role part: 第 {at} 项 | Row {at}
-- aside part: 分项得分 | score of a part
-- check: above-weight
-- sentence_zh: {subject}的权重是 {computed}，得分是 {stated}{apart}
-- sentence_en: {subject} has a weight of {computed} and a score of {stated}{apart}
-- question_zh: {subject}的得分或权重应为多少？
-- question_en: What should the score or the weight of {subject} be?
-- show: score, weight
-- role score: 得分 | Score
-- role weight: 权重 | Weight
-- check: above-total
-- sentence_zh: {subject}的自评总分是 {stated}，高于表中载明的总权重 {computed}{apart}
-- sentence_en: The total score of {subject}, {stated}, is above the total weight that its form gives, {computed}{apart}
-- question_zh: {subject}的总分为何高于总权重，其中计入了哪些得分？
-- question_en: Why is the total score of {subject} above the total weight, and which scores does it count?
-- show: score_total, weights
-- role score_total: 总分 | Total score
-- role weights: 表中的总权重 | Total weight as published
-- check: above-hundred
-- sentence_zh: {subject}的自评得分是 {stated}，高于通常的满分 100 分；公开的自评表没有载明更高的总权重。
-- sentence_en: The self-assessment score of {subject} is {stated}, above the usual full marks of 100; no published form gives a higher total weight.
-- question_zh: {subject}的满分是多少，其中是否计入加分？
-- question_en: What are the full marks of {subject}, and are extra marks counted?
-- show: stated
-- role stated: 得分 | Score
WITH totalled AS (
  SELECT *,
    scores + task_scores + coalesce(execution_score, 0) - coalesce(deduction, 0) AS computed,
    audit_half(audit_digits(score_total)) AS half,
    -- A form without indicators still adds up if it says what execution earned and what was deducted.
    scored = indicators AND tasks_scored = tasks AND has_all_marks
      AND (indicators > 0 OR (execution_score IS NOT NULL AND deduction IS NOT NULL))
      -- Weights that miss their own total speak of a row that was not read, or is not there.
      AND (weight_total IS NULL OR least(abs(weights + task_weights + coalesce(execution_weight, 0) - weight_total),
        abs(weights + task_weights - weight_total)) <= 1e-6)
      -- A total that says more than the rows that were read may count one that was not: as long as their weights leave
      -- room for it, or nothing tells what they weigh.
      AND NOT (weight_total IS NULL AND score_total > computed + half
        AND CASE WHEN weighted > 0 THEN score_total - computed <= 100 - weights - task_weights - coalesce(execution_weight, 0) + 1e-6
          ELSE execution_score IS NULL END) AS is_whole
  FROM audit_forms
  -- What is withheld as confidential is not asked about.
  WHERE disclosed AND (indicators > 0 OR score_total IS NOT NULL)
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
    list(audit_term('part', line := line_start, value := score, unit := 'point') ORDER BY line_start, score_id) AS part_terms
  FROM component GROUP BY document_id
),
overall AS (
  SELECT p.document_id, arg_max({score: s.score, line_start: s.line_start, subject_zh: s.subject_zh},
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
  'point' AS unit,
  list_concat([
      audit_term('stated', form := project_id, field := 'score_total', value := score_total, unit := 'point'),
      CASE WHEN execution_score IS NOT NULL
        THEN audit_term('execution', form := project_id, field := 'execution_score', value := execution_score, unit := 'point') END,
      CASE WHEN task_scores <> 0 THEN audit_term('tasks', form := project_id, value := task_scores, unit := 'point') END],
    [audit_term('score', indicator := i.indicator_id, value := i.score, unit := 'point') for i in rows],
    [CASE WHEN deduction <> 0 THEN audit_term('deduction', form := project_id, value := deduction, unit := 'point') END]) AS terms,
  'form' AS check_name,
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
  audit_half(audit_digits(o.total.score)) AS tolerance, 'point' AS unit,
  list_concat([audit_term('stated', line := o.total.line_start, value := o.total.score, unit := 'point')], p.part_terms) AS terms,
  'components' AS check_name,
  CASE WHEN p.explained <> p.computed THEN concat_ws(' ', 'part', round(abs(o.total.score - p.computed), 4)) END AS cause,
  ['score'] AS missing
FROM parts p LEFT JOIN overall o USING (document_id)
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN score > weight + 1e-9 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  level3 AS subject_zh, score AS stated, weight AS computed, score - weight AS difference, 0 AS tolerance,
  'point' AS unit,
  [audit_term('score', indicator := indicator_id, value := score, unit := 'point'),
    audit_term('weight', indicator := indicator_id, value := weight, unit := 'point')] AS terms, 'above-weight' AS check_name,
  [] AS missing
FROM audit_indicators
WHERE score IS NOT NULL AND weight IS NOT NULL
UNION ALL BY NAME
SELECT
  p.document_id, CASE WHEN p.execution_score > p.execution_weight + 1e-9 THEN 'inconsistent' ELSE 'consistent' END,
  p.name_zh AS subject_zh, p.execution_score AS stated, p.execution_weight AS computed,
  p.execution_score - p.execution_weight AS difference, 0 AS tolerance, 'point' AS unit,
  [audit_term('score', form := p.project_id, field := 'execution_score', value := p.execution_score, unit := 'point'),
    audit_term('weight', form := p.project_id, field := 'execution_weight', value := p.execution_weight, unit := 'point')] AS terms,
  'above-weight' AS check_name, [] AS missing
FROM projects p JOIN audit_documents d USING (document_id)
WHERE p.execution_score IS NOT NULL AND p.execution_weight IS NOT NULL AND p.disclosed
UNION ALL BY NAME
-- A total above the total of the weights counts something that the weights do not. Where that is what execution
-- weighs, the total of the weights may only leave it out.
SELECT
  document_id, CASE WHEN score_total > weight_total + 1e-9 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  CASE WHEN score_total <= weight_total + coalesce(execution_weight, 0) + 1e-9 THEN 'notice' END AS severity,
  name_zh AS subject_zh, score_total AS stated, weight_total AS computed, score_total - weight_total AS difference,
  0 AS tolerance, 'point' AS unit,
  [audit_term('score_total', form := project_id, value := score_total, unit := 'point'),
    audit_term('weights', form := project_id, field := 'weight_total', value := weight_total, unit := 'point')] AS terms, 'above-total' AS check_name,
  [] AS missing
FROM audit_forms
WHERE disclosed AND score_total IS NOT NULL AND weight_total IS NOT NULL
UNION ALL BY NAME
-- Marks above a hundred, where no form says that there are more; a form that says there are less is told of above.
SELECT
  s.document_id, 'inconsistent' AS outcome, 'notice' AS severity,
  s.subject_zh, s.score AS stated, s.score - 100 AS difference, 0 AS tolerance, 'point' AS unit,
  [audit_term('stated', line := s.line_start, value := s.score, unit := 'point')] AS terms, 'above-hundred' AS check_name, [] AS missing
FROM (FROM scores WHERE origin = 'stated' AND part IS NULL AND score > 100
  QUALIFY row_number() OVER (PARTITION BY document_id, scope, subject_zh, score ORDER BY line_start, score_id) = 1) s
JOIN audit_documents d USING (document_id)
WHERE NOT EXISTS (FROM audit_forms f WHERE f.document_id = s.document_id AND (
  f.weight_total >= s.score OR f.weights + f.task_weights + coalesce(f.execution_weight, 0) >= s.score
  OR f.weight_total IS NOT NULL AND s.line_start BETWEEN f.line_start AND f.line_end));

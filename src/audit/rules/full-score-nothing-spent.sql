-- id: full-score-nothing-spent
-- severity: warning
-- title_zh: 未支或少支而得满分
-- title_en: Full marks, little or nothing spent
-- explanation_zh: 项目有预算而没有执行，其产出指标仍得满分；或执行不足三分之二，全部指标仍得满分（只作提示）。应询问没有相应支出如何取得这些产出。
-- explanation_en: The project had a budget and executed none of it, and its outputs have full marks all the same; or it executed less than two thirds, and every indicator has full marks (a notice). The question is how they were produced without the spending.
-- allowance: A project that executed less than two thirds of its budget while every indicator has full marks is a notice.
-- needs: executed
WITH output AS (
  SELECT project_id, count(*) AS outputs, count(*) FILTER (is_full) AS full_outputs,
    list(line_start ORDER BY line_start) FILTER (is_full) AS lines, count(score) AS scored
  FROM audit_indicators
  WHERE level1 IS NULL OR level1 LIKE '%产出%' OR level1 LIKE '%完成%'
  GROUP BY project_id
)
SELECT
  f.document_id,
  CASE
    WHEN f.executed IS NULL OR o.project_id IS NULL OR o.scored = 0 THEN 'not-checkable'
    WHEN f.executed = 0 AND coalesce(f.adjusted_budget, f.initial_budget, 0) > 0 AND o.full_outputs > 0 THEN 'inconsistent'
    WHEN f.executed < f.adjusted_budget * 2 / 3 AND f.indicators > 0 AND f.full_marks = f.indicators THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  CASE WHEN f.executed > 0 THEN 'notice' END AS severity,
  f.name_zh AS subject_zh, f.executed AS stated, coalesce(f.adjusted_budget, f.initial_budget) AS computed,
  f.executed - coalesce(f.adjusted_budget, f.initial_budget) AS difference, 'CNY10k' AS unit, [] AS fact_ids,
  list_concat([f.line_start], coalesce(o.lines, [])) AS line_starts, f.project_id, o.outputs, o.full_outputs,
  f.scores AS score, f.execution_pct,
  [CASE WHEN f.executed IS NULL THEN 'executed' END, CASE WHEN coalesce(o.scored, 0) = 0 THEN 'score' END] AS missing
FROM audit_forms f
LEFT JOIN output o USING (project_id)
WHERE f.covers = 'project';

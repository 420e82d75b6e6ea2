-- id: execution-score
-- severity: warning
-- title_zh: 预算执行得分
-- title_en: Score for execution
-- explanation_zh: 预算执行得分一般为权重乘以执行率，执行率达到100%得满分。得分与此不符时，应询问按何种办法计分。
-- explanation_en: The score for execution is the weight times the execution rate, full at 100 %. Where the score is another, the question is by what rule it was given.
-- allowance: The rate is the printed one or the one its amounts make, whichever suits the score better.
-- needs: execution_score
WITH marked AS (
  SELECT
    p.document_id, p.project_id, p.name_zh, p.line_start, p.execution_weight AS weight, p.execution_score AS stated,
    p.execution_pct, p.executed, p.adjusted_budget,
    audit_half(audit_digits(p.execution_score)) AS half,
    least(coalesce(100 * p.executed / nullif(p.adjusted_budget, 0), p.execution_pct), 100) AS made,
    least(p.execution_pct, 100) AS printed
  FROM projects p
  JOIN audit_documents d USING (document_id)
  WHERE p.execution_score IS NOT NULL
),
expected AS (
  SELECT *, weight * made / 100 AS by_amounts, weight * coalesce(printed, made) / 100 AS by_rate,
    weight * coalesce(printed, made) / 100 AS computed
  FROM marked
)
SELECT
  document_id,
  CASE
    WHEN computed IS NULL THEN 'not-checkable'
    WHEN stated - half <= greatest(by_amounts, by_rate) + 1e-9 AND stated + half >= least(by_amounts, by_rate) - 1e-9
      THEN 'consistent'
    ELSE 'inconsistent'
  END AS outcome,
  audit_severity(stated - computed, audit_digits(stated)) AS severity,
  name_zh AS subject_zh, stated, computed, stated - computed AS difference,
  half + abs(by_amounts - by_rate) AS tolerance, 'point' AS unit, [] AS fact_ids, [line_start] AS line_starts,
  project_id, weight, execution_pct, executed, adjusted_budget,
  [CASE WHEN weight IS NULL THEN 'execution_weight' END, CASE WHEN made IS NULL THEN 'execution_pct' END] AS missing
FROM expected;

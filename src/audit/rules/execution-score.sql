-- id: execution-score
-- severity: warning
-- title_zh: 预算执行得分
-- title_en: Score for execution
-- explanation_zh: 预算执行得分一般为权重乘以执行率，执行率达到100%得满分。得分与此不符时，应询问按何种办法计分。
-- explanation_en: The score for execution is the weight times the execution rate, full at 100 %. Where the score is another, the question is by what rule it was given.
-- allowance_zh: 执行率取公开的或按金额计算的，以更符合得分的为准。
-- allowance_en: The rate is the published one or the one its amounts make, whichever suits the score better.
-- needs: execution_score
-- sentence_zh: {subject}执行了预算的 {execution_pct}，按权重 {weight} 折算为 {computed}，而预算执行得分是 {stated}{apart}
-- sentence_en: {subject} executed {execution_pct} of its budget, which is {computed} of a weight of {weight}; its score for execution is {stated}{apart}
-- question_zh: {subject}的预算执行得分是按何种办法计算的？
-- question_en: By what rule was the score for execution of {subject} given?
-- show: stated = weight × execution_pct
-- role stated: 预算执行得分 | Score for execution
-- role weight: 权重 | Weight
-- role execution_pct: 执行率（至多 100%） | Execution rate (at most 100%)
WITH marked AS (
  SELECT
    p.document_id, p.project_id, p.name_zh, p.execution_weight AS weight, p.execution_score AS stated,
    p.execution_pct,
    audit_half(audit_digits(p.execution_score)) AS half,
    least(coalesce(100 * p.executed / nullif(p.adjusted_budget, 0), p.execution_pct), 100) AS made,
    least(p.execution_pct, 100) AS printed
  FROM projects p
  JOIN audit_documents d USING (document_id)
  WHERE p.execution_score IS NOT NULL AND p.disclosed
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
  half + abs(by_amounts - by_rate) AS tolerance, 'point' AS unit,
  [audit_term('stated', form := project_id, field := 'execution_score', value := stated, unit := 'point'),
    audit_term('weight', form := project_id, field := 'execution_weight', value := weight, unit := 'point'),
    -- Where no rate is printed, the one that the amounts make.
    audit_term('execution_pct', form := project_id, value := least(coalesce(execution_pct, round(made, 2)), 100), unit := '%')] AS terms,
  [CASE WHEN weight IS NULL THEN 'execution_weight' END, CASE WHEN made IS NULL THEN 'execution_pct' END] AS missing
FROM expected;

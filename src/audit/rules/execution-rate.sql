-- id: execution-rate
-- severity: error
-- title_zh: 预算执行率
-- title_en: Execution rate
-- explanation_zh: 预算执行率等于执行数除以全年预算数。按金额的四舍五入区间重算仍不相符，说明执行率或金额有误。
-- explanation_en: An execution rate is the amount executed divided by the adjusted budget. Where recalculation over the rounding of the amounts misses the printed rate, the rate or an amount is wrong.
-- needs: projects
WITH bounded AS (
  SELECT
    p.document_id, p.project_id, p.name_zh, p.line_start, p.form, p.executed, p.adjusted_budget, p.execution_pct AS stated,
    p.execution_pct_decimals AS decimals,
    p.execution_pct - audit_half(p.execution_pct_decimals) AS stated_low,
    p.execution_pct + audit_half(p.execution_pct_decimals) AS stated_high,
    p.executed - audit_half(p.executed_decimals) AS executed_low,
    p.executed + audit_half(p.executed_decimals) AS executed_high,
    p.adjusted_budget - audit_half(p.adjusted_budget_decimals) AS budget_low,
    p.adjusted_budget + audit_half(p.adjusted_budget_decimals) AS budget_high
  FROM projects p
  JOIN audit_documents d USING (document_id)
  WHERE p.execution_pct IS NOT NULL
),
computed AS (
  SELECT *,
    CASE WHEN budget_low > 0 THEN 100 * executed / adjusted_budget END AS computed,
    -- Nothing is executed less than nothing.
    audit_percent_low(greatest(executed_low, least(executed, 0)), budget_low, budget_high) AS computed_low,
    audit_percent_high(executed_high, budget_low, budget_high) AS computed_high
  FROM bounded
)
SELECT
  document_id, audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS outcome,
  audit_severity(stated - computed, decimals) AS severity, name_zh AS subject_zh, stated, computed,
  stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [] AS fact_ids, [line_start] AS line_starts, project_id, executed, adjusted_budget, form,
  list_filter([CASE WHEN executed IS NULL THEN 'executed' END,
    CASE WHEN adjusted_budget IS NULL THEN 'adjusted_budget' END,
    CASE WHEN executed IS NOT NULL AND adjusted_budget IS NOT NULL AND computed IS NULL THEN 'zero-base' END,
    CASE WHEN decimals IS NULL THEN 'precision' END], x -> x IS NOT NULL) AS missing
FROM computed;

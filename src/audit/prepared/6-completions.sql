-- Every printed rate of completion (完成预算…%) with the amount spent and the budget it is of.
CREATE OR REPLACE TEMP TABLE audit_completions AS
SELECT
  *,
  audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS outcome,
  audit_power(stated, stated_low, stated_high, computed, computed_low, computed_high) AS power
FROM (
  SELECT *,
    CASE WHEN budget_low > 0 THEN 100 * final_value / budget_value END AS computed,
    audit_percent_low(final_low, budget_low, budget_high) AS computed_low,
    audit_percent_high(final_high, budget_low, budget_high) AS computed_high
  FROM (
    SELECT
      a.fact_id, a.document_id, a.fiscal_year, a.line_start, a.concept, a.label_zh, a.budget,
      coalesce(n.other.measure, a.budget) AS budget_measure,
      a.value AS stated, a.low AS stated_low, a.high AS stated_high, a.decimals,
      n.own.fact_id AS final_id, n.own.value AS final_value, n.own.low AS final_low, n.own.high AS final_high,
      n.other.fact_id AS budget_id, n.other.value AS budget_value, n.other.low AS budget_low,
      n.other.high AS budget_high
    FROM audit_asked a
    LEFT JOIN audit_beside n ON n.asked_id = a.fact_id
    WHERE a.measure = 'completion_pct'
  )
);

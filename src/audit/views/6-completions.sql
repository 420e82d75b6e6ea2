-- Every printed rate of completion (完成预算…%) with the amount spent and the budget it is of.
CREATE OR REPLACE TEMP TABLE audit_completion_budgets AS
SELECT
  fact_id, document_id, entity_id, fiscal_year, concept, fund, line_start, label_zh,
  value AS stated, low AS stated_low, high AS stated_high, decimals,
  -- A budget that is not said to be that of the beginning of the year is the adjusted one.
  CASE WHEN label LIKE '%年初%' THEN 'initial_budget' ELSE 'adjusted_budget' END AS budget
FROM audit_facts
WHERE measure = 'completion_pct';

CREATE OR REPLACE TEMP VIEW audit_asked_finals AS
SELECT fact_id, document_id, fiscal_year, line_start, concept, 'final' AS measure, fund
FROM audit_completion_budgets;
CREATE OR REPLACE TEMP VIEW audit_asked_budgets AS
SELECT fact_id, document_id, fiscal_year, line_start, concept, budget AS measure, fund
FROM audit_completion_budgets;

CREATE OR REPLACE TEMP TABLE audit_completions AS
SELECT
  *,
  audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS outcome,
  audit_power(stated, stated_low, stated_high, computed, computed_low, computed_high) AS power
FROM (
  SELECT
    c.*, f.fact_id AS final_id, f.value AS final_value, f.low AS final_low, f.high AS final_high, f.line_start AS final_line,
    b.fact_id AS budget_id, b.value AS budget_value, b.line_start AS budget_line,
    CASE WHEN b.low > 0 THEN 100 * f.value / b.value END AS computed,
    audit_percent_low(f.low, b.low, b.high) AS computed_low,
    audit_percent_high(f.high, b.low, b.high) AS computed_high
  FROM audit_completion_budgets c
  LEFT JOIN audit_nearest('audit_asked_finals') f ON f.asked_id = c.fact_id
  LEFT JOIN audit_nearest('audit_asked_budgets') b ON b.asked_id = c.fact_id
);

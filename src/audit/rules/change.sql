-- id: change
-- severity: error
-- title_zh: 增减额
-- title_en: Change on the year before
-- explanation_zh: 上年数加增减额应等于本年数。三个数字都印出而四舍五入不能解释其差额，说明至少一个有误。
-- explanation_en: The amount of the year before plus the change is the amount of the year. Where all three are printed and rounding cannot explain the difference, at least one of them is wrong.
-- needs: change
WITH judged AS (
  SELECT
    a.*, n.own.fact_id AS current_id, n.own.value AS current, n.own.line_start AS current_line,
    n.other.fact_id AS prior_id, n.other.value AS prior, n.other.line_start AS prior_line,
    n.own.value - n.other.value AS computed, n.own.low - n.other.high AS computed_low,
    n.own.high - n.other.low AS computed_high
  FROM audit_asked a
  LEFT JOIN audit_beside n ON n.asked_id = a.fact_id
  WHERE a.measure = 'change'
)
SELECT
  document_id, fiscal_year, audit_outcome(value, low, high, computed, computed_low, computed_high) AS outcome,
  audit_severity(value - computed, decimals) AS severity, label_zh AS subject_zh,
  value AS stated, computed, value - computed AS difference,
  audit_tolerance(value, low, high, computed, computed_low, computed_high) AS tolerance, unit,
  [fact_id, current_id, prior_id] AS fact_ids,
  [line_start, current_line, prior_line] AS line_starts,
  concept, current AS current_value, prior AS prior_value,
  [CASE WHEN current_id IS NULL THEN concept END,
    CASE WHEN prior_id IS NULL THEN concept || ' ' || (fiscal_year - 1) END] AS missing
FROM judged
UNION ALL BY NAME
-- Initial budget, what it was raised or cut by, and the budget after that, in one passage of a report: what is
-- named may be the largest of several.
SELECT
  document_id,
  audit_outcome(stated, stated - half, stated + half, computed, computed - budget_half, computed + budget_half) AS outcome,
  'notice' AS severity, name_zh AS subject_zh, stated, computed,
  stated - computed AS difference, half + budget_half AS tolerance, 'CNY10k' AS unit, [] AS fact_ids,
  [line_start, budget_line] AS line_starts, 'adjustment' AS check_name, adjusted_budget AS current_value,
  initial_budget AS prior_value, [] AS missing
FROM (
  SELECT r.document_id, r.value AS stated, r.decimals, audit_half(r.decimals) AS half, r.line_start, p.name_zh,
    p.line_start AS budget_line, p.initial_budget, p.adjusted_budget, p.adjusted_budget - p.initial_budget AS computed,
    audit_half(p.initial_budget_decimals) + audit_half(p.adjusted_budget_decimals) AS budget_half
  FROM audit_repeated r
  JOIN projects p ON p.document_id = r.document_id AND p.form = 'prose' AND r.line_start BETWEEN p.line_start AND p.line_end
  WHERE r.role = 'adjustment'
    AND p.initial_budget IS NOT NULL AND p.adjusted_budget IS NOT NULL
  QUALIFY count(*) OVER (PARTITION BY r.repeated_figure_id) = 1
);

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
FROM judged;

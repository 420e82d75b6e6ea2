-- id: change
-- severity: error
-- title_zh: 增减额
-- title_en: Change on the year before
-- explanation_zh: 上年数加增减额应等于本年数。三个数字都印出而四舍五入不能解释其差额，说明至少一个有误。
-- explanation_en: The amount of the year before plus the change is the amount of the year. Where all three are printed and rounding cannot explain the difference, at least one of them is wrong.
-- needs: change
WITH asked AS (
  SELECT * FROM audit_movements WHERE measure = 'change'
),
amount AS (
  SELECT
    a.fact_id AS asked_id, f.fiscal_year = a.fiscal_year AS is_current,
    unnest(arg_min(
      {fact_id: f.fact_id, value: f.value, low: f.low, high: f.high, line_start: f.line_start},
      {distance: abs(f.line_start - a.line_start), coarseness: -f.decimals, fact_id: f.fact_id}
    ))
  FROM asked a
  JOIN audit_facts f
    ON f.document_id = a.document_id AND f.concept = a.concept AND f.measure = 'final'
    AND f.fund IS NOT DISTINCT FROM a.fund AND f.fiscal_year IN (a.fiscal_year, a.fiscal_year - 1)
  GROUP BY a.fact_id, is_current
),
judged AS (
  SELECT
    a.*, c.fact_id AS current_id, c.value AS current, c.line_start AS current_line,
    p.fact_id AS prior_id, p.value AS prior, p.line_start AS prior_line,
    c.value - p.value AS computed, c.low - p.high AS computed_low, c.high - p.low AS computed_high
  FROM asked a
  LEFT JOIN amount c ON c.asked_id = a.fact_id AND c.is_current
  LEFT JOIN amount p ON p.asked_id = a.fact_id AND NOT p.is_current
)
SELECT
  document_id, fiscal_year, audit_outcome(value, low, high, computed, computed_low, computed_high) AS outcome,
  audit_severity(value - computed, decimals) AS severity, label_zh AS subject_zh,
  value AS stated, computed, value - computed AS difference,
  audit_tolerance(value, low, high, computed, computed_low, computed_high) AS tolerance, unit,
  list_filter([fact_id, current_id, prior_id], x -> x IS NOT NULL) AS fact_ids,
  list_filter([line_start, current_line, prior_line], x -> x IS NOT NULL) AS line_starts,
  concept, current AS current_value, prior AS prior_value,
  list_filter([CASE WHEN current_id IS NULL THEN concept END,
    CASE WHEN prior_id IS NULL THEN concept || ' ' || (fiscal_year - 1) END], x -> x IS NOT NULL) AS missing
FROM judged;

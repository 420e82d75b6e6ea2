-- Every printed growth rate with the amounts it is made of: the year's and the year before's where both are
-- printed, else the year's and the change.

-- A rate whose sign contradicts that of its change is the matter of `change-direction`; here sizes are
-- compared, so that one slip is one finding.
CREATE OR REPLACE TEMP TABLE audit_growth AS
WITH joined AS (
  SELECT
    a.fact_id, a.document_id, a.fiscal_year, a.concept, a.line_start, a.label_zh, a.decimals, a.value AS printed_rate,
    n.own.fact_id AS current_id, n.own.value AS current, n.own.low AS current_low, n.own.high AS current_high,
    n.change.fact_id AS change_id, n.change.value AS change, n.change.low AS change_low, n.change.high AS change_high,
    n.other.fact_id AS prior_id, n.other.value AS prior, n.other.low AS prior_low, n.other.high AS prior_high
  FROM audit_asked a
  LEFT JOIN audit_beside n ON n.asked_id = a.fact_id
  WHERE a.measure = 'change_pct'
),
signed AS (
  SELECT
    *,
    CASE
      WHEN prior_id IS NOT NULL THEN CASE WHEN prior_low > 0 THEN 100 * (current - prior) / prior END
      WHEN current_low - change_high > 0 THEN 100 * change / (current - change)
    END AS growth,
    CASE
      WHEN prior_id IS NOT NULL THEN audit_percent_low(current_low, prior_low, prior_high) - 100
      ELSE audit_growth_low(change_low, current_low, current_high)
    END AS growth_low,
    CASE
      WHEN prior_id IS NOT NULL THEN audit_percent_high(current_high, prior_low, prior_high) - 100
      ELSE audit_growth_high(change_high, current_low, current_high)
    END AS growth_high
  FROM joined
),
sized AS (
  SELECT
    *,
    abs(printed_rate) AS size, greatest(abs(printed_rate) - audit_half(decimals), 0) AS size_low,
    abs(printed_rate) + audit_half(decimals) AS size_high,
    abs(growth) AS growth_size,
    CASE WHEN growth_low <= 0 AND growth_high >= 0 THEN 0 ELSE least(abs(growth_low), abs(growth_high)) END
      AS growth_size_low,
    greatest(abs(growth_low), abs(growth_high)) AS growth_size_high
  FROM signed
)
SELECT
  *,
  audit_outcome(size, size_low, size_high, growth_size, growth_size_low, growth_size_high) AS outcome,
  audit_tolerance(size, size_low, size_high, growth_size, growth_size_low, growth_size_high) AS tolerance,
  audit_power(size, size_low, size_high, growth_size, growth_size_low, growth_size_high) AS power
FROM sized;

-- Every printed growth rate with the amounts it is made of: the year's and the year before's where both are
-- printed, else the year's and the change.

-- 收、支总计 states income and expenditure in one number: one statement is asked about once.
CREATE OR REPLACE TEMP VIEW audit_movements AS
SELECT *
FROM audit_facts
WHERE measure IN ('change', 'change_pct')
QUALIFY row_number() OVER (
  PARTITION BY document_id, fiscal_year, measure, line_start, label, value ORDER BY concept, fact_id
) = 1;

CREATE OR REPLACE TEMP VIEW audit_asked_rates AS
SELECT fact_id, document_id, fiscal_year, line_start, concept, fund FROM audit_movements WHERE measure = 'change_pct';
CREATE OR REPLACE TEMP VIEW audit_asked_current AS SELECT *, 'final' AS measure FROM audit_asked_rates;
CREATE OR REPLACE TEMP VIEW audit_asked_change AS SELECT *, 'change' AS measure FROM audit_asked_rates;
CREATE OR REPLACE TEMP VIEW audit_asked_prior AS
SELECT * REPLACE (CAST(fiscal_year - 1 AS SMALLINT) AS fiscal_year), 'final' AS measure FROM audit_asked_rates;

-- A rate whose sign contradicts that of its change is the matter of `change-direction`; here sizes are
-- compared, so that one slip is one finding.
CREATE OR REPLACE TEMP TABLE audit_growth AS
WITH joined AS (
  SELECT
    m.fact_id, m.document_id, m.entity_id, m.fiscal_year, m.concept, m.line_start, m.label_zh, m.decimals,
    m.value AS printed_rate,
    c.fact_id AS current_id, c.value AS current, c.low AS current_low, c.high AS current_high,
    c.line_start AS current_line,
    x.fact_id AS change_id, x.value AS change, x.low AS change_low, x.high AS change_high,
    x.line_start AS change_line,
    p.fact_id AS prior_id, p.value AS prior, p.low AS prior_low, p.high AS prior_high,
    p.line_start AS prior_line
  FROM audit_movements m
  LEFT JOIN audit_nearest('audit_asked_current') c ON c.asked_id = m.fact_id
  LEFT JOIN audit_nearest('audit_asked_change') x ON x.asked_id = m.fact_id
  LEFT JOIN audit_nearest('audit_asked_prior') p ON p.asked_id = m.fact_id
  WHERE m.measure = 'change_pct'
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

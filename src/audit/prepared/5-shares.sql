-- Every printed share (占…%) with the amount it is of and the amount of the whole.
CREATE OR REPLACE TEMP TABLE audit_shares AS
SELECT
  *,
  audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS outcome,
  audit_power(stated, stated_low, stated_high, computed, computed_low, computed_high) AS power,
  -- What a share that misses would be right of, to 2 %: several that are right of one other whole are one slip.
  CASE WHEN outcome = 'inconsistent' THEN CASE WHEN stated > 0 AND part_value > 0
    THEN concat_ws(' ', 'share of', base_id, round(50 * ln(part_value / stated))) ELSE concat_ws(' ', 'share', fact_id) END END AS cause
FROM (
  SELECT *,
    CASE WHEN base_low > 0 THEN 100 * part_value / base_value END AS computed,
    audit_percent_low(part_low, base_low, base_high) AS computed_low,
    audit_percent_high(part_high, base_low, base_high) AS computed_high
  FROM (
    SELECT
      a.fact_id, a.document_id, a.fiscal_year, a.concept AS part, a.label_zh, a.line_start, a.base, a.base_zh,
      a.value AS stated, a.low AS stated_low, a.high AS stated_high, a.decimals,
      n.own.fact_id AS part_id, n.own.value AS part_value, n.own.low AS part_low, n.own.high AS part_high,
      n.other.fact_id AS base_id, n.other.value AS base_value, n.other.low AS base_low, n.other.high AS base_high
    FROM audit_asked a
    LEFT JOIN audit_beside n ON n.asked_id = a.fact_id
    WHERE a.measure = 'share_pct'
  )
);

-- Every printed share (占…%) with the amount it is of and the amount of the whole.
CREATE OR REPLACE TEMP TABLE audit_shares AS
SELECT
  *,
  audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS outcome,
  audit_power(stated, stated_low, stated_high, computed, computed_low, computed_high) AS power,
  -- Several shares that are right of one other whole: that whole is the slip.
  CASE WHEN outcome = 'inconsistent' AND count(*) FILTER (outcome = 'inconsistent') OVER of_base > 1
      AND max(100 * part_low / stated_high) FILTER (outcome = 'inconsistent') OVER of_base
        <= min(100 * part_high / stated_low) FILTER (outcome = 'inconsistent' AND stated_low > 0) OVER of_base
    THEN concat_ws(' ', 'shares of', base_id) END AS base_cause
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
)
WINDOW of_base AS (PARTITION BY document_id, base_id);

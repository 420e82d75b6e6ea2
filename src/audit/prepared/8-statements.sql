-- What a document states several times: each pair of values that contradict each other, at their widest.
--
-- A percentage is the same only if it is of the same whole or budget, and an item under a heading of another
-- class is not the item its code says: the rule `classification` tells of that.
CREATE OR REPLACE TEMP TABLE audit_repeats AS
WITH comparable AS NOT MATERIALIZED (
  SELECT *,
    CASE
      WHEN measure = 'share_pct' AND contains(label, '占') THEN '占' || split_part(label, '占', -1)
      WHEN measure = 'completion_pct' AND contains(label, '年初') THEN '年初'
      ELSE ''
    END AS base_zh
  FROM audit_facts
  WHERE code IS NULL OR class_code = substr(code, 1, 3)
),
grouped AS (
  SELECT document_id, fiscal_year, concept, measure, fund, unit, base_zh, count(*) AS statements,
    max(low) AS highest_low, min(high) AS lowest_high,
    min(decimals) = max(decimals) AND min(value) < max(value) AS is_as_exact
  FROM comparable
  GROUP BY document_id, fiscal_year, concept, measure, fund, unit, base_zh
  HAVING count(*) > 1
),
apart AS (
  -- Stated with one precision they are not one where their intervals only touch.
  SELECT *, highest_low > lowest_high + CASE WHEN is_as_exact THEN -1e-9 ELSE 1e-9 END * greatest(1, abs(highest_low)) AS is_apart
  FROM grouped
),
-- The two that are farthest apart, with every place where the figure is stated: of contradictions alone.
widest AS (
  SELECT
    c.document_id, c.fiscal_year, c.concept, c.measure, c.fund, c.unit, c.base_zh,
    first(c.label_zh ORDER BY c.line_start, c.fact_id) AS label_zh,
    arg_max({value: c.value, low: c.low, high: c.high, line_start: c.line_start},
      {low: c.low, line: -c.line_start, fact_id: c.fact_id}) AS most,
    arg_min({value: c.value, low: c.low, high: c.high, line_start: c.line_start},
      {high: c.high, line: c.line_start, fact_id: c.fact_id}) AS least,
    min(c.decimals) AS decimals,
    list(c.fact_id ORDER BY c.line_start, c.fact_id) AS all_ids
  FROM comparable c
  JOIN apart a
    ON a.is_apart AND a.document_id = c.document_id AND a.fiscal_year = c.fiscal_year AND a.concept = c.concept
    AND a.measure = c.measure AND a.fund IS NOT DISTINCT FROM c.fund AND a.unit = c.unit AND a.base_zh = c.base_zh
  GROUP BY ALL
)
SELECT a.document_id, a.fiscal_year, a.concept, a.measure, a.fund, a.unit, a.statements, a.is_apart,
  w.label_zh, w.most, w.least, w.decimals, w.all_ids,
  audit_power(w.most.value, w.most.low, w.most.high, w.least.value, w.least.low, w.least.high) AS power
FROM apart a
LEFT JOIN widest w
  ON a.document_id = w.document_id AND a.fiscal_year = w.fiscal_year AND a.concept = w.concept
  AND a.measure = w.measure AND a.fund IS NOT DISTINCT FROM w.fund AND a.unit = w.unit AND a.base_zh = w.base_zh;

-- What a document states several times: each pair of values that contradict each other, at their widest.
--
-- A percentage is the same only if it is of the same whole or budget, and an item under a heading of another
-- class is not the item its code says: the rule `classification` tells of that.
CREATE OR REPLACE TEMP TABLE audit_repeats AS
WITH classed AS (
  SELECT
    f.*,
    CASE WHEN f.measure IN ('share_pct', 'completion_pct') THEN regexp_extract(f.label, '(占.*|完成.*)$', 1)
      ELSE '' END AS base_zh
  FROM audit_facts f
  LEFT JOIN classification c
    ON c.scheme = 'functional' AND f.concept LIKE 'function.%'
    AND c.name_zh = regexp_extract(f.label, '^([^()]+)\(类\)', 1) AND length(c.code) = 3
  WHERE c.code IS NULL OR c.code = substr(f.concept, 10, 3)
)
SELECT
  document_id, entity_id, fiscal_year, concept, measure, fund, unit, base_zh,
  count(*) AS statements,
  first(label_zh ORDER BY line_start, fact_id) AS label_zh,
  arg_max(
    {fact_id: fact_id, value: value, low: low, high: high, line_start: line_start},
    {low: low, line: -line_start, fact_id: fact_id}
  ) AS most,
  arg_min(
    {fact_id: fact_id, value: value, low: low, high: high, line_start: line_start},
    {high: high, line: line_start, fact_id: fact_id}
  ) AS least,
  min(decimals) AS decimals,
  list(fact_id ORDER BY line_start, fact_id) AS all_ids,
  list(line_start ORDER BY line_start, fact_id) AS all_lines
FROM classed
GROUP BY document_id, entity_id, fiscal_year, concept, measure, fund, unit, base_zh
HAVING count(*) > 1;

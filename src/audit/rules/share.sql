-- id: share
-- severity: error
-- title_zh: 占比
-- title_en: Shares
-- explanation_zh: 所印占比应等于该项金额除以总额，同一总额各项占比之和应为100%。按金额的四舍五入区间重算仍不相符，说明占比或金额有误。
-- explanation_en: A printed share is its amount divided by the whole, and the shares of one whole make 100 %. Where recalculation over the rounding of the amounts misses the printed share, the share or an amount is wrong.
-- needs: share_pct
WITH whole AS (
  SELECT
    document_id, fiscal_year, base, base_zh,
    any_value(base_value) AS base_value, any_value(base_low) AS base_low, any_value(base_high) AS base_high,
    count(*) AS parts, sum(part_value) AS parts_value, sum(part_low) AS parts_low, sum(part_high) AS parts_high,
    sum(stated) AS computed, sum(stated_low) AS computed_low, sum(stated_high) AS computed_high,
    min(decimals) AS decimals
  FROM audit_shares
  WHERE part_id IS NOT NULL AND base_id IS NOT NULL AND part <> base
  -- A sentence may run over several lines; a part with two shares belongs to two sentences.
  GROUP BY document_id, fiscal_year, base, base_zh
  HAVING count(*) > 1 AND count(DISTINCT part) = count(*)
),
whole_judged AS (
  SELECT *, audit_outcome(100, 100, 100, computed, computed_low, computed_high) AS outcome
  FROM whole
  WHERE audit_outcome(base_value, base_low, base_high, parts_value, parts_low, parts_high) = 'consistent' AND base_low > 0
),
-- The shares one by one, of contradictions alone.
whole_named AS (
  SELECT w.document_id, w.fiscal_year, w.base, w.base_zh,
    list(s.line_start ORDER BY s.part) AS share_lines,
    list(s.fact_id ORDER BY s.part) AS fact_ids, list(s.stated ORDER BY s.part) AS term_values
  FROM whole_judged w
  JOIN audit_shares s
    ON s.document_id = w.document_id AND s.fiscal_year = w.fiscal_year AND s.base = w.base AND s.base_zh = w.base_zh
  WHERE w.outcome = 'inconsistent' AND s.part_id IS NOT NULL AND s.part <> s.base
  GROUP BY ALL
)
SELECT
  document_id, fiscal_year, outcome, audit_severity(stated - computed, decimals) AS severity, label_zh AS subject_zh,
  stated, computed, stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [fact_id, part_id, base_id] AS fact_ids,
  [line_start, part_line, base_line] AS line_starts,
  'share' AS check_name, part AS concept, base AS base_concept, part_value, base_value,
  [CASE WHEN part_id IS NULL THEN part END, CASE WHEN base_id IS NULL THEN coalesce(base, base_zh) END,
    CASE WHEN part_id IS NOT NULL AND base_id IS NOT NULL AND computed IS NULL THEN 'zero-base' END] AS missing
FROM audit_shares
WHERE power IS NULL
UNION ALL BY NAME
-- Shares of a whole that their amounts make up are 100 % together.
SELECT
  w.document_id, w.fiscal_year, outcome, audit_severity(100 - computed, decimals) AS severity, '各项占比合计' AS subject_zh,
  100 AS stated, computed, 100 - computed AS difference,
  audit_tolerance(100, 100, 100, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  fact_ids, share_lines AS line_starts, 'whole' AS check_name, w.base AS base_concept, term_values, [] AS missing
FROM whole_judged w
LEFT JOIN whole_named n USING (document_id, fiscal_year, base, base_zh);

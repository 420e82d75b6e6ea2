-- Totals against the sum of their parts: one row per identity, document, year and measure.
--
-- `identities` is a list of {total, parts}, names of concepts. A part that is not printed may be nothing or may
-- be left out: then parts that make the total are consistent, parts that make more contradict it all the same
-- (an amount is not negative), and parts that make less say nothing, for the missing one may explain it.
CREATE OR REPLACE TEMP MACRO audit_sums(identities) AS TABLE
WITH identity AS (
  SELECT i.total, i.parts FROM (SELECT unnest(identities) AS i)
),
term AS (
  SELECT total, parts, unnest(parts) AS part, generate_subscripts(parts, 1) AS place FROM identity
),
-- Every document is asked for its own final account; budgets and the year before only where it prints a total.
question AS (
  SELECT d.document_id, d.fiscal_year, 'final' AS measure, i.total, i.parts, true AS is_own
  FROM audit_documents d CROSS JOIN identity i
  UNION ALL
  SELECT b.document_id, b.fiscal_year, b.measure, i.total, i.parts, false
  FROM audit_best b
  JOIN identity i ON i.total = b.concept
  WHERE b.measure IN ('final', 'initial_budget', 'adjusted_budget')
    AND NOT (b.measure = 'final' AND b.fiscal_year = b.document_year)
),
term_figure AS (
  SELECT q.document_id, q.fiscal_year, q.measure, q.total, q.parts, q.is_own, t.part, t.place,
    b.fact_id, b.value, b.low, b.high, b.line_start
  FROM question q
  JOIN term t ON t.total = q.total AND t.parts = q.parts
  LEFT JOIN audit_best b
    ON b.document_id = q.document_id AND b.fiscal_year = q.fiscal_year AND b.measure = q.measure
    AND b.concept = t.part
),
summed AS (
  SELECT
    document_id, fiscal_year, measure, total, parts, is_own,
    count(value) AS printed,
    sum(value) AS computed, sum(low) AS computed_low, sum(high) AS computed_high, min(value) >= 0 AS is_positive
  FROM term_figure
  GROUP BY ALL
),
judged AS (
  SELECT
    s.*, b.fact_id, b.value AS stated, b.decimals, b.label_zh, b.line_start, b.unit,
    audit_outcome(b.value, b.low, b.high, s.computed, s.computed_low, s.computed_high) AS compared,
    audit_tolerance(b.value, b.low, b.high, s.computed, s.computed_low, s.computed_high) AS tolerance,
    s.computed > b.value AND s.is_positive AS is_exceeded, len(s.parts) > s.printed AS is_partial
  FROM summed s
  LEFT JOIN audit_best b
    ON b.document_id = s.document_id AND b.fiscal_year = s.fiscal_year AND b.measure = s.measure
    AND b.concept = s.total
  WHERE s.is_own OR s.printed > 0
),
decided AS (
  SELECT *, CASE WHEN compared = 'inconsistent' AND is_partial AND NOT is_exceeded THEN 'not-checkable'
    ELSE compared END AS outcome
  FROM judged
),
-- The parts one by one, of what is no agreement.
named AS (
  SELECT d.document_id, d.fiscal_year, d.measure, d.total, d.parts,
    list(t.fact_id ORDER BY t.place) FILTER (t.fact_id IS NOT NULL) AS part_ids,
    list(t.line_start ORDER BY t.place) FILTER (t.fact_id IS NOT NULL) AS part_lines,
    list(t.value ORDER BY t.place) FILTER (t.fact_id IS NOT NULL) AS term_values,
    list(t.part ORDER BY t.place) FILTER (t.fact_id IS NULL) AS missing_parts
  FROM decided d
  JOIN term_figure t
    ON t.document_id = d.document_id AND t.fiscal_year = d.fiscal_year AND t.measure = d.measure
    AND t.total = d.total AND t.parts = d.parts
  WHERE d.outcome <> 'consistent'
  GROUP BY ALL
)
SELECT
  d.document_id, d.fiscal_year, outcome, audit_severity(stated - computed, decimals) AS severity,
  coalesce(label_zh, d.total) AS subject_zh,
  stated, computed, stated - computed AS difference, tolerance, coalesce(unit, 'CNY10k') AS unit,
  list_concat([fact_id], coalesce(part_ids, [])) AS fact_ids,
  list_concat([line_start], coalesce(part_lines, [])) AS line_starts,
  d.total AS concept, d.measure, term_values,
  list_concat(CASE WHEN stated IS NULL THEN [d.total] ELSE [] END, coalesce(missing_parts, [])) AS missing
FROM decided d
LEFT JOIN named n
  ON n.document_id = d.document_id AND n.fiscal_year = d.fiscal_year AND n.measure = d.measure
  AND n.total = d.total AND n.parts = d.parts;

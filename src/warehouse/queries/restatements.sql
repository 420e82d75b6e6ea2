-- Prior years told anew: where the document of a year states an amount or count and the document of the next
-- year, of the same scope, gives another for that same year. One row per department, year, concept and measure.
--   own       what the year's own document states: the figure every view shows
--   restated  what the next year's document gives for it: as printed, else as its stated change implies
-- Printed values stand for intervals, half a unit of the last digit to either side: a restatement is one where no
-- figure of the one document meets a figure of the other, both of the same money. What a document computes from
-- parts is no statement.
--   name_zh, name_en  for coded concepts, from the classification; null for the others
-- @param entities each: departments
-- @param years list: fiscal years the figures are about
WITH own AS MATERIALIZED (
  SELECT g.*, d.scope
  FROM figure(as_ids($entities), as_years($years)) g
  JOIN documents d USING (document_id, entity_id, fiscal_year)
  WHERE g.measure IN ('final', 'count') AND g.origin = 'stated'
),
said AS MATERIALIZED (
  SELECT
    f.*, d.fiscal_year AS document_year, d.scope,
    -- A change taken from an amount is as uncertain as both together.
    0.5 * pow(10, -f.decimals) * greatest(1, len(string_split(coalesce(f.derivation, ''), '{')) - 1) AS half
  FROM facts f
  JOIN documents d USING (document_id)
  WHERE f.entity_id IN (SELECT unnest(as_ids($entities)))
    AND f.fiscal_year IN (SELECT unnest(as_years($years)))
    AND f.measure IN ('final', 'count')
    -- Derived by a change, not summed from parts: outside its terms the formula has a minus.
    AND (f.origin = 'stated' OR contains(regexp_replace(f.derivation, '\{[^}]*\}', '', 'g'), '-'))
),
compared AS (
  SELECT
    o.entity_id, o.fiscal_year, o.concept, o.measure, o.unit, o.fund,
    o.value AS own, o.fact_id AS own_fact_id, o.document_id AS own_document_id,
    n.value, n.fact_id, n.origin, n.document_id, n.form, n.decimals, n.line_start,
    abs(n.value - s.value) > n.half + s.half + 1e-9 AS differs
  FROM own o
  JOIN said s ON s.document_id = o.document_id AND s.entity_id = o.entity_id AND s.fiscal_year = o.fiscal_year
    AND s.concept = o.concept AND s.measure = o.measure AND s.unit = o.unit AND s.fund IS NOT DISTINCT FROM o.fund
    AND s.origin = 'stated'
  JOIN said n ON n.entity_id = o.entity_id AND n.fiscal_year = o.fiscal_year
    AND n.concept = o.concept AND n.measure = o.measure AND n.unit = o.unit AND n.fund IS NOT DISTINCT FROM o.fund
    AND n.document_year = o.fiscal_year + 1 AND n.scope = o.scope
),
restated AS (
  SELECT
    entity_id, fiscal_year, concept, measure, unit, fund, own, own_fact_id, own_document_id,
    unnest(arg_min(
      {
        restated: value, restated_fact_id: fact_id, restated_origin: origin, restated_document_id: document_id
      },
      {
        is_derived: origin <> 'stated',
        is_prose: form <> 'form',
        coarseness: -decimals,
        line: line_start,
        fact_id: fact_id
      }
    ))
  FROM compared
  GROUP BY entity_id, fiscal_year, concept, measure, unit, fund, own, own_fact_id, own_document_id
  HAVING bool_and(differs)
)
SELECT r.*, c.name_zh, c.name_en
FROM restated r
LEFT JOIN classification c
  ON c.scheme = CASE WHEN contains(r.concept, 'economic.') THEN 'economic' ELSE 'functional' END
  AND c.code = regexp_extract(r.concept, '(?:function|economic)\.([0-9]+)$', 1)
ORDER BY r.entity_id, r.fiscal_year, r.concept, r.measure;

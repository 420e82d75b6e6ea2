-- Ratios by which bodies are compared, and who is compared with whom: bodies of one level, kind and duties, accounts of
-- one scope and year. Ratios, not amounts, so that large bodies stand beside small ones. `place` is where a ratio stands
-- on the scale it is judged on: of a share the logarithm of it to the rest, for small shares are skewed; of growth the
-- logarithm of how many times the year before. What has no logarithm has no place. `money` is what a unit of the ratio
-- comes to.

-- Whom a body is compared with in a year.
CREATE OR REPLACE TEMP MACRO audit_peers(level, kind, name_zh, scope, document_id) AS
  concat_ws(' ', level, kind, is_human_resources(name_zh), coalesce(scope, document_id));

CREATE OR REPLACE TEMP TABLE audit_ratios AS
WITH total AS (
  SELECT document_id, fiscal_year, value AS whole, fact_id AS whole_id
  FROM audit_best
  WHERE concept = 'expenditure.current' AND measure = 'final' AND fiscal_year = document_year AND low > 0
),
ratio AS (
  SELECT b.document_id, b.fiscal_year, b.concept, b.label_zh, 100 * b.value / t.whole AS ratio, t.whole / 100 AS money,
    [b.fact_id, t.whole_id] AS fact_ids
  FROM audit_best b
  JOIN total t USING (document_id, fiscal_year)
  WHERE b.measure = 'final'
    AND b.concept IN ('expenditure.basic', 'expenditure.project', 'three_public.total', 'three_public.reception',
      'three_public.vehicle', 'agency_operation.total', 'procurement.total', 'general_budget.personnel',
      'general_budget.operating')
)
SELECT r.*, CASE WHEN ratio > 0 AND ratio < 100 THEN ln(ratio / (100 - ratio)) END AS place,
  audit_peers(e.level, e.kind, e.name_zh, d.scope, d.document_id) AS peer_group
FROM ratio r
JOIN documents d USING (document_id)
JOIN entities e USING (entity_id);

-- Growth of what most bodies print a change of, on the year before.
CREATE OR REPLACE TEMP TABLE audit_movement_rates AS
SELECT g.document_id, g.fiscal_year, g.concept, g.label_zh, g.growth AS ratio,
  coalesce(g.prior, g.current - g.change) / 100 AS money, CASE WHEN g.growth > -100 THEN ln(1 + g.growth / 100) END AS place,
  [g.current_id, g.change_id, g.prior_id] AS fact_ids,
  audit_peers(e.level, e.kind, e.name_zh, d.scope, d.document_id) AS peer_group
FROM audit_growth g
JOIN documents d USING (document_id)
JOIN entities e ON e.entity_id = d.entity_id
WHERE g.growth IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY g.document_id, g.concept ORDER BY g.line_start, g.fact_id) = 1;

-- Every ratio and rate beside the median and the spread of its peers, as the rules over peers read it. Peers are those
-- that have a place on the scale, this body among them; the median is in the unit of the ratio.
CREATE OR REPLACE TEMP MACRO audit_beside_peers(ratios) AS TABLE
WITH middle AS (
  SELECT concept, fiscal_year, peer_group, count(*) AS peers, median(ratio) AS median, mad(place) AS spread, median(place) AS place
  FROM query_table(ratios)
  WHERE place IS NOT NULL
  GROUP BY concept, fiscal_year, peer_group
)
SELECT r.*, coalesce(m.peers, 0) AS peers, m.median, m.spread, robust_z(r.place, m.place, m.spread) AS z
FROM query_table(ratios) r
LEFT JOIN middle m USING (concept, fiscal_year, peer_group);

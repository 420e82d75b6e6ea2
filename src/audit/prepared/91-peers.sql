-- Ratios by which bodies are compared, and who is compared with whom: bodies of one level and kind, accounts of one
-- scope and year. Ratios, not amounts, so that large bodies stand beside small ones.
CREATE OR REPLACE TEMP TABLE audit_ratios AS
WITH total AS (
  SELECT document_id, fiscal_year, value AS whole, fact_id AS whole_id
  FROM audit_best
  WHERE concept = 'expenditure.current' AND measure = 'final' AND fiscal_year = document_year AND low > 0
),
ratio AS (
  SELECT b.document_id, b.fiscal_year, b.concept, b.label_zh, 100 * b.value / t.whole AS ratio, '%' AS unit,
    [b.fact_id, t.whole_id] AS fact_ids
  FROM audit_best b
  JOIN total t USING (document_id, fiscal_year)
  WHERE b.measure = 'final'
    AND b.concept IN ('expenditure.basic', 'expenditure.project', 'three_public.total', 'three_public.reception',
      'three_public.vehicle', 'agency_operation.total', 'procurement.total', 'general_budget.personnel',
      'general_budget.operating')
)
SELECT r.*, concat_ws(' ', e.level, e.kind, coalesce(d.scope, d.document_id)) AS peer_group
FROM ratio r
JOIN documents d USING (document_id)
JOIN entities e USING (entity_id);

-- Growth of what most bodies print a change of, on the year before.
CREATE OR REPLACE TEMP TABLE audit_movement_rates AS
SELECT g.document_id, g.fiscal_year, g.concept, g.label_zh, g.growth AS ratio, '%' AS unit,
  [g.current_id, g.change_id, g.prior_id] AS fact_ids,
  concat_ws(' ', e.level, e.kind, coalesce(d.scope, d.document_id)) AS peer_group
FROM audit_growth g
JOIN documents d USING (document_id)
JOIN entities e ON e.entity_id = d.entity_id
WHERE g.growth IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY g.document_id, g.concept ORDER BY g.line_start, g.fact_id) = 1;

-- One measure of many bodies: one row per body and year that a document speaks of, with the figure or without it.
--   document_id    the year's own document, else the next year's that reports figures about it
--   level, kind, province_en  of the body
--   scope          of the document that speaks of the year
--   total_concept  what `total` is: the expenditure of the year, else 支出总计, else the
--                  general-public-budget expenditure; the size of a body, and what shares are of
--   staff          people on post, from the document of that very year
-- A figure that is not reported is null, a figure reported as 0 is 0.
-- @param entities list: departments
-- @param years list: fiscal years the figures are about
-- @param concept text: e.g. expenditure.project
-- @param measure text: e.g. final, count
WITH picked AS MATERIALIZED (
  SELECT *
  FROM figure(as_ids($entities), as_years($years))
  WHERE concept = $concept AND measure = $measure
    OR measure = 'final' AND is_main_total(concept)
),
figures AS (SELECT * FROM picked WHERE concept = $concept AND measure = $measure),
total AS (
  SELECT entity_id, fiscal_year, unnest(main_total(concept, value, fact_id, origin))
  FROM picked
  WHERE measure = 'final' AND is_main_total(concept)
  GROUP BY entity_id, fiscal_year
),
spoken AS (
  SELECT entity_id, fiscal_year, document_id, 0 AS later FROM documents
  WHERE entity_id IN (SELECT unnest(as_ids($entities))) AND fiscal_year IN (SELECT unnest(as_years($years)))
  UNION ALL
  SELECT entity_id, fiscal_year, document_id, 1 AS later FROM picked
),
speaking AS (
  SELECT entity_id, fiscal_year, arg_min(document_id, {later: later, document_id: document_id}) AS document_id
  FROM spoken
  GROUP BY entity_id, fiscal_year
)
SELECT
  s.entity_id, s.fiscal_year, s.document_id, e.level, e.kind, d.scope, e.province_en,
  f.value, f.unit, f.fact_id AS value_fact_id, f.origin AS value_origin,
  t.concept AS total_concept, t.value AS total, t.fact_id AS total_fact_id, t.origin AS total_origin,
  CASE WHEN d.fiscal_year = s.fiscal_year THEN d.staff END AS staff
FROM speaking s
JOIN documents d USING (document_id)
JOIN entities e ON e.entity_id = s.entity_id
LEFT JOIN figures f ON f.entity_id = s.entity_id AND f.fiscal_year = s.fiscal_year
LEFT JOIN total t ON t.entity_id = s.entity_id AND t.fiscal_year = s.fiscal_year
ORDER BY s.entity_id, s.fiscal_year;

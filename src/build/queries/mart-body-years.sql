-- Bodies that a document speaks of in the year of `picked`: what the question outlier_peers says of them whatever it is
-- asked, and whether it says it of every concept or only of those there is a figure of.
WITH total AS (
  SELECT entity_id, unnest(main_total(concept, value, fact_id, origin)), min(document_id) AS document_id
  FROM picked
  WHERE measure = 'final' AND is_main_total(concept)
  GROUP BY entity_id
),
spoken AS (
  SELECT entity_id, document_id, 0 AS later FROM documents WHERE fiscal_year = $year
  UNION ALL
  SELECT entity_id, document_id, 1 AS later FROM total
  UNION ALL
  SELECT entity_id, document_id, 2 AS later FROM picked
),
speaking AS (
  SELECT entity_id, min(later) < 2 AS spoken, arg_min(document_id, {later: later, document_id: document_id}) AS document_id
  FROM spoken
  GROUP BY entity_id
)
SELECT
  s.entity_id, e.level, e.kind, e.province_en,
  CAST(d.fiscal_year - $year AS INTEGER) AS later, s.spoken, d.scope,
  CASE WHEN d.fiscal_year = $year THEN d.staff END AS staff,
  t.concept AS total_concept, t.value AS total, t.origin AS total_origin,
  CAST(p.later AS INTEGER) AS total_later, p.line AS total_line, p.id AS total_id
FROM speaking s
JOIN documents d USING (document_id)
JOIN entities e ON e.entity_id = s.entity_id
LEFT JOIN total t ON t.entity_id = s.entity_id
LEFT JOIN picked p ON p.fact_id = t.fact_id
ORDER BY s.entity_id;

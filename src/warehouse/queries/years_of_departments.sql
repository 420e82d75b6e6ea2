-- Every year there are figures about, or a document of, for the departments given: the rows of department_years,
-- without reading what is about others.
--   document_id  the document of that very year; null where only the next year's document speaks of it
--   figures      how many figures there are about that year, of any measure
-- @param entities each: entity ids
WITH chosen AS (
  SELECT unnest(as_ids($entities)) AS entity_id
),
reported AS (
  SELECT entity_id, fiscal_year, count(*) AS figures
  FROM facts
  WHERE entity_id IN (SELECT entity_id FROM chosen)
  GROUP BY entity_id, fiscal_year
  UNION ALL
  SELECT entity_id, fiscal_year, 0 FROM documents WHERE entity_id IN (SELECT entity_id FROM chosen)
)
SELECT r.entity_id, r.fiscal_year, d.document_id, CAST(sum(r.figures) AS INTEGER) AS figures
FROM reported r
LEFT JOIN documents d USING (entity_id, fiscal_year)
GROUP BY r.entity_id, r.fiscal_year, d.document_id
ORDER BY r.entity_id, r.fiscal_year;

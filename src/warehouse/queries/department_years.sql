-- Every department and year there are figures about, or a document of: one row each.
--   document_id  the document of that very year; null where only the next year's document speaks of it
--   figures      how many figures there are about that year, of any measure
WITH reported AS (
  SELECT entity_id, fiscal_year, count(*) AS figures FROM facts GROUP BY entity_id, fiscal_year
  UNION ALL
  SELECT entity_id, fiscal_year, 0 FROM documents
)
SELECT r.entity_id, r.fiscal_year, d.document_id, CAST(sum(r.figures) AS INTEGER) AS figures
FROM reported r
LEFT JOIN documents d USING (entity_id, fiscal_year)
GROUP BY r.entity_id, r.fiscal_year, d.document_id
ORDER BY r.entity_id, r.fiscal_year;

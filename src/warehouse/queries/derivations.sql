-- The derived figures of a selection's documents, with the formulas over the facts they were made of.
-- @param entities list: entity ids
-- @param years list: fiscal years of the documents
SELECT f.fact_id, f.document_id, f.entity_id, d.fiscal_year, f.derivation
FROM facts f
JOIN documents d USING (document_id)
WHERE f.derivation IS NOT NULL
  AND d.entity_id IN (SELECT unnest(as_ids($entities))) AND d.fiscal_year IN (SELECT unnest(as_years($years)))
ORDER BY f.document_id, f.fact_id;

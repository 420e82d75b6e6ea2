-- What the audit found in a selection's documents, document by document and from top to bottom.
-- @param entities list: entity ids
-- @param years list: fiscal years of the documents
SELECT *
FROM findings
WHERE entity_id IN (SELECT unnest(as_ids($entities))) AND fiscal_year IN (SELECT unnest(as_years($years)))
ORDER BY document_id, line_starts[1], finding_id;

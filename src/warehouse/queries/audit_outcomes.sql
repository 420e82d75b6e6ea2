-- How each rule of the audit ended on a selection's documents.
-- @param entities list: entity ids
-- @param years list: fiscal years of the documents
SELECT *
FROM audit_outcomes
WHERE entity_id IN (SELECT unnest(as_ids($entities))) AND fiscal_year IN (SELECT unnest(as_years($years)))
ORDER BY document_id, rule_id;

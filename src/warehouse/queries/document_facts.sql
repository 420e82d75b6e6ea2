-- Every figure that one document states, in the order of its lines: to compare it with another of the same body and year.
-- @param entities list: the body
-- @param document text: the document
SELECT f.*
FROM facts f
WHERE f.document_id = $document AND f.entity_id IN (SELECT unnest(as_ids($entities))) AND f.origin = 'stated'
ORDER BY f.line_start, f.fact_id;

SELECT f.label_zh AS label_zh, f.printed AS printed, f.value AS value, f.unit AS unit, f.concept AS concept,
  f.measure AS measure, f.section AS section, f.line_start AS line_start, f.line_end AS line_end, f.fact_id AS fact_id
FROM facts f
WHERE f.document_id = (SELECT min(document_id) FROM documents) AND f.origin = 'stated'
ORDER BY line_start, fact_id

-- Facts with what a citation of them needs: one row per fact found.
--   document_year  fiscal year of the document, where `fiscal_year` is the year the value is about
--   published_on, retrieved_on   ISO days
--   name_zh, name_en  of coded concepts, from the classification; null for the others
-- @param fact_ids list: facts
SELECT
  f.*,
  d.fiscal_year AS document_year, d.title_zh, d.sha256, d.line_count,
  CAST(d.published_on AS VARCHAR) AS published_on,
  d.source_url, CAST(d.retrieved_on AS VARCHAR) AS retrieved_on, d.file_sha256,
  e.name_zh AS entity_zh, e.name_en AS entity_en,
  c.name_zh, c.name_en
FROM facts f
JOIN documents d USING (document_id)
JOIN entities e ON e.entity_id = d.entity_id
LEFT JOIN classification c
  ON c.scheme = CASE WHEN contains(f.concept, 'economic.') THEN 'economic' ELSE 'functional' END
  AND c.code = regexp_extract(f.concept, '(?:function|economic)\.([0-9]+)$', 1)
WHERE f.fact_id IN (SELECT unnest(as_ids($fact_ids)))
ORDER BY f.fact_id;

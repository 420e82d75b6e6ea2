-- Every disclosure with the body that made it: one row per document.
-- published_on and retrieved_on are ISO days.
SELECT
  e.*,
  d.document_id, d.fiscal_year, d.title_zh, d.scope, CAST(d.published_on AS VARCHAR) AS published_on,
  d.source_url, CAST(d.retrieved_on AS VARCHAR) AS retrieved_on, d.file_sha256, d.pages,
  d.sha256, d.line_count, d.staff, d.staff_established, d.staff_line_start, d.staff_line_end
FROM documents d
JOIN entities e USING (entity_id)
ORDER BY e.entity_id, d.fiscal_year;

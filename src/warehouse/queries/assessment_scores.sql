-- Every overall self-assessment score the documents of a selection state; several for one thing are all rows.
-- @param entities each: departments
-- @param years list: fiscal years of the documents
SELECT *
FROM scores
WHERE entity_id IN (SELECT unnest(as_ids($entities))) AND fiscal_year IN (SELECT unnest(as_years($years)))
ORDER BY entity_id, fiscal_year, line_start, score_id;

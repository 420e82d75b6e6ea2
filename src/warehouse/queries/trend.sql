-- One concept and measure, or several concepts, over all years there are figures about: one row per department, year
-- and concept.
-- A year without the figure is no row.
--   origin  stated or derived
-- @param entities each: departments
-- @param concept text: e.g. expenditure.current; several are joined by commas
-- @param measure text: e.g. final, count
SELECT entity_id, fiscal_year, concept, value, unit, origin, fact_id, document_id
FROM figure(as_ids($entities), range(1949, 2100))
WHERE concept IN (SELECT unnest(as_ids($concept))) AND measure = $measure
ORDER BY entity_id, fiscal_year, concept;

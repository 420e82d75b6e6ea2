-- One concept and measure over all years there are figures about: one row per department and year.
-- A year without the figure is no row.
--   origin  stated or derived
-- @param entities list: departments
-- @param concept text: e.g. expenditure.current
-- @param measure text: e.g. final, count
SELECT entity_id, fiscal_year, value, unit, origin, fact_id, document_id
FROM figure(as_ids($entities), range(1949, 2100))
WHERE concept = $concept AND measure = $measure
ORDER BY entity_id, fiscal_year;

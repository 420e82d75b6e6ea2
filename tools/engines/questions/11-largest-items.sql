SELECT short_zh, fiscal_year, code, name_zh, value, fact_id
FROM (
  SELECT e.short_zh AS short_zh, f.fiscal_year AS fiscal_year, c.code AS code, c.name_zh AS name_zh, f.value AS value,
    f.fact_id AS fact_id,
    row_number() OVER (PARTITION BY f.entity_id, f.fiscal_year ORDER BY f.value DESC, c.code) AS place
  FROM figures f
  JOIN entities e ON e.entity_id = f.entity_id
  JOIN classification c ON f.concept = 'function.' || c.code
  WHERE c.scheme = 'functional' AND f.measure = 'final' AND length(c.code) = 7
) ranked
WHERE place <= 5
ORDER BY short_zh, fiscal_year, value DESC, code

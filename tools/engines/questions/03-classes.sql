SELECT e.short_zh AS short_zh, f.fiscal_year AS fiscal_year, c.code AS code, c.name_zh AS name_zh, f.value AS value,
  f.origin AS origin, f.fact_id AS fact_id
FROM figures f
JOIN entities e ON e.entity_id = f.entity_id
JOIN classification c ON f.concept = 'function.' || c.code
WHERE c.scheme = 'functional' AND f.measure = 'final' AND length(c.code) = 3
ORDER BY short_zh, fiscal_year, value DESC, code

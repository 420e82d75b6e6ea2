SELECT e.short_zh AS short_zh, s.fiscal_year AS fiscal_year, s.value AS subsidies, w.value AS expenditure,
  100 * s.value / w.value AS share_pct, s.fact_id AS fact_id
FROM figures s
JOIN (
  SELECT entity_id, fiscal_year, value,
    row_number() OVER (
      PARTITION BY entity_id, fiscal_year
      ORDER BY CASE concept WHEN 'expenditure.current' THEN 1 WHEN 'expenditure.total' THEN 2 ELSE 3 END
    ) AS place
  FROM figures
  WHERE measure = 'final' AND concept IN ('expenditure.current', 'expenditure.total', 'general_budget.total')
) w ON w.entity_id = s.entity_id AND w.fiscal_year = s.fiscal_year
JOIN entities e ON e.entity_id = s.entity_id
WHERE w.place = 1 AND s.measure = 'final' AND s.concept = 'function.20807'
ORDER BY share_pct DESC, fact_id

SELECT e.short_zh AS short_zh, o.fiscal_year AS fiscal_year, sum(o.errors) AS contradictions, sum(o.warnings) AS in_doubt,
  sum(o.notices) AS notes, sum(o.consistent + o.inconsistent) AS comparisons
FROM audit_outcomes o
JOIN entities e ON e.entity_id = o.entity_id
GROUP BY e.short_zh, o.fiscal_year
ORDER BY short_zh, fiscal_year

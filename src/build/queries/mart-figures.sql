-- The figures of the year that `picked` has, as they are published.
SELECT
  p.concept, p.measure, CAST(b.body AS INTEGER) AS body, p.value, p.unit, p.origin, p.fund,
  CAST(p.later AS INTEGER) AS later, p.line, p.id
FROM picked p
JOIN bodies b ON b.entity_id = p.entity_id
ORDER BY p.concept, p.measure, b.body;

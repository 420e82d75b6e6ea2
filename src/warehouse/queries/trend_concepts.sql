-- What a trend can be drawn of, be it a single point: one row per concept and measure that the departments given have
-- figures about. Concepts that list many things of one kind are left out.
--   name_zh, name_en  for coded concepts, from the classification; null for the others
--   entities          departments that report it
--   points            department-years that report it
-- @param entities list: departments
WITH series AS (
  SELECT
    concept, measure, min(unit) AS unit,
    CAST(count(DISTINCT entity_id) AS INTEGER) AS entities,
    CAST(count(DISTINCT (entity_id, fiscal_year)) AS INTEGER) AS points
  FROM facts
  WHERE entity_id IN (SELECT unnest(as_ids($entities)))
    AND concept NOT IN ('explanation.change', 'explanation.amount', 'three_public.reception_unit',
      'three_public.reception_detail')
  GROUP BY concept, measure
)
SELECT s.concept, s.measure, s.unit, c.name_zh, c.name_en, s.entities, s.points
FROM series s
LEFT JOIN classification c
  ON c.scheme = CASE WHEN contains(s.concept, 'economic.') THEN 'economic' ELSE 'functional' END
  AND c.code = regexp_extract(s.concept, '(?:function|economic)\.([0-9]+)$', 1)
ORDER BY s.concept, s.measure;

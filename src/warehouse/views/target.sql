-- Whether an indicator met its target: one reading for the views, the queries and the audit.

-- An indicator of what something costs: less than its target is no miss.
CREATE MACRO is_cost(level1, level2) AS coalesce(level1 LIKE '成本%' OR level2 LIKE '%成本%', false);

-- Null where target or result is no number, or nothing says which way the target points. An amount to be met exactly
-- is missed by less only, or where it is a cost by more only. A number without an operator says so much of quantities
-- and of costs; of dates and qualities it may mean either way.
CREATE MACRO target_met(operator, achieved, target, level1, level2) AS CASE
  WHEN operator = '>=' THEN achieved >= target
  WHEN operator = '<=' THEN achieved <= target
  WHEN operator = '>' THEN achieved > target
  WHEN operator = '<' THEN achieved < target
  WHEN operator = '=' OR operator IS NULL AND (level2 LIKE '数量%' OR is_cost(level1, level2))
    THEN CASE WHEN is_cost(level1, level2) THEN achieved <= target ELSE achieved >= target END
END;

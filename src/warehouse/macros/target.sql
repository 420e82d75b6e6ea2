-- Whether an indicator met its target: one reading for the queries and the audit.

-- An indicator of what something costs: less than its target is no miss.
CREATE MACRO is_cost(level1, level2) AS coalesce(level1 LIKE '成本%' OR level2 LIKE '%成本%', false);

-- Null where target or result is no number, or nothing says which way the target points. Of what is to be met exactly,
-- a cost is missed by more, a sum of money by more and by less, anything else by less. A number without an operator
-- says so much of quantities, and sets costs no upper limit: more than it is not judged. Of dates and qualities it may
-- mean either way, but a hundred percent is all there is, unless the name is of what is to be kept low.
CREATE MACRO target_met(operator, achieved, target, level1, level2, unit, name := NULL) AS CASE
  WHEN operator = '>=' THEN achieved >= target
  WHEN operator = '<=' THEN achieved <= target
  WHEN operator = '>' THEN achieved > target
  WHEN operator = '<' THEN achieved < target
  WHEN is_cost(level1, level2) THEN
    CASE WHEN operator = '=' THEN achieved <= target WHEN operator IS NULL AND achieved <= target THEN true END
  WHEN operator = '=' AND coalesce(regexp_matches(unit, '^[亿万千百]?元$'), false) THEN achieved = target
  WHEN operator = '=' OR operator IS NULL AND level2 LIKE '数量%' THEN achieved >= target
  WHEN operator IS NULL AND target = 100 AND unit = '%'
    AND NOT regexp_matches(name, '控制|变动|变化|调整|降|减|压|超|投诉|差错|失误|错误|事故|发生|流失|亏|误差|成本|经费|费用|负债') THEN achieved >= target
END;

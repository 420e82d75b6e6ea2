-- id: completion
-- severity: error
-- title_zh: 完成预算的百分比
-- title_en: Completion of the budget
-- explanation_zh: 完成预算的百分比等于决算数除以预算数；有支出而印作0%，任何预算都算不出来。按金额的四舍五入区间重算仍不相符，说明百分比或金额有误。
-- explanation_en: The completion of a budget is the final amount divided by the budget; no budget makes 0 % of money that was spent. Where recalculation over the rounding of the amounts misses the printed rate, the rate or an amount is wrong.
-- allowance: 0 % is judged without a budget only where no budget up to the largest amount in the document would round to it, at the decimals customary among its rates.
-- needs: completion_pct
WITH custom AS (
  SELECT document_id, arg_max(decimals, {n: n, decimals: decimals}) AS decimals
  FROM (
    SELECT document_id, decimals, count(*) AS n FROM audit_completions WHERE stated <> 0 GROUP BY document_id, decimals
  )
  GROUP BY document_id
),
largest AS (
  SELECT document_id, max(high) AS amount FROM audit_facts WHERE unit = 'CNY10k' GROUP BY document_id
),
department AS (
  -- The budget of the beginning of the year that the whole department's own form names.
  SELECT p.document_id, p.project_id, p.initial_budget AS value, p.line_start,
    p.initial_budget - audit_half(p.initial_budget_decimals) AS low,
    p.initial_budget + audit_half(p.initial_budget_decimals) AS high
  FROM projects p
  JOIN audit_documents d USING (document_id)
  WHERE p.seq = 'dept' AND p.form = 'form' AND p.initial_budget > 0
),
judged AS (
  SELECT
    c.*,
    CASE
      -- Money was spent, and 0 % is printed: the budget was zero, and the rate does not exist.
      WHEN stated = 0 AND budget_id IS NULL
        AND 100 * final_low / audit_half(greatest(c.decimals, coalesce(u.decimals, c.decimals))) > l.amount
        THEN 'zero-rate'
      WHEN budget_id IS NULL AND c.budget = 'initial_budget' AND d.value IS NOT NULL
        AND concept IN ('appropriation.expenditure', 'expenditure.total', 'expenditure.current')
        THEN 'department-form'
      ELSE 'completion'
    END AS check_name,
    d.value AS form_value, d.low AS form_low, d.high AS form_high, d.line_start AS form_line, d.project_id
  FROM audit_completions c
  LEFT JOIN department d USING (document_id)
  LEFT JOIN custom u USING (document_id)
  LEFT JOIN largest l USING (document_id)
),
compared AS (
  SELECT
    * REPLACE (
      CASE WHEN check_name = 'department-form' THEN 100 * final_value / form_value ELSE computed END AS computed,
      CASE WHEN check_name = 'department-form' THEN audit_percent_low(final_low, form_low, form_high)
        ELSE computed_low END AS computed_low,
      CASE WHEN check_name = 'department-form' THEN audit_percent_high(final_high, form_low, form_high)
        ELSE computed_high END AS computed_high
    )
  FROM judged
)
SELECT
  document_id, fiscal_year,
  CASE WHEN check_name = 'zero-rate' THEN 'inconsistent'
    ELSE audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) END AS outcome,
  coalesce(
    CASE WHEN check_name <> 'zero-rate' THEN audit_severity(stated - computed, decimals) END,
    -- The form may cover less than the accounts.
    CASE WHEN check_name = 'department-form' THEN 'notice' END,
    -- The department may answer that there was no budget, and the rate stands for nothing.
    CASE WHEN check_name = 'zero-rate' THEN 'warning' END
  ) AS severity,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [fact_id, final_id, budget_id] AS fact_ids,
  [line for line in [line_start, final_line, coalesce(budget_line, CASE WHEN check_name = 'department-form' THEN form_line END)]
    if line IS NOT NULL] AS line_starts,
  check_name, concept, budget AS budget_measure, final_value,
  CASE WHEN check_name = 'department-form' THEN form_value ELSE budget_value END AS budget_value,
  CASE WHEN check_name = 'department-form' THEN project_id END AS project_id,
  [CASE WHEN final_id IS NULL THEN concept END,
    CASE WHEN budget_id IS NULL AND check_name = 'completion' THEN budget END,
    CASE WHEN final_id IS NOT NULL AND budget_id IS NOT NULL AND computed IS NULL THEN 'zero-base' END] AS missing
FROM compared
WHERE power IS NULL
UNION ALL BY NAME
-- A target, its result and their rate in running text.
SELECT
  document_id, CASE WHEN power IS NULL THEN outcome ELSE 'consistent' END AS outcome,
  coalesce(audit_severity(stated - computed, decimals), 'warning') AS severity, label_zh AS subject_zh, stated, computed,
  stated - computed AS difference, half AS tolerance, '%' AS unit, [] AS fact_ids, [line_start] AS line_starts,
  'claimed' AS check_name, result AS final_value, target AS budget_value, figure_unit, ['zero-base'] AS missing
FROM audit_claimed_rates;

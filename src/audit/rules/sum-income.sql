-- id: sum-income
-- severity: error
-- title_zh: 收支平衡
-- title_en: Income and expenditure in balance
-- explanation_zh: 收入总计应等于支出总计，并各自等于本年数加结转结余；财政拨款收入与支出总计亦然。四舍五入不能解释的差额说明有数字有误或漏列。
-- explanation_en: Total income equals total expenditure, and each is the amount of the year plus what was carried over; the same holds for fiscal appropriation. A difference that rounding cannot explain means that a number is wrong or left out.
-- needs: income.total
-- told_like: sum-expenditure
SELECT c.* EXCLUDE (rule_id, line_start) REPLACE (
    -- Totals that are the amounts of the year leave out what was carried over.
    CASE WHEN c.concept = 'income.total' AND o.income BETWEEN c.stated - 1e-9 AND c.stated + 1e-9
      AND o.expenditure BETWEEN c.computed - 1e-9 AND c.computed + 1e-9 THEN 'notice'
      -- So may the two sides of 财政拨款.
      WHEN c.concept = 'appropriation.total.income' AND o.appropriated BETWEEN c.stated - 1e-9 AND c.stated + 1e-9 THEN 'notice'
      WHEN c.concept = 'appropriation.total.income' THEN coalesce(c.severity, 'warning') ELSE c.severity END AS severity)
FROM audit_sum_checks c
LEFT JOIN (
  SELECT document_id, fiscal_year, measure, any_value(value) FILTER (concept = 'income.current') AS income,
    any_value(value) FILTER (concept = 'expenditure.current') AS expenditure,
    round(sum(value) FILTER (concept NOT IN ('income.current', 'expenditure.current')), 6) AS appropriated
  FROM audit_best
  WHERE concept IN ('income.current', 'expenditure.current', 'income.general_public_budget', 'income.government_fund', 'income.state_capital')
  GROUP BY ALL
) o ON o.document_id = c.document_id AND o.fiscal_year = c.fiscal_year AND o.measure = c.measure
WHERE c.rule_id = 'sum-income';

-- id: sum-income
-- severity: error
-- title_zh: 收支平衡
-- title_en: Income and expenditure in balance
-- explanation_zh: 收入总计应等于支出总计，并各自等于本年数加结转结余；财政拨款收入与支出总计亦然。四舍五入不能解释的差额说明有数字印错或漏列。
-- explanation_en: Total income equals total expenditure, and each is the amount of the year plus what was carried over; the same holds for fiscal appropriation. A difference that rounding cannot explain means that a number is wrong or left out.
-- needs: income.total
SELECT * FROM audit_sums([
  {total: 'income.total', parts: ['expenditure.total']},
  {total: 'income.total', parts: ['income.current', 'income.surplus_used', 'carryover.opening']},
  {total: 'income.current', parts: ['income.general_public_budget', 'income.government_fund',
    'income.state_capital', 'income.superior_subsidy', 'income.undertaking', 'income.business',
    'income.affiliated', 'income.other']},
  {total: 'income.fiscal_appropriation', parts: ['income.general_public_budget', 'income.government_fund',
    'income.state_capital']},
  {total: 'expenditure.total', parts: ['expenditure.current', 'surplus.distributed', 'carryover.closing']},
  {total: 'appropriation.total', parts: ['income.fiscal_appropriation', 'appropriation.carryover_opening']},
  {total: 'appropriation.total', parts: ['appropriation.expenditure', 'appropriation.carryover_closing']},
  {total: 'appropriation.expenditure', parts: ['general_budget.total', 'government_fund.total',
    'state_capital.total']},
  {total: 'appropriation.total', parts: ['general_budget.grand_total', 'government_fund.grand_total',
    'state_capital.grand_total']}
]);

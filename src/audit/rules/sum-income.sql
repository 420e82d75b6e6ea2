-- id: sum-income
-- severity: error
-- title_zh: 收支平衡
-- title_en: Income and expenditure in balance
-- explanation_zh: 收入总计应等于支出总计，并各自等于本年数加结转结余；财政拨款收入与支出总计亦然。四舍五入不能解释的差额说明有数字印错或漏列。
-- explanation_en: Total income equals total expenditure, and each is the amount of the year plus what was carried over; the same holds for fiscal appropriation. A difference that rounding cannot explain means that a number is wrong or left out.
-- needs: income.total
SELECT * EXCLUDE (rule_id) FROM audit_sum_checks WHERE rule_id = 'sum-income';

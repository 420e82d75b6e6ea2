-- id: sum-procurement
-- severity: error
-- title_zh: 政府采购总额与货物、工程、服务之和
-- title_en: Procurement and the sum of goods, works and services
-- explanation_zh: 政府采购支出总额等于货物、工程与服务采购支出之和。四舍五入不能解释的差额说明有数字有误或漏列。
-- explanation_en: Government procurement is the sum of goods, works and services. A difference that rounding cannot explain means that a number is wrong or left out.
-- needs: procurement.total
-- told_like: sum-expenditure
SELECT * EXCLUDE (rule_id, line_start) FROM audit_sum_checks WHERE rule_id = 'sum-procurement';

-- id: sum-three-public
-- severity: error
-- title_zh: “三公”经费合计与分项之和
-- title_en: The three public expenses and the sum of their items
-- explanation_zh: “三公”经费等于因公出国（境）费、公务用车购置及运行维护费、公务接待费之和，后两项又各等于其下两项之和。四舍五入不能解释的差额说明有数字有误或漏列。
-- explanation_en: The three public expenses are overseas travel, official vehicles and receptions; vehicles are purchase and operation, receptions domestic and foreign ones. A difference that rounding cannot explain means that a number is wrong or left out.
-- needs: three_public.total
-- told_like: sum-expenditure
SELECT * EXCLUDE (rule_id, line_start) FROM audit_sum_checks WHERE rule_id = 'sum-three-public';

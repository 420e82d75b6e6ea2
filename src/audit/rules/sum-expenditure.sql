-- id: sum-expenditure
-- severity: error
-- title_zh: 支出总额与各项支出之和
-- title_en: Expenditure and the sum of its kinds
-- explanation_zh: 本年支出应等于基本支出、项目支出、上缴上级支出、经营支出与对附属单位补助支出之和。所印数字四舍五入后仍不相等，说明其中至少一个数字有误。
-- explanation_en: Expenditure of the year is the sum of basic, project, turned-over and business expenditure and subsidies to affiliated units. If the printed numbers miss each other by more than their rounding, at least one of them is wrong.
-- needs: expenditure.current
SELECT * EXCLUDE (rule_id) FROM audit_sum_checks WHERE rule_id = 'sum-expenditure';

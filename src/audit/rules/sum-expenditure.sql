-- id: sum-expenditure
-- severity: error
-- title_zh: 支出总额与各项支出之和
-- title_en: Expenditure and the sum of its kinds
-- explanation_zh: 本年支出应等于基本支出、项目支出、上缴上级支出、经营支出与对附属单位补助支出之和。公开的数字四舍五入后仍不相等，说明其中至少一个数字有误。
-- explanation_en: Expenditure of the year is the sum of basic and project expenditure, payments to superior units, operating expenditure and subsidies to affiliated units. If the published numbers miss each other by more than their rounding, at least one of them is wrong.
-- needs: expenditure.current
-- sentence_zh: {subject}载明为 {stated}，而{part.labels}[part.count > 1 ? 相加]为 {computed}{apart}[units ? 决算由 {units} 个单位汇总，各单位分别四舍五入还可能相差 {units_slack:CNY10k}。]
-- sentence_en: {subject} {is} given as {stated}, but {part.labels} [part.count > 1 ? add up to | as] {computed}{apart}[units ?  The accounts consolidate {units} units; rounding each of them may add {units_slack:CNY10k} more.]
-- question_zh: {subject}与[part.count > 1 ? 各项之和 | {part.labels}]相差 {difference}，差额由何构成？请说明口径；如有误，请更正并公告。
-- question_en: {subject} and [part.count > 1 ? the sum of its items | {part.labels}] are {difference} apart: what makes the difference? Please explain the basis; if a figure is wrong, please correct it and publish the correction.
-- show: stated = part + …
-- causes: sum
SELECT * EXCLUDE (rule_id, line_start, units, units_slack), units, units_slack
FROM audit_sum_checks WHERE rule_id = 'sum-expenditure';

-- id: sum-procurement
-- severity: error
-- title_zh: 政府采购总额与货物、工程、服务之和
-- title_en: Procurement and the sum of goods, works and services
-- explanation_zh: 政府采购支出总额等于货物、工程与服务采购支出之和，并且不少于由中小企业中标、成交的金额（预留项目与其他项目相加）。四舍五入不能解释的差额说明有数字有误或漏列。
-- explanation_en: Government procurement is the sum of goods, works and services, and no less than what was bought from small and medium firms, in projects kept for them and in others. A difference that rounding cannot explain means that a number is wrong or left out.
-- needs: procurement.total
-- told_like: sum-expenditure
-- check: small-firms
-- sentence_zh: {subject}载明为 {stated}，而其中由中小企业中标、成交的（预留项目与其他项目）相加为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}, but what small and medium firms won of it, in projects kept for them and in others, adds up to {computed}{apart}
-- question_zh: 同一笔采购是否在预留项目和其他项目中都计入了？
-- question_en: Was one purchase counted both among the projects kept for them and among the others?
-- show: stated = part + …
SELECT * EXCLUDE (rule_id, line_start) FROM audit_sum_checks WHERE rule_id = 'sum-procurement'
UNION ALL BY NAME
SELECT
  p.document_id, b.fiscal_year,
  CASE WHEN sum(p.value) - sum(audit_half(p.decimals)) > any_value(b.high) + 1e-9 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  'warning' AS severity, any_value(b.label_zh) AS subject_zh, any_value(b.value) AS stated, sum(p.value) AS computed,
  any_value(b.value) - sum(p.value) AS difference, any_value(b.high - b.value) + sum(audit_half(p.decimals)) AS tolerance,
  'CNY10k' AS unit,
  list_concat([audit_term('stated', fact := any_value(b.fact_id))],
    list(audit_term('part', line := p.line_start, label := p.label_zh, value := p.value, unit := 'CNY10k')
      ORDER BY p.line_start, p.repeated_figure_id)) AS terms,
  'small-firms' AS check_name, [] AS missing
FROM audit_repeated p
JOIN audit_best b ON b.document_id = p.document_id AND b.concept = 'procurement.total' AND b.measure = 'final'
  AND b.fiscal_year = b.document_year
WHERE p.role = 'purchase'
GROUP BY p.document_id, p.list_id, b.fiscal_year;

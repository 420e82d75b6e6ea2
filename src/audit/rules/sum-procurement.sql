-- id: sum-procurement
-- severity: error
-- title_zh: 政府采购总额与货物、工程、服务之和
-- title_en: Procurement and the sum of goods, works and services
-- explanation_zh: 政府采购支出总额等于货物、工程与服务采购支出之和，并且不少于由中小企业中标、成交的金额（预留项目与其他项目相加）；授予小微企业的合同金额在授予中小企业的合同金额之中，后者应与按货物、工程、服务各自占比算出的一致。四舍五入不能解释的差额说明有数字有误或漏列。
-- explanation_en: Government procurement is the sum of goods, works and services, and no less than what was bought from small and medium firms, in projects kept for them and in others; contracts awarded to small and micro firms are among those awarded to small and medium ones, which are what the shares of goods, works and services make. A difference that rounding cannot explain means that a number is wrong or left out.
-- needs: procurement.total
-- told_like: sum-expenditure
-- check: small-firms
-- sentence_zh: {subject}载明为 {stated}，而其中由中小企业中标、成交的（预留项目与其他项目）相加为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}, but what small and medium firms won of it, in projects kept for them and in others, adds up to {computed}{apart}
-- question_zh: 同一笔采购是否在预留项目和其他项目中都计入了？
-- question_en: Was one purchase counted both among the projects kept for them and among the others?
-- show: stated = part + …
-- check: awarded
-- sentence_zh: {subject}载明为 {stated}，而其中的{part.label}载明为 {part}{apart}
-- sentence_en: {subject} {is} given as {stated}, but {part.label}, which it includes, as {part}{apart}
-- question_zh: 两个金额的口径有何不同（合同金额或当年支出，是否含跨年合同）？请说明口径；如有误，请更正并公告。
-- question_en: Of what are the two amounts (contracts or the year’s expenditure, contracts of several years included or not)? Please explain the basis; if a figure is wrong, please correct it and publish the correction.
-- show: stated, part
-- causes: none
-- check: kinds
-- sentence_zh: {subject}载明为 {stated}，而按货物、工程、服务采购金额及各自授予中小企业的占比计算为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}, but the shares given for goods, works and services make {computed} of their amounts{apart}
-- question_zh: 授予中小企业合同金额与分类占比各按什么口径计算？请说明口径；如有误，请更正并公告。
-- question_en: On what basis are the amount awarded to small and medium firms and the shares by kind worked out? Please explain; if a figure is wrong, please correct it and publish the correction.
-- show: stated, amount, share
-- causes: none
WITH kinds AS (
  SELECT s.document_id, s.fiscal_year, sum(w.low) AS low, sum(w.high) AS high, sum(w.value * s.value) / 100 AS computed,
    sum(greatest(w.low, 0) * greatest(s.low, 0)) / 100 AS computed_low, sum(w.high * s.high) / 100 AS computed_high,
    list(audit_term('amount', fact := w.fact_id) ORDER BY w.concept) AS amounts, list(audit_term('share', fact := s.fact_id) ORDER BY w.concept) AS shares
  FROM (VALUES ('procurement.goods', 'procurement.goods_sme'), ('procurement.works', 'procurement.works_sme'),
    ('procurement.services', 'procurement.services_sme')) k(whole, part)
  -- A share of all procurement is another one.
  JOIN audit_facts s ON s.concept = k.part AND s.measure = 'share_pct' AND s.fiscal_year = s.document_year
    AND regexp_matches(s.label, '占(货物|工程|服务)')
  JOIN audit_best w ON w.document_id = s.document_id AND w.fiscal_year = s.fiscal_year AND w.concept = k.whole AND w.measure = 'final'
  GROUP BY s.document_id, s.fiscal_year
  -- A share that is printed twice is another matter.
  HAVING count(*) = count(DISTINCT s.concept)
)
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
GROUP BY p.document_id, p.list_id, b.fiscal_year
UNION ALL BY NAME
-- What is a part of another amount is no more than it. Contracts awarded may be more than was spent in the year.
SELECT
  w.document_id, w.fiscal_year, 'inconsistent' AS outcome, CASE WHEN w.concept = 'procurement.total' THEN 'warning' END AS severity, w.label_zh AS subject_zh, w.value AS stated,
  p.value AS computed, w.value - p.value AS difference, w.high - w.value + p.value - p.low AS tolerance, 'CNY10k' AS unit,
  [audit_term('stated', fact := w.fact_id), audit_term('part', fact := p.fact_id)] AS terms, 'awarded' AS check_name,
  -- A share that does not fit these amounts is the same slip.
  (SELECT min(s.cause) FROM audit_shares s
    WHERE s.document_id = w.document_id AND s.part = p.concept AND s.base = w.concept AND s.outcome = 'inconsistent') AS cause, [] AS missing
FROM (VALUES ('procurement.total', 'procurement.sme'), ('procurement.sme', 'procurement.micro')) pair(whole, part)
JOIN audit_best w ON w.concept = pair.whole AND w.measure = 'final'
JOIN audit_best p ON p.document_id = w.document_id AND p.fiscal_year = w.fiscal_year AND p.concept = pair.part AND p.measure = 'final'
WHERE p.low > w.high + 1e-9
UNION ALL BY NAME
SELECT
  k.document_id, k.fiscal_year, 'inconsistent' AS outcome, 'warning' AS severity,
  b.label_zh AS subject_zh, b.value AS stated, k.computed, b.value - k.computed AS difference,
  audit_tolerance(b.value, b.low, b.high, k.computed, k.computed_low, k.computed_high) AS tolerance, 'CNY10k' AS unit,
  list_concat([audit_term('stated', fact := b.fact_id)], amounts, shares) AS terms, 'kinds' AS check_name, [] AS missing
FROM kinds k
JOIN audit_best b ON b.document_id = k.document_id AND b.fiscal_year = k.fiscal_year AND b.concept = 'procurement.sme' AND b.measure = 'final'
-- All that was bought is of a kind whose share is given.
JOIN audit_best t ON t.document_id = k.document_id AND t.fiscal_year = k.fiscal_year AND t.concept = 'procurement.total' AND t.measure = 'final'
  AND t.low <= k.high AND t.high >= k.low
WHERE audit_outcome(b.value, b.low, b.high, k.computed, k.computed_low, k.computed_high) = 'inconsistent';

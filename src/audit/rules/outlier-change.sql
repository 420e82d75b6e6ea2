-- id: outlier-change
-- severity: notice
-- title_zh: 年度变动与同类单位差异显著
-- title_en: A change unlike that of its peers
-- explanation_zh: 该项比上年的变动幅度明显偏离同级、同类、同职能单位的中位数。变动大不等于错误，但值得说明原因。
-- explanation_en: This item moved on the year before by a rate far from the median of bodies of the same level, kind and duties. A large change is no error, but deserves an explanation.
-- allowance_zh: 至少 8 个同类单位才检验；稳健 z（0.6745 × 与中位数之差 ÷ 绝对中位差，按本年为上年几倍的对数计算）达到 4，并且与中位数之差至少 20 个百分点、折合至少 1 万元。
-- allowance_en: Tests only among at least 8 peers, by a robust z (0.6745 × deviation from the median ÷ median absolute deviation, of the logarithm of how many times the year before) of 4 or more, and only where the deviation from the median is at least twenty percentage points and comes to 1 万元.
-- compares: peers
-- needs: change_pct
-- sentence_zh: {subject}比上年变动 {own}，同类单位变动的中位数是 {median}（{peers:0} 个单位，对数上的稳健 z 值 {z:1}）。与同类不同并不等于有误。
-- sentence_en: {subject} changed by {own} on the year before; the median of its peers is {median} ({peers:0} bodies, robust z of logarithms {z:1}). Being unlike others is no error.
-- question_zh: {subject}与同类单位相差较大，原因是什么？
-- question_en: What makes {subject} differ from that of its peers?
-- show: figure, own, median
-- role own: 本单位 | This body
-- role median: 同类单位的中位数 | Median of the peers
SELECT
  document_id, fiscal_year,
  CASE
    WHEN peers < 8 OR z IS NULL THEN 'not-checkable'
    WHEN abs(z) >= 4 AND abs(ratio - median) >= 20 AND abs(ratio - median) * money >= 1 THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  label_zh AS subject_zh, ratio AS stated, median AS computed, ratio - median AS difference, '%' AS unit,
  list_concat([audit_term('figure', fact := id) for id in fact_ids], [audit_term('own', value := round(ratio, digits), unit := '%', decimals := digits),
    audit_term('median', value := round(median, digits), unit := '%', decimals := digits)]) AS terms,
  concept, peer_group, CAST(peers AS INTEGER) AS peers, spread, z,
  -- Small shares differ in their second decimal.
  (ratio - median) * money AS money,
  CASE WHEN peers < 8 THEN ['peers'] WHEN place IS NULL THEN ['logarithm'] ELSE ['spread'] END AS missing
FROM (SELECT *, CASE WHEN abs(median) < 1 THEN 2 ELSE 1 END AS digits FROM audit_beside_peers('audit_movement_rates'));

-- id: outlier-peer
-- severity: notice
-- title_zh: 与同类单位差异显著
-- title_en: Unlike its peers
-- explanation_zh: 该项占支出的比例明显偏离同级、同类、同职能单位的中位数。偏离不等于错误，但值得说明原因。一份决算最多比较九项；即使各单位并无不同，凭偶然，同类为 8 个时约每七份决算、20 个时约每三十五份决算会有一处。
-- explanation_en: The share of this item in expenditure is far from the median of bodies of the same level, kind and duties. Being unlike others is no error, but deserves an explanation. Up to nine items of a document are compared: even if bodies did not differ, about one document in seven with 8 peers, and one in thirty-five with 20, would show one by chance.
-- allowance_zh: 至少 8 个同类单位才检验；稳健 z（0.6745 × 与中位数之差 ÷ 绝对中位差，按占比与其余之比的对数计算）达到 4，并且与中位数之差至少是中位数的四分之一、折合至少 1 万元。占比为 0 的没有对数：不判断，也不计入同类单位。
-- allowance_en: Tests only among at least 8 peers, by a robust z (0.6745 × deviation from the median ÷ median absolute deviation, of the logarithm of a share to the rest) of 4 or more, and only where the deviation from the median is at least a quarter of the median and comes to 1 万元. A share of 0 has no logarithm: it is neither judged nor counted among the peers.
-- compares: peers
-- needs: expenditure.current
-- sentence_zh: {subject}占支出的 {own}，同类单位的中位数是 {median}（{peers:0} 个单位，对数上的稳健 z 值 {z:1}）。与同类不同并不等于有误。
-- sentence_en: {subject} is {own} of expenditure; the median of its peers is {median} ({peers:0} bodies, robust z of logarithms {z:1}). Being unlike others is no error.
-- question_zh: {subject}与同类单位相差较大，原因是什么？
-- question_en: What makes {subject} differ from that of its peers?
-- show: figure, own, median
-- role own: 本单位 | This body
-- role median: 同类单位的中位数 | Median of the peers
SELECT
  document_id, fiscal_year,
  CASE
    WHEN peers < 8 OR z IS NULL THEN 'not-checkable'
    WHEN abs(z) >= 4 AND abs(ratio - median) >= 0.25 * median AND abs(ratio - median) * money >= 1 THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  label_zh AS subject_zh, ratio AS stated, median AS computed, ratio - median AS difference, '%' AS unit,
  list_concat([audit_term('figure', fact := id) for id in fact_ids], [audit_term('own', value := round(ratio, digits), unit := '%', decimals := digits),
    audit_term('median', value := round(median, digits), unit := '%', decimals := digits)]) AS terms,
  concept, peer_group, CAST(peers AS INTEGER) AS peers, spread, z,
  -- Small shares differ in their second decimal.
  (ratio - median) * money AS money,
  CASE WHEN peers < 8 THEN ['peers'] WHEN place IS NULL THEN ['logarithm'] ELSE ['spread'] END AS missing
FROM (SELECT *, CASE WHEN abs(median) < 1 THEN 2 ELSE 1 END AS digits FROM audit_beside_peers('audit_ratios'));

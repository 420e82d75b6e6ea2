-- id: outlier-peer
-- severity: notice
-- title_zh: 与同类单位差异显著
-- title_en: Unlike its peers
-- explanation_zh: 该项占支出的比例明显偏离同级同类单位的中位数。偏离不等于错误，但值得说明原因。
-- explanation_en: The share of this item in expenditure is far from the median of bodies of the same level and kind. Being unlike others is no error, but deserves an explanation.
-- allowance: Tests only among at least 8 peers, by a robust z (0.6745 × deviation from the median ÷ median absolute deviation) of 3.5 or more, and only where the deviation from the median is at least a quarter of the median and one percentage point.
-- compares: peers
-- needs: expenditure.current
-- sentence_zh: {subject}占支出的 {stated:1}，同类单位的中位数是 {computed:1}（{peers:0} 个单位，稳健 z 值 {z:1}）。与同类不同并不等于有误。
-- sentence_en: {subject} is {stated:1} of expenditure; the median of its peers is {computed:1} ({peers:0} bodies, robust z {z:1}). Being unlike others is no error.
-- question_zh: {subject}与同类单位相差较大，原因是什么？
-- question_en: What makes {subject} differ from that of its peers?
-- show: figure, own, median, deviation
-- role own: 本单位 | This body
-- role median: 同类单位的中位数 | Median of the peers
-- role deviation: 绝对离差中位数 | Median absolute deviation
WITH peers AS (
  SELECT concept, fiscal_year, peer_group, count(*) AS peers, median(ratio) AS median, mad(ratio) AS spread
  FROM audit_ratios
  GROUP BY concept, fiscal_year, peer_group
),
placed AS (
  SELECT r.*, p.peers, p.median, p.spread, robust_z(r.ratio, p.median, p.spread) AS z
  FROM audit_ratios r
  JOIN peers p USING (concept, fiscal_year, peer_group)
)
SELECT
  document_id, fiscal_year,
  CASE
    WHEN peers < 8 OR z IS NULL THEN 'not-checkable'
    WHEN abs(z) >= 3.5 AND abs(ratio - median) >= greatest(0.25 * abs(median), 1) THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  label_zh AS subject_zh, ratio AS stated, median AS computed, ratio - median AS difference, unit,
  list_concat([audit_term('figure', fact := id) for id in fact_ids], [audit_term('own', value := round(ratio, 1), unit := unit, decimals := 1),
    audit_term('median', value := round(median, 1), unit := unit, decimals := 1),
    audit_term('deviation', value := round(spread, 1), unit := unit, decimals := 1)]) AS terms,
  concept, peer_group, peers, spread, z, CASE WHEN peers < 8 THEN ['peers'] ELSE ['spread'] END AS missing
FROM placed;

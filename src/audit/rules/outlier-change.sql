-- id: outlier-change
-- severity: notice
-- title_zh: 年度变动与同类单位差异显著
-- title_en: A change unlike that of its peers
-- explanation_zh: 该项比上年的变动幅度明显偏离同级同类单位的中位数。变动大不等于错误，但值得说明原因。
-- explanation_en: This item moved on the year before by a rate far from the median of bodies of the same level and kind. A large change is no error, but deserves an explanation.
-- allowance: Tests only among at least 8 peers, by a robust z (0.6745 × deviation from the median ÷ median absolute deviation) of 3.5 or more, and only where the deviation from the median is at least twenty percentage points.
-- compares: peers
-- needs: change_pct
-- sentence_zh: {subject}比上年变动 {stated:1}，同类单位变动的中位数是 {computed:1}（{peers:0} 个单位，稳健 z 值 {z:1}）。与同类不同并不等于有误。
-- sentence_en: {subject} changed by {stated:1} on the year before; the median of its peers is {computed:1} ({peers:0} bodies, robust z {z:1}). Being unlike others is no error.
-- question_zh: {subject}与同类单位相差较大，原因是什么？
-- question_en: What makes {subject} differ from that of its peers?
-- show: figure, own, median, deviation
-- role own: 本单位 | This body
-- role median: 同类单位的中位数 | Median of the peers
-- role deviation: 绝对离差中位数 | Median absolute deviation
WITH peers AS (
  SELECT concept, fiscal_year, peer_group, count(*) AS peers, median(ratio) AS median, mad(ratio) AS spread
  FROM audit_movement_rates
  GROUP BY concept, fiscal_year, peer_group
),
placed AS (
  SELECT r.*, p.peers, p.median, p.spread, robust_z(r.ratio, p.median, p.spread) AS z
  FROM audit_movement_rates r
  JOIN peers p USING (concept, fiscal_year, peer_group)
)
SELECT
  document_id, fiscal_year,
  CASE
    WHEN peers < 8 OR z IS NULL THEN 'not-checkable'
    WHEN abs(z) >= 3.5 AND abs(ratio - median) >= 20 THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  label_zh AS subject_zh, ratio AS stated, median AS computed, ratio - median AS difference, unit,
  list_concat([audit_term('figure', fact := id) for id in fact_ids], [audit_term('own', value := round(ratio, 1), unit := unit, decimals := 1),
    audit_term('median', value := round(median, 1), unit := unit, decimals := 1),
    audit_term('deviation', value := round(spread, 1), unit := unit, decimals := 1)]) AS terms,
  concept, peer_group, peers, spread, z, CASE WHEN peers < 8 THEN ['peers'] ELSE ['spread'] END AS missing
FROM placed;

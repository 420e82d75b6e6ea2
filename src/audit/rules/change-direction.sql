-- id: change-direction
-- severity: error
-- title_zh: 增减方向
-- title_en: Direction of change
-- explanation_zh: 增减额、增长率与本年、上年金额应说明同一方向；“增加”一个负数是把方向说了两次。方向相反时，读者无从知道究竟是增是减。
-- explanation_en: The change, the growth rate and the two amounts must point the same way; to increase by a negative amount gives the direction twice. Where they do not agree, a reader cannot know whether it rose or fell.
-- needs: change
-- Two words for one movement.
SELECT
  document_id, fiscal_year,
  CASE
    WHEN change_id IS NULL THEN 'not-checkable'
    WHEN printed_rate <> 0 AND change <> 0 AND sign(printed_rate) <> sign(change) THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  label_zh AS subject_zh, printed_rate AS stated, change AS computed, NULL::DOUBLE AS difference, '%' AS unit,
  [fact_id, change_id] AS fact_ids,
  [line_start, change_line] AS line_starts,
  'rate-against-change' AS check_name, concept,
  CASE WHEN change_id IS NULL THEN ['change'] ELSE [] END AS missing
FROM audit_growth
UNION ALL BY NAME
-- 增加-0.64万元: a word and a sign for one movement.
-- What happened is clear, and clumsily said.
SELECT
  document_id, fiscal_year, 'inconsistent' AS outcome, 'warning' AS severity, label_zh AS subject_zh, value AS stated,
  NULL::DOUBLE AS computed, NULL::DOUBLE AS difference, unit, [fact_id] AS fact_ids, [line_start] AS line_starts,
  'increase-of-negative' AS check_name, concept, [] AS missing
FROM audit_asked
WHERE measure IN ('change', 'change_pct') AND form = 'prose' AND ltrim(printed) LIKE '-%' AND value <> 0;

-- id: change-direction
-- severity: error
-- title_zh: 增减方向
-- title_en: Direction of change
-- explanation_zh: 增减额、增长率与本年、上年金额应说明同一方向；“增加”一个负数是把方向说了两次。方向相反时，读者无从知道究竟是增是减。
-- explanation_en: The change, the growth rate and the two amounts must point the same way; to increase by a negative amount gives the direction twice. Where they do not agree, a reader cannot know whether it rose or fell.
-- needs: change
-- question_zh: {subject}与上年相比是增加还是减少？
-- question_en: Did {subject} rise or fall on the year before?
-- check: rate-against-change
-- sentence_zh: {subject}的增减率载明为 [stated > 0 ? +]{stated}，增减额是 {change}：一个说[stated > 0 ? 增加 | 减少]，一个说[change > 0 ? 增加 | 减少]。
-- sentence_en: The growth of {subject} is given as [stated > 0 ? +]{stated} and its change as {change}: one says it [stated > 0 ? rose | fell], the other that it [change > 0 ? rose | fell].
-- show: rate, change
-- check: increase-of-negative
-- sentence_zh: {subject}的增减额以负数列示（{stated}），前面又写有增减的字样：文字与符号各表示一次方向，宜只保留其一。
-- sentence_en: The change of {subject} is given as a negative amount ({stated}) after a word of direction: word and sign each give a direction where one would do.
-- show: change
-- Two words for one movement.
SELECT
  document_id, fiscal_year,
  CASE
    WHEN change_id IS NULL THEN 'not-checkable'
    WHEN printed_rate <> 0 AND change <> 0 AND sign(printed_rate) <> sign(change) THEN 'inconsistent'
    ELSE 'consistent'
  END AS outcome,
  label_zh AS subject_zh, printed_rate AS stated, change AS computed, NULL::DOUBLE AS difference, '%' AS unit,
  [audit_term('rate', fact := fact_id), audit_term('change', fact := change_id)] AS terms,
  'rate-against-change' AS check_name, concept, concat_ws(' ', 'direction', printed_rate, change) AS cause,
  CASE WHEN change_id IS NULL THEN ['change'] ELSE [] END AS missing
FROM audit_growth
UNION ALL BY NAME
-- 增加-0.64万元: a word and a sign for one movement.
-- What happened is clear, and clumsily said.
SELECT
  document_id, fiscal_year, 'inconsistent' AS outcome, 'notice' AS severity, label_zh AS subject_zh, value AS stated,
  NULL::DOUBLE AS computed, NULL::DOUBLE AS difference, unit, [audit_term('change', fact := fact_id)] AS terms,
  -- One habit of writing.
  'increase-of-negative' AS check_name, concept, 'double-sign' AS cause, [] AS missing
FROM audit_asked
WHERE measure IN ('change', 'change_pct') AND form = 'prose' AND ltrim(printed) LIKE '-%' AND value <> 0;

-- id: product
-- severity: warning
-- title_zh: 数量乘以标准
-- title_en: Number times rate
-- explanation_zh: 文中写明人数（或月数）与标准，并给出所需金额，但两者相乘得不出这个金额；或自评表中完成的人数与发放标准相乘，与该表的执行数不符。至少一个数字有误，或另有口径。
-- explanation_en: The text gives a number of people or months, a rate and what they need together, and number times rate is something else; or the people and the rate that a form says were reached make another amount than it executed. At least one of the numbers is wrong, or covers something else.
-- allowance_zh: 每月的标准可发放 1 至 12 个月；标准是一段的，乘积也是一段。没有等号的文字和指标只作提示：可能另有加项；文中另有恰好得出该金额的一项时也作提示。目标说标准提高过的，新旧标准之间都可以。
-- allowance_en: A monthly rate may be paid for any number of months up to twelve; a range of rates makes a range of products. Without an equals sign, and of indicators, it is a notice: something else may have been added; so it is where the text has the factor that makes the product. A rate that the goal says was raised makes a range.
-- needs: products
-- check: text
-- sentence_zh: [times_unit = set ? {subject}的文字写有 {rate} × {times} ＝ {stated} | {subject}的文字写明 {times}、[monthly_rate.count > 0 ? 每月 ][least ? {least:CNY10k}至 {most:CNY10k} | {rate}{monthly_rate}]，所需为 {stated}]；[monthly_rate.count > 0 ? 按全年 12 个月 | most ? 最接近的一端 | 两者相乘]是 {computed}{apart}
-- sentence_en: [times_unit = set ? The text of {subject} has {rate} × {times} = {stated} | The text of {subject} names {times}, [least ? {least:CNY10k} to {most:CNY10k} | {rate}{monthly_rate}][monthly_rate.count > 0 ?  a month] and {stated} in all]; [monthly_rate.count > 0 ? over twelve months that is | most ? the nearer end of the range makes | multiplied, that is] {computed}{apart}
-- question_zh: {subject}所需的 {stated} 是如何计算的？如有误，请更正并公告。
-- question_en: How were the {stated} of {subject} computed? If a figure is wrong, please correct it and publish the correction.
-- show: stated = times × rate | stated = times × monthly_rate × 12
-- role stated: 文中的金额 | Amount in the text
-- role times: 数量 | Number
-- role rate: 标准 | Rate
-- aside rate: [文中 {least:CNY10k}至 {most:CNY10k}] | [in the text {least:CNY10k} to {most:CNY10k}]
-- role monthly_rate: 标准 | Rate
-- aside monthly_rate: [文中 {least:CNY10k}至 {most:CNY10k}] | [in the text {least:CNY10k} to {most:CNY10k}]
-- cause_zh: [said ? 同一段文字另载有 {said}，乘以 {times} 正好是 {stated}，相乘的一项可能误写。]
-- cause_en: [said ? The same text also has {said}, which times {times} is exactly {stated}: the factor may be a slip of the pen.]
-- check: indicators
-- sentence_zh: {subject}的指标填有[is_average ? 数量 | 完成] {times}、[is_average ? 平均成本 | 标准] {rate}{monthly_rate}[months > 1 ? 每月]，相乘[months > 1 ? （{months} 个月）]是 {computed}，而同一张表的执行数是 {stated}{apart}
-- sentence_en: The indicators of {subject} say that {times} were reached at {rate}{monthly_rate} each[months > 1 ?  a month], which makes {computed}[months > 1 ?  over {months} months]; the same form has {stated} executed{apart}
-- question_zh: [is_average ? {subject}的平均成本是按哪些费用、多少件计算的，与执行数为何不同？ | {subject}实际发放了多少人、按什么标准，与执行数为何不同？]
-- question_en: [is_average ? Which costs and how many cases make the average cost of {subject}, and why is the amount executed another? | How many people were paid under {subject}, at what rate, and why is the amount executed another?]
-- show: stated = times × rate | stated = times × monthly_rate × {months}
-- role stated: 执行数 | Executed
-- role times: [is_average ? 数量 | 人数] | [is_average ? Number | People]
-- role rate: [is_average ? 平均成本 | 标准] | [is_average ? Average cost | Rate]
-- role monthly_rate: 标准 | Rate
WITH claim AS (
  SELECT r.document_id, r.list_id,
    any_value(r.value) FILTER (role = 'times') AS times,
    any_value(r.value) FILTER (role = 'rate') AS rate,
    any_value(audit_half(r.decimals)) FILTER (role = 'rate') AS rate_half,
    any_value(r.value) FILTER (role = 'rate-to') AS most,
    any_value(audit_half(r.decimals)) FILTER (role = 'rate-to') AS most_half,
    any_value(r.value) FILTER (role = 'product') AS stated,
    any_value(audit_half(r.decimals)) FILTER (role = 'product') AS half,
    first({value: r.value, printed: r.printed, line: r.line_start}) FILTER (role = 'rate-said') AS said,
    any_value(r.printed) FILTER (role = 'rate') AS rate_printed, any_value(r.printed) FILTER (role = 'rate-to') AS most_printed,
    any_value(r.printed) FILTER (role = 'product') AS printed, any_value(r.unit) FILTER (role = 'times') AS times_unit,
    coalesce(bool_or(role = 'rate' AND label_zh LIKE '每月%'), false) AS is_monthly,
    any_value(r.line_start) FILTER (role = 'product') AS line,
    any_value(r.line_start) FILTER (role = 'times') AS times_line,
    any_value(r.line_start) FILTER (role = 'rate') AS rate_line
  FROM audit_repeated r
  WHERE role IN ('times', 'rate', 'rate-to', 'rate-said', 'product')
  GROUP BY r.document_id, r.list_id
),
multiplied AS (
  SELECT *,
    times * rate * months AS computed, times * (rate - rate_half) * months AS computed_low,
    times * (coalesce(most, rate) + coalesce(most_half, rate_half)) * months AS computed_high,
    stated - half AS low, stated + half AS high
  FROM (SELECT *, unnest(CASE WHEN is_monthly THEN range(1, 13) ELSE [1] END) AS months FROM claim)
),
-- The number of months that comes nearest; a year where none fits.
judged AS (
  SELECT *, audit_outcome(stated, low, high, computed, computed_low, computed_high) AS outcome
  FROM multiplied
  QUALIFY row_number() OVER (PARTITION BY list_id
    ORDER BY outcome = 'consistent' DESC, months DESC) = 1
),
-- Against a range of rates, the end that is nearer.
ended AS (
  SELECT *, CASE WHEN most IS NOT NULL AND stated > times * rate * months THEN most ELSE rate END AS nearer
  FROM judged
),
placed AS (
  SELECT * REPLACE (times * nearer * months AS computed) FROM ended
),
goal AS (
  SELECT c.list_id, first(p.name_zh) AS project_zh
  FROM placed c
  JOIN projects p ON p.document_id = c.document_id AND p.form = 'form' AND c.line BETWEEN p.line_start AND p.line_end
    AND p.covers <> 'task'
  GROUP BY c.list_id
)
SELECT
  document_id, outcome, CASE WHEN times_unit <> 'set' OR said IS NOT NULL THEN 'notice' END AS severity,
  coalesce(project_zh, '数量乘以标准') AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, low, high, computed, least(computed, computed_low), greatest(computed, computed_high)) AS tolerance,
  'CNY10k' AS unit,
  [audit_term('stated', line := line, value := stated, unit := 'CNY10k', printed := printed),
    audit_term('times', line := times_line, value := times, unit := CASE WHEN times_unit IS DISTINCT FROM 'set' THEN 'person' END),
    audit_term(CASE WHEN is_monthly THEN 'monthly_rate' ELSE 'rate' END, line := rate_line, value := nearer, unit := 'CNY10k',
      printed := CASE WHEN nearer = most THEN most_printed ELSE rate_printed END),
    CASE WHEN said IS NOT NULL THEN audit_term('said', line := said.line, value := said.value, unit := 'CNY10k', printed := said.printed) END] AS terms,
  'text' AS check_name, times_unit, CASE WHEN most IS NOT NULL THEN rate END AS least, most,
  [CASE WHEN times IS NULL THEN 'times' END, CASE WHEN rate IS NULL THEN 'rate' END] AS missing
FROM placed
LEFT JOIN goal USING (list_id)
UNION ALL BY NAME
-- What was counted and its rate, as a form says they were reached, where it has one of each, against what it executed.
SELECT
  document_id,
  audit_outcome(executed, executed - half, executed + half, computed, least(computed_low, coalesce(raised, computed_low)),
    greatest(computed_high, coalesce(raised, computed_high))) AS outcome, 'notice' AS severity,
  name_zh AS subject_zh, executed AS stated, computed, executed - computed AS difference, half + computed_high - computed AS tolerance,
  'CNY10k' AS unit,
  [audit_term('stated', form := project_id, field := 'executed', value := executed, unit := 'CNY10k'),
    audit_term('times', indicator := counted.id, field := 'achieved', value := counted.value, unit := CASE WHEN NOT is_average THEN 'person' END),
    audit_term(CASE WHEN months > 1 THEN 'monthly_rate' ELSE 'rate' END, indicator := rate.id, field := 'achieved', value := rate.value,
      unit := 'CNY10k')] AS terms,
  'indicators' AS check_name, months, is_average,
  [CASE WHEN executed IS NULL THEN 'executed' ELSE 'precision' END] AS missing
FROM (
  SELECT *, counted.value * rate.value * months AS computed, counted.value * (rate.value - rate.half) * months AS computed_low,
    counted.value * (rate.value + rate.half) * months AS computed_high,
    -- At the rate before it was raised, where the goal says so.
    counted.value * (SELECT min(r.value) FROM audit_repeated r WHERE r.document_id = form.document_id AND r.role = 'rate-before'
      AND r.line_start BETWEEN form.line_start AND form.line_end) * months AS raised FROM (
    SELECT i.document_id, i.project_id, p.name_zh, p.line_start, p.line_end, p.executed, audit_half(p.executed_decimals) AS half,
      first({value: achieved_value, id: i.indicator_id}) FILTER (is_counted) AS counted,
      -- In 万元. A rate is exact, an average rounded.
      first({value: achieved_value * in_10k, half: CASE WHEN costed <> ''
        THEN audit_half(length(regexp_extract(answer, '\.(\d+)', 1))) * in_10k ELSE 0 END, id: i.indicator_id}) FILTER (is_rate) AS rate,
      bool_or(costed <> '') AS is_average,
      CASE WHEN any_value(i.unit) FILTER (is_rate) NOT LIKE '%月%' THEN 1
        ELSE coalesce(first(achieved_value) FILTER (i.unit = '月' AND achieved_value BETWEEN 1 AND 12), 12) END AS months
    FROM (
      SELECT *, costed <> '' OR operator <> '<=' AND regexp_matches(unit, '^元/(人|月|人年|人[*·/]?月)$') AND level3 LIKE '%标准%' AS is_rate,
        CASE WHEN unit = '万元' THEN 1 ELSE 0.0001 END AS in_10k,
        operator <> '<=' AND NOT is_rate AND CASE WHEN averaged <> '' THEN level2 LIKE '数量%' AND contains(level3, averaged) ELSE unit = '人' END
          AS is_counted
      FROM (
        -- 案件平均成本: of what, and in its own row.
        SELECT *, CASE WHEN unit IN ('元', '万元') THEN regexp_extract(level3, '(\p{Han}{2})平均成本$', 1) ELSE '' END AS costed,
          max(costed) OVER (PARTITION BY project_id) AS averaged
        FROM audit_indicators
      )
    ) i
    JOIN projects p USING (project_id)
    WHERE achieved_value > 0 AND operator IN ('=', '>=', '<=') AND p.form = 'form' AND p.covers = 'project'
    GROUP BY ALL
    HAVING count(*) FILTER (is_counted) = 1 AND count(*) FILTER (is_rate) = 1
  ) form
);

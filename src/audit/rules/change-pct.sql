-- id: change-pct
-- severity: error
-- title_zh: 增长率
-- title_en: Growth rate
-- explanation_zh: 增长率等于增减额除以上年数。按金额的四舍五入区间重算仍不相符，说明增长率或金额有误，常见原因是误以本年数为基数。
-- explanation_en: A growth rate is the change divided by the amount of the year before. Where recalculation over the rounding of the amounts misses the stated rate, the rate or an amount is wrong; a frequent cause is dividing by the current year.
-- allowance_zh: 上年为零的没有增长率，写了增长率的作提示。另一处对同一数字另有说法、增长率与那一处相符的，属于“同一数字前后不一”。大小相符的增减率只在方向上与增减额不符，属于“增减方向”；大小和方向都不符的，计为一处。
-- allowance_en: Of nothing the year before there is no growth rate; one that is given all the same is a notice. Where another place states the amount otherwise and the rate is right of that, it is the matter of conflict. A rate of the right size contradicts its change by its direction alone, which is the matter of change-direction; where both are wrong it is one finding.
-- needs: change_pct
-- sentence_zh: [opposite ? {subject}的增减率写作[stated > 0 ? 增长 | 下降]（{stated}），增减额却写作[stated > 0 ? 减少 | 增加]（{change}），方向相反；按公开的金额计算，增减率为 {computed}{apart} | {subject}的增减率载明为 {stated}，按公开的金额计算为 {computed}{apart}]
-- sentence_en: [opposite ? The growth of {subject} is given as a [stated > 0 ? rise | fall] ({stated}) and its change as a [stated > 0 ? fall | rise] ({change}): they point opposite ways. The published amounts make {computed}{apart} | The growth of {subject} is given as {stated}; the published amounts make {computed}{apart}]
-- question_zh: [opposite ? {subject}与上年相比是增加还是减少，增减率应为多少？ | {subject}的增减率 {stated} 是以哪一年的金额为基数计算的，应为多少？]
-- question_en: [opposite ? Did {subject} rise or fall on the year before, and what should the rate be? | On the amount of which year does the growth of {subject}, {stated}, rest, and what should it be?]
-- show: stated = (current − prior) ÷ prior × 100 | stated = change ÷ (current − change) × 100
-- causes: growth
-- cause_zh: [current_rate ? 用增减额除以本年数得 {current_rate:%}，与公开的比率至多差末位一个单位（如截尾）。可能是误以本年数为基数；增减率应以上年数为基数。]
-- cause_en: [current_rate ? Divided by the amount of this year, the change makes {current_rate:%}, which is the stated rate but for its last digit, as truncation leaves it. The rate may rest on this year’s amount; growth is on that of the year before.]
-- check: nil-base
-- sentence_zh: {subject}的增减率载明为 {stated}，而按公开的金额，上年数为零（本年 {current}，增加额与之相等或上年数载明为零）：上年为零，就没有增长率。
-- sentence_en: The growth of {subject} is given as {stated}, but by the published amounts there was nothing the year before (this year {current}, and the change is just as much or the year before is given as nil): of nothing there is no growth rate.
-- question_zh: {subject}的上年数是多少？若为零，增减率应如何表述？
-- question_en: Which amount did the year before have for {subject}? If it was nil, how should the change be put?
-- show: current, change | current, prior
-- causes: none
SELECT
  document_id, fiscal_year,
  -- Nothing before and nothing now: a printed 0 % says just that.
  CASE WHEN outcome = 'not-checkable' AND printed_rate = 0 AND change = 0 THEN 'consistent' WHEN is_nil_base THEN 'inconsistent'
    ELSE outcome END AS outcome,
  CASE WHEN is_nil_base THEN 'notice' ELSE audit_severity(size - growth_size, decimals) END AS severity, label_zh AS subject_zh,
  printed_rate AS stated, growth AS computed, printed_rate - growth AS difference, tolerance, '%' AS unit,
  CASE WHEN is_nil_base THEN 'nil-base' END AS check_name,
  CASE WHEN sign(printed_rate) * sign(change) = -1 THEN true END AS opposite,
  [audit_term('stated', fact := fact_id), audit_term('current', fact := current_id),
    audit_term('change', fact := CASE WHEN prior_id IS NULL OR opposite THEN change_id END), audit_term('prior', fact := prior_id)] AS terms,
  -- A rate that misses its amounts in size and direction is one slip.
  -- And so is one that is right of a change which the amounts do not make: of that tells the rule `change`.
  concept, CASE WHEN opposite THEN concat_ws(' ', 'direction', printed_rate, change)
    WHEN (change_high < current_low - prior_high OR change_low > current_high - prior_low)
      AND printed_rate - audit_half(decimals) <= audit_growth_high(change_high, current_low, current_high)
      AND printed_rate + audit_half(decimals) >= audit_growth_low(change_low, current_low, current_high)
      THEN concat_ws(' ', 'change', change, current, prior)
    ELSE concat_ws(' ', 'rate', printed_rate, current, change, prior) END AS cause,
  -- The rate that a division by the current year makes, where that is what is printed.
  CASE WHEN current <> 0 AND NOT is_nil_base AND abs(abs(100 * change / current) - size) <= pow(10, -decimals)
    + 50 * (change_high - change_low) / abs(current) THEN 'current-year-base' END AS possible_cause,
  CASE WHEN possible_cause IS NOT NULL AND prior_id IS NULL THEN round(100 * change / current, decimals + 2) END AS current_rate,
  [CASE WHEN current_id IS NULL THEN concept END,
    CASE WHEN prior_id IS NULL AND change_id IS NULL THEN concept || ' ' || (fiscal_year - 1) END,
    CASE WHEN current_id IS NOT NULL AND growth IS NULL THEN 'zero-base' END] AS missing
FROM (
  SELECT *,
    -- As much more as there is now: a year before of nothing. Whatever the rounding left of it, growth would be more than is said.
    outcome = 'not-checkable' AND printed_rate > 0 AND current > 0 AND CASE WHEN prior_id IS NULL
      THEN abs(current - change) < 1e-9 AND size_high < 100 * change_low / (current_high - change_low) ELSE prior = 0 END AS is_nil_base
  FROM audit_growth
) g
WHERE power IS NULL
  -- Where another place states the amount otherwise, and the rate is right of that, the amount is wrong here: `conflict` tells.
  AND NOT (outcome = 'inconsistent' AND prior_id IS NULL AND EXISTS (
    FROM audit_facts o JOIN audit_facts c ON c.fact_id = g.current_id
    WHERE o.document_id = c.document_id AND o.fiscal_year = c.fiscal_year AND o.concept = c.concept AND o.measure = c.measure
      AND o.fund IS NOT DISTINCT FROM c.fund AND (o.low > c.high OR o.high < c.low) AND audit_outcome(printed_rate,
        printed_rate - audit_half(g.decimals), printed_rate + audit_half(g.decimals), 100 * change / (o.value - change),
        audit_growth_low(change_low, o.low, o.high), audit_growth_high(change_high, o.low, o.high)) = 'consistent'));

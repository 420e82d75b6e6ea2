-- id: change-pct
-- severity: error
-- title_zh: 增长率
-- title_en: Growth rate
-- explanation_zh: 增长率等于增减额除以上年数。按金额的四舍五入区间重算仍不相符，说明增长率或金额有误，常见原因是误以本年数为基数。
-- explanation_en: A growth rate is the change divided by the amount of the year before. Where recalculation over the rounding of the amounts misses the stated rate, the rate or an amount is wrong; a frequent cause is dividing by the current year.
-- allowance_zh: 大小相符的增减率只在方向上与增减额不符，属于“增减方向”；大小和方向都不符的，计为一处。
-- allowance_en: A rate of the right size contradicts its change by its direction alone, which is the matter of change-direction; where both are wrong it is one finding.
-- needs: change_pct
-- sentence_zh: [opposite ? {subject}的增减率写作[stated > 0 ? 增长 | 下降]（{stated}），增减额却写作[stated > 0 ? 减少 | 增加]（{change}），方向相反；按公开的金额计算，增减率为 {computed}{apart} | {subject}的增减率载明为 {stated}，按公开的金额计算为 {computed}{apart}]
-- sentence_en: [opposite ? The growth of {subject} is given as a [stated > 0 ? rise | fall] ({stated}) and its change as a [stated > 0 ? fall | rise] ({change}): they point opposite ways. The published amounts make {computed}{apart} | The growth of {subject} is given as {stated}; the published amounts make {computed}{apart}]
-- question_zh: [opposite ? {subject}与上年相比是增加还是减少，增减率应为多少？ | {subject}的增减率 {stated} 是以哪一年的金额为基数计算的，应为多少？]
-- question_en: [opposite ? Did {subject} rise or fall on the year before, and what should the rate be? | On the amount of which year does the growth of {subject}, {stated}, rest, and what should it be?]
-- show: stated = (current − prior) ÷ prior × 100 | stated = change ÷ (current − change) × 100
-- causes: growth
-- cause_zh: [current_rate ? 用增减额除以本年数得 {current_rate:%}，与公开的比率至多差末位一个单位（如截尾）。可能是误以本年数为基数；增减率应以上年数为基数。]
-- cause_en: [current_rate ? Divided by the amount of this year, the change makes {current_rate:%}, which is the stated rate but for its last digit, as truncation leaves it. The rate may rest on this year’s amount; growth is on that of the year before.]
SELECT
  document_id, fiscal_year,
  -- Nothing before and nothing now: a printed 0 % says just that.
  CASE WHEN outcome = 'not-checkable' AND printed_rate = 0 AND change = 0 THEN 'consistent' ELSE outcome END AS outcome,
  audit_severity(size - growth_size, decimals) AS severity, label_zh AS subject_zh,
  printed_rate AS stated, growth AS computed, printed_rate - growth AS difference, tolerance, '%' AS unit,
  CASE WHEN sign(printed_rate) * sign(change) = -1 THEN true END AS opposite,
  [audit_term('stated', fact := fact_id), audit_term('current', fact := current_id),
    audit_term('change', fact := CASE WHEN prior_id IS NULL OR opposite THEN change_id END), audit_term('prior', fact := prior_id)] AS terms,
  -- A rate that misses its amounts in size and direction is one slip.
  concept, CASE WHEN opposite THEN concat_ws(' ', 'direction', printed_rate, change)
    ELSE concat_ws(' ', 'rate', printed_rate, current, change, prior) END AS cause,
  -- The rate that a division by the current year makes, where that is what is printed.
  CASE WHEN current <> 0 AND abs(abs(100 * change / current) - size) <= pow(10, -decimals)
    + 50 * (change_high - change_low) / abs(current) THEN 'current-year-base' END AS possible_cause,
  CASE WHEN possible_cause IS NOT NULL AND prior_id IS NULL THEN round(100 * change / current, decimals + 2) END AS current_rate,
  [CASE WHEN current_id IS NULL THEN concept END,
    CASE WHEN prior_id IS NULL AND change_id IS NULL THEN concept || ' ' || (fiscal_year - 1) END,
    CASE WHEN current_id IS NOT NULL AND growth IS NULL THEN 'zero-base' END] AS missing
FROM audit_growth
WHERE power IS NULL;

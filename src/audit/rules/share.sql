-- id: share
-- severity: error
-- title_zh: 占比
-- title_en: Shares
-- explanation_zh: 公开的占比应等于该项金额除以总额，同一总额各项占比之和应为100%。按金额的四舍五入区间重算仍不相符，说明占比或金额有误。
-- explanation_en: A stated share is its amount divided by the whole, and the shares of one whole make 100 %. Where recalculation over the rounding of the amounts misses the stated share, the share or an amount is wrong.
-- needs: share_pct
-- check: share
-- sentence_zh: {subject} {part}，占{base.label} {base} 的 {computed}，而占比载明为 {stated}{apart}
-- sentence_en: {subject}, {part}, {is} {computed} of {base.label}, {base}; {its} share is given as {stated}{apart}
-- question_zh: {subject}的占比 {stated} 是以哪一个总额计算的，应为多少？
-- question_en: Of which whole is {stated} the share of {subject}, and what should it be?
-- show: stated = part ÷ base × 100
-- causes: ratio
-- check: whole
-- sentence_zh: {base_concept:concept}各组成部分的占比相加为 {computed}，而不是 100%{apart}
-- sentence_en: The shares of what makes up {base_concept:concept} add up to {computed}, not to 100%{apart}
-- question_zh: {base_concept:concept}各部分的占比分别应为多少？
-- question_en: What should the shares of what makes up {base_concept:concept} be?
-- show: share + …
-- check: projects
-- sentence_zh: 文中说开展绩效评价的项目资金是 {part}，占项目支出的 {stated}；与决算中最接近的一个金额（{base}）相比是 {computed}{apart}
-- sentence_en: The projects assessed are said to have {part}, {stated} of the expenditure on projects; of the nearest amount of the accounts, {base}, it is {computed}{apart}
-- question_zh: {stated} 是以哪一个项目支出总额计算的，开展绩效评价的资金应为多少？
-- question_en: Of which expenditure on projects is {stated} the share, and how much was assessed?
-- show: stated = part ÷ base × 100
-- causes: none
WITH assessed AS (
  SELECT list_id, document_id, fiscal_year,
    any_value({value: value, decimals: decimals, line: line_start, label: label_zh}) FILTER (role = 'assessed') AS part,
    any_value({value: value, decimals: decimals, line: line_start, label: label_zh}) FILTER (role = 'share-of-projects') AS share
  FROM repeated_figures JOIN audit_documents USING (document_id, fiscal_year)
  WHERE role IN ('assessed', 'share-of-projects')
  GROUP BY ALL
),
-- Of whichever money and budget: that of which it is the share, or comes nearest to it.
assessed_judged AS (
  SELECT a.document_id, a.fiscal_year, a.list_id, any_value(part) AS part, any_value(share) AS share,
    arg_min({fact_id: b.fact_id, value: b.value, low: b.low, high: b.high},
      {distance: abs(100 * part.value / b.value - share.value), fact_id: b.fact_id}) FILTER (b.low > 0) AS base
  FROM assessed a
  LEFT JOIN audit_best b
    ON b.document_id = a.document_id AND b.fiscal_year = a.fiscal_year
    AND b.concept IN ('expenditure.project', 'general_budget.project', 'appropriation.project')
    AND b.measure IN ('final', 'initial_budget', 'adjusted_budget')
  GROUP BY ALL
),
whole AS (
  SELECT
    -- What a whole is spent on, and what kind of expenditure it is, make it each by themselves.
    document_id, fiscal_year, base, base_zh, split_part(part, '.', 1) AS kind,
    any_value(base_value) AS base_value, any_value(base_low) AS base_low, any_value(base_high) AS base_high,
    count(*) AS parts, sum(part_value) AS parts_value, sum(part_low) AS parts_low, sum(part_high) AS parts_high,
    sum(stated) AS computed, sum(stated_low) AS computed_low, sum(stated_high) AS computed_high,
    min(decimals) AS decimals, min(cause) AS wrong_share,
    CAST(min(line_start) AS INTEGER) AS line_start
  FROM audit_shares
  WHERE part_id IS NOT NULL AND base_id IS NOT NULL AND part <> base
  -- A sentence may run over several lines; a part with two shares belongs to two sentences.
  GROUP BY document_id, fiscal_year, base, base_zh, kind
  HAVING count(*) > 1 AND count(DISTINCT part) = count(*)
),
whole_judged AS (
  SELECT *, audit_outcome(100, 100, 100, computed, computed_low, computed_high) AS outcome
  FROM whole
  WHERE audit_outcome(base_value, base_low, base_high, parts_value, parts_low, parts_high) = 'consistent' AND base_low > 0
),
-- The shares one by one, of contradictions alone.
whole_named AS (
  SELECT w.document_id, w.fiscal_year, w.base, w.base_zh, w.kind,
    list_concat([audit_term('sum', line := any_value(w.line_start), label := '各项占比合计', value := any_value(w.computed), unit := '%')],
      list(audit_term('share', fact := s.fact_id) ORDER BY s.part)) AS terms
  FROM whole_judged w
  JOIN audit_shares s
    ON s.document_id = w.document_id AND s.fiscal_year = w.fiscal_year AND s.base = w.base AND s.base_zh = w.base_zh
      AND split_part(s.part, '.', 1) = w.kind
  WHERE w.outcome = 'inconsistent' AND s.part_id IS NOT NULL AND s.part <> s.base
  GROUP BY ALL
)
SELECT
  document_id, fiscal_year, outcome, audit_severity(stated - computed, decimals) AS severity, label_zh AS subject_zh,
  stated, computed, stated - computed AS difference,
  audit_tolerance(stated, stated_low, stated_high, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  [audit_term('stated', fact := fact_id), audit_term('part', fact := part_id), audit_term('base', fact := base_id)] AS terms,
  'share' AS check_name, part AS concept, cause,
  [CASE WHEN part_id IS NULL THEN part END, CASE WHEN base_id IS NULL THEN coalesce(base, base_zh) END,
    CASE WHEN part_id IS NOT NULL AND base_id IS NOT NULL AND computed IS NULL THEN 'zero-base' END] AS missing
FROM audit_shares
WHERE power IS NULL
UNION ALL BY NAME
-- Shares of a whole that their amounts make up are 100 % together.
SELECT
  w.document_id, w.fiscal_year, outcome, audit_severity(100 - computed, decimals) AS severity, '各项占比合计' AS subject_zh,
  100 AS stated, computed, 100 - computed AS difference,
  audit_tolerance(100, 100, 100, computed, computed_low, computed_high) AS tolerance, '%' AS unit,
  terms, 'whole' AS check_name, w.base AS base_concept,
  -- One wrong share is why they do not.
  wrong_share AS cause, [] AS missing
FROM whole_judged w
LEFT JOIN whole_named n USING (document_id, fiscal_year, base, base_zh, kind)
UNION ALL BY NAME
SELECT
  document_id, fiscal_year,
  audit_outcome(stated, stated - half, stated + half, computed, 100 * (part.value - audit_half(part.decimals)) / base.high,
    100 * (part.value + audit_half(part.decimals)) / base.low) AS outcome,
  -- What was assessed may be a budget that the accounts do not state.
  'notice' AS severity, part.label AS subject_zh, stated, computed, stated - computed AS difference,
  half + 50 * (pow(10, -part.decimals) + (base.high - base.low) * computed / 100) / base.value AS tolerance, '%' AS unit,
  [audit_term('stated', line := share.line, label := share.label, value := stated, unit := '%', decimals := share.decimals),
    audit_term('part', line := part.line, label := part.label, value := part.value, unit := 'CNY10k', decimals := part.decimals),
    audit_term('base', fact := base.fact_id)] AS terms,
  'projects' AS check_name, [CASE WHEN base IS NULL THEN 'expenditure.project' END] AS missing
FROM (SELECT *, share.value AS stated, audit_half(share.decimals) AS half, 100 * part.value / base.value AS computed
  FROM assessed_judged WHERE part IS NOT NULL AND share IS NOT NULL);

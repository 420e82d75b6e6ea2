-- Totals against the sum of their parts: one row per identity, document, year and measure, with the rule it is of.
--
-- A part that is not printed may be nothing or may be left out: then parts that make the total are consistent,
-- parts that make more contradict it all the same (an amount is not negative), and parts that make less say
-- nothing, for the missing one may explain it. In the one row of the form of the three public expenses, and in the one form
-- of all income and expenditure, a part that is not printed is a blank cell, and that is nothing: unless a figure there could
-- not be read.
CREATE OR REPLACE TEMP TABLE audit_sum_checks AS
WITH identity(rule_id, total, parts) AS (VALUES
  ('sum-expenditure', 'expenditure.current', ['expenditure.basic', 'expenditure.project', 'expenditure.turned_over',
    'expenditure.business', 'expenditure.affiliated_subsidy']),
  ('sum-expenditure', 'appropriation.expenditure', ['appropriation.basic', 'appropriation.project']),
  ('sum-expenditure', 'general_budget.total', ['general_budget.basic', 'general_budget.project']),
  ('sum-expenditure', 'government_fund.total', ['government_fund.basic', 'government_fund.project']),
  ('sum-expenditure', 'state_capital.total', ['state_capital.basic', 'state_capital.project']),
  ('sum-basic', 'general_budget.basic', ['general_budget.personnel', 'general_budget.operating']),
  ('sum-basic', 'appropriation.basic', ['general_budget.basic', 'government_fund.basic', 'state_capital.basic']),
  ('sum-three-public', 'three_public.total', ['three_public.overseas', 'three_public.vehicle',
    'three_public.reception']),
  ('sum-three-public', 'three_public.vehicle', ['three_public.vehicle_purchase', 'three_public.vehicle_operation']),
  ('sum-three-public', 'three_public.reception', ['three_public.reception_domestic',
    'three_public.reception_foreign']),
  ('sum-procurement', 'procurement.total', ['procurement.goods', 'procurement.works', 'procurement.services']),
  ('sum-income', 'income.total', ['expenditure.total']),
  ('sum-income', 'income.total', ['income.current', 'income.surplus_used', 'carryover.opening']),
  ('sum-income', 'income.current', ['income.general_public_budget', 'income.government_fund',
    'income.state_capital', 'income.superior_subsidy', 'income.undertaking', 'income.business',
    'income.affiliated', 'income.other']),
  -- The same where the appropriation is told as one; where that agrees, it says no more than the funds do.
  ('sum-income', 'income.current', ['income.fiscal_appropriation', 'income.superior_subsidy', 'income.undertaking', 'income.business',
    'income.affiliated', 'income.other']),
  ('sum-income', 'income.fiscal_appropriation', ['income.general_public_budget', 'income.government_fund',
    'income.state_capital']),
  ('sum-income', 'expenditure.total', ['expenditure.current', 'surplus.distributed', 'carryover.closing']),
  ('sum-income', 'appropriation.total', ['income.fiscal_appropriation', 'appropriation.carryover_opening']),
  ('sum-income', 'appropriation.total', ['appropriation.expenditure', 'appropriation.carryover_closing']),
  ('sum-income', 'appropriation.expenditure', ['general_budget.total', 'government_fund.total',
    'state_capital.total']),
  -- Of expenditure the funds are a part, however much else there is.
  ('sum-income', 'expenditure.current', ['general_budget.total', 'government_fund.total', 'state_capital.total', 'beside.funds']),
  ('sum-income', 'appropriation.total', ['general_budget.grand_total', 'government_fund.grand_total',
    'state_capital.grand_total']),
  -- The two sides of 财政拨款, where a document states them apart, and each fund by itself.
  ('sum-income', 'appropriation.total.income', ['appropriation.total.expenditure']),
  ('sum-income', 'general_budget.grand_total', ['income.general_public_budget', 'general_budget.carryover_opening']),
  ('sum-income', 'general_budget.grand_total', ['general_budget.total', 'general_budget.carryover_closing']),
  ('sum-income', 'government_fund.grand_total', ['income.government_fund', 'government_fund.carryover_opening']),
  ('sum-income', 'government_fund.grand_total', ['government_fund.total', 'government_fund.carryover_closing']),
  ('sum-income', 'state_capital.grand_total', ['income.state_capital', 'state_capital.carryover_opening']),
  ('sum-income', 'state_capital.grand_total', ['state_capital.total', 'state_capital.carryover_closing'])
),
-- The total in place 1, its parts after it. Total and first part tell one identity from another.
term AS (
  SELECT rule_id, total, parts[1] AS first_part, unnest([total] || parts) AS concept,
    generate_subscripts([total] || parts, 1) AS place
  FROM identity
),
-- Every document is asked for its own final account; budgets, the year before and single funds only where it prints
-- a total.
question AS (
  SELECT d.document_id, d.fiscal_year, 'final' AS measure, true AS is_own, t.*
  FROM audit_documents d CROSS JOIN term t
  WHERE NOT regexp_matches(t.total, '[.](grand_total|total[.]income)$')
  UNION ALL
  SELECT b.document_id, b.fiscal_year, b.measure, false, t.*
  FROM audit_best b
  JOIN term t ON t.total = b.concept
  WHERE b.measure IN ('final', 'initial_budget', 'adjusted_budget')
    AND (b.measure <> 'final' OR b.fiscal_year <> b.document_year OR regexp_matches(t.total, '[.](grand_total|total[.]income)$'))
),
summed AS (
  SELECT
    q.document_id, q.fiscal_year, q.measure, q.rule_id, q.total AS concept, q.first_part,
    -- Of the total; of its parts. A FILTER each would take as many copies of all columns.
    any_value(CASE WHEN place = 1 THEN b.value END) AS stated, any_value(CASE WHEN place = 1 THEN b.low END) AS low,
    any_value(CASE WHEN place = 1 THEN b.high END) AS high, any_value(CASE WHEN place = 1 THEN b.decimals END) AS decimals,
    any_value(CASE WHEN place = 1 THEN b.label_zh END) AS label_zh, any_value(CASE WHEN place = 1 THEN b.unit END) AS unit,
    sum(CASE WHEN place > 1 THEN b.value END) AS computed, sum(CASE WHEN place > 1 THEN b.low END) AS computed_low,
    sum(CASE WHEN place > 1 THEN b.high END) AS computed_high, min(CASE WHEN place > 1 THEN b.value END) AS least_part,
    count(*) AS terms, count(b.value) AS printed, count(CASE WHEN place > 1 AND b.value <> 0 THEN 1 END) AS others,
    list({place: place, fact_id: b.fact_id}) FILTER (b.fact_id IS NOT NULL) AS figures,
    any_value(CASE WHEN place = 1 THEN b.line_start END) AS line_start,
    list(q.concept) FILTER (b.fact_id IS NULL) AS missing,
    count(b.value) > 2 AND bool_and(b.form = 'form')
      AND CASE WHEN any_value(q.total) = 'three_public.total'
        THEN count(DISTINCT b.line_start) = 1 AND NOT bool_or(coalesce(u.has_unread, false))
        -- 财政拨款 stands there as one or fund by fund: what the form does not print of the other way is no blank cell.
        ELSE any_value(q.total) IN ('income.total', 'expenditure.total', 'income.current') AND count(DISTINCT b.section) = 1
          AND (any_value(q.total) <> 'income.current' OR count(CASE WHEN place = 2 THEN b.value END) = 1) END AS is_row,
    -- 支出总计 N 万元，其中本年支出 N 万元，年末结转和结余 N 万元: a sentence that names what a total is made of, but for what is rare.
    any_value(q.total) IN ('income.total', 'expenditure.total') AND count(b.value) = 3 AND count(DISTINCT b.line_start) = 1
      AND NOT bool_or(coalesce(u.has_unread, false)) AS is_sentence,
    list(DISTINCT b.section) FILTER (b.section IS NOT NULL) AS sections,
    list({concept: q.concept, apart: b.apart}) FILTER (b.apart IS NOT NULL) AS doubled
  FROM question q
  LEFT JOIN audit_best b
    ON b.document_id = q.document_id AND b.fiscal_year = q.fiscal_year AND b.measure = q.measure
    AND b.concept = q.concept
    -- 总收入 and 总支出 may leave out what was carried over; 总计 does not.
    AND NOT regexp_matches(b.label_zh, '总收入|总支出')
  LEFT JOIN (SELECT document_id, line_start, true AS has_unread FROM audit_unread GROUP BY ALL) u
    ON u.document_id = b.document_id AND u.line_start = b.line_start
  GROUP BY q.document_id, q.fiscal_year, q.measure, q.rule_id, q.total, q.first_part, q.is_own
  HAVING q.is_own OR count(b.value) FILTER (place > 1) > 0
)
SELECT
  rule_id, document_id, fiscal_year,
  CASE WHEN is_part AND computed <= stated THEN 'consistent'
    WHEN compared = 'inconsistent' AND printed < terms AND NOT is_row AND NOT is_sentence AND NOT (computed > stated AND least_part >= 0)
    THEN 'not-checkable' ELSE compared END AS outcome,
  coalesce(audit_severity(stated - computed, decimals), CASE WHEN slip IS NOT NULL THEN 'warning' END,
    -- Units of a consolidated account are rounded one by one: each may add half a unit of the last digit.
    CASE WHEN abs(stated - computed) <= tolerance + units_slack + 1e-9 THEN 'warning' END,
    CASE WHEN printed < terms AND computed < stated THEN CASE WHEN is_row THEN 'warning' WHEN is_sentence THEN 'notice' END END) AS severity, coalesce(label_zh, concept) AS subject_zh,
  stated, computed, stated - computed AS difference,
  tolerance,
  CASE WHEN compared = 'inconsistent' THEN units END AS units, CASE WHEN compared = 'inconsistent' THEN units_slack END AS units_slack,
  coalesce(unit, 'CNY10k') AS unit,
  [audit_term(CASE WHEN t.place = 1 THEN 'stated' ELSE 'part' END, fact := t.fact_id) for t in ordered] AS terms,
  -- A report repeats a sum of the accounts, and what is wrong with it. Where a figure in it is stated twice, and the sum misses by what
  -- the two are apart, that is why: of it tells the rule `conflict`.
  coalesce(slip, concat_ws(' ', 'sum', stated, round(computed, 4))) AS cause,
  concept, measure, line_start, list_filter(coalesce(missing, []), lambda name: name <> 'beside.funds') AS missing
FROM (SELECT *, coalesce(list_contains(missing, 'beside.funds'), false) AS is_part,
    audit_tolerance(stated, low, high, computed, computed_low, computed_high) AS tolerance, units * audit_half(decimals) AS units_slack,
    -- One part of a kind that is not nothing is the total said again.
    CASE WHEN others = 1 AND rule_id IN ('sum-three-public', 'sum-procurement') THEN audit_same(stated, low, high, computed, computed_low, computed_high)
      ELSE audit_outcome(stated, low, high, computed, computed_low, computed_high) END AS compared,
    CASE WHEN compared = 'inconsistent' THEN list_transform(list_filter(doubled, lambda one: abs(abs(stated - computed) - (one.apart.most - one.apart.least)) < 1e-6),
      lambda one: concat_ws(' ', 'stated twice', regexp_replace(one.concept, '^(income|expenditure)[.]total$', 'total'), measure,
        one.apart.least, one.apart.most))[1] END AS slip,
    -- In the order of the identity, where there is something to tell.
    CASE WHEN compared = 'inconsistent' THEN list_sort(figures) END AS ordered
  FROM (SELECT s.* REPLACE (is_row AND NOT audit_may_lack(n.unread, s.sections, stated - computed, high - low) AS is_row)
    FROM summed s LEFT JOIN audit_unread_parts n USING (document_id)) AS whole_rows
  LEFT JOIN audit_units USING (document_id))
WHERE outcome = 'inconsistent' OR concept <> 'income.current' OR first_part <> 'income.fiscal_appropriation';

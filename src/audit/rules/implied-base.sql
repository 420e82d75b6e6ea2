-- id: implied-base
-- severity: warning
-- title_zh: 由完成比例倒推的预算
-- title_en: Budgets behind rates of completion
-- explanation_zh: 决算数除以完成预算的比例，得出该比例所依据的预算数；各部分的预算相加应等于总额的预算。四舍五入不能解释其差额时，各比例可能不是按同一个预算计算的。
-- explanation_en: A final amount divided by its rate of completion gives the budget the rate rests on, and the budgets of the parts make that of the whole. Where rounding cannot explain the difference, the rates may rest on different budgets.
-- allowance_zh: 只在各部分的决算数相加等于总数、有支出的部分都载有比例、比例所说的是同一个预算、且不都是 100% 时才倒推。有支出而写 0% 的视为没有预算。各部分的预算相加少于总数时不说：没有支出的部分可能没有列出。
-- allowance_en: Only where the final amounts of the parts make the whole, every part that spent has a rate, all rates are of the same budget and not all are 100 %. An item that spent and prints 0 % is taken for one without a budget. Items whose budgets make less than the whole say nothing: one of which nothing was spent may not be listed.
-- needs: completion_pct
-- sentence_zh: {subject}按完成比例倒推的{budget:measure}约为 {stated}，各部分倒推的{budget:measure}相加约为 {computed}{apart}
-- sentence_en: Worked back from its rate of completion, the {budget:measure} of {subject} is about {stated}; worked back in the same way, those of its parts add up to about {computed}{apart}
-- question_zh: {subject}与各部分的完成比例是否按同一个{budget:measure}计算？
-- question_en: Do the rates of completion of {subject} and of its parts rest on one {budget:measure}?
-- show: stated = part + …
-- role stated: 总额倒推的预算 | Budget of the whole, worked back
-- aside part: 倒推的预算 | budget, worked back
-- A total and what makes it up; items make up the general public budget, and with it a department of one fund.
WITH identity(kind, total, part) AS (VALUES
  ('kinds', 'appropriation.expenditure', 'appropriation.basic'), ('kinds', 'appropriation.expenditure', 'appropriation.project'),
  ('kinds', 'expenditure.current', 'expenditure.basic'), ('kinds', 'expenditure.current', 'expenditure.project'),
  ('kinds', 'general_budget.total', 'general_budget.basic'), ('kinds', 'general_budget.total', 'general_budget.project'),
  ('kinds', 'three_public.total', 'three_public.overseas'), ('kinds', 'three_public.total', 'three_public.vehicle'),
  ('kinds', 'three_public.total', 'three_public.reception'),
  ('kinds', 'three_public.vehicle', 'three_public.vehicle_purchase'),
  ('kinds', 'three_public.vehicle', 'three_public.vehicle_operation')
),
-- Each rate with the budget it rests on: the one printed beside it, or what it makes of the final amount. Of nothing
-- spent at 0 % the budget may be any.
based AS (
  SELECT c.document_id, c.fiscal_year, c.concept, c.budget, c.fact_id, c.label_zh, f.line_start, f.family, f.code, f.form, f.fund,
    c.stated, c.final_value, c.final_low, c.final_high,
    CASE WHEN budget_id IS NOT NULL THEN budget_value WHEN stated > 0 THEN 100 * final_value / stated WHEN final_low > 0 THEN 0
      END AS base,
    CASE WHEN budget_id IS NOT NULL THEN budget_low WHEN stated_low > 0 THEN 100 * final_low / stated_high
      WHEN stated = 0 AND final_low > 0 THEN 0 END AS base_low,
    CASE WHEN budget_id IS NOT NULL THEN budget_high WHEN stated_low > 0 THEN 100 * final_high / stated_low
      WHEN stated = 0 AND final_low > 0 THEN 0 END AS base_high
  FROM audit_completions c
  JOIN audit_facts f USING (fact_id)
  WHERE c.final_id IS NOT NULL
    AND c.document_id IN (SELECT document_id FROM audit_completions WHERE stated <> 100 AND final_value > 0)
),
-- A rate is said again in a summary: the finest of them.
single AS (
  SELECT document_id, fiscal_year, budget, concept, fund,
    unnest(arg_min(b, {width: base_high - base_low, line: line_start, fact_id: fact_id}))
  FROM based b
  GROUP BY document_id, fiscal_year, budget, concept, fund
),
member AS (
  SELECT i.kind, i.total, s.* FROM single s JOIN identity i ON i.part = s.concept
  UNION ALL
  SELECT 'items', unnest(['general_budget.total', 'appropriation.expenditure']), s.* FROM single s
  WHERE family = 'function' AND length(code) = 7 AND form = 'prose' AND fund = 'general_public_budget'
),
summed AS (
  SELECT kind, total, document_id, fiscal_year, budget, sum(final_low) AS final_low, sum(final_high) AS final_high,
    sum(base) AS base, sum(base_low) AS base_low, sum(base_high) AS base_high, bool_or(base IS NULL) AS is_open,
    bool_or(stated <> 100 AND final_value > 0) AS is_told,
    list(audit_term('part', line := line_start, label := label_zh, value := round(base, 2), unit := 'CNY10k')
      ORDER BY line_start, fact_id) AS parts
  FROM member
  GROUP BY ALL
  HAVING count(*) > 1
),
compared AS (
  SELECT p.*, w.fact_id, w.label_zh, w.line_start, w.base AS whole, w.base_low AS whole_low, w.base_high AS whole_high,
    audit_outcome(w.base, w.base_low, w.base_high, p.base, p.base_low, p.base_high) AS compared
  FROM summed p
  JOIN single w
    ON w.document_id = p.document_id AND w.fiscal_year = p.fiscal_year AND w.budget = p.budget AND w.concept = p.total
    AND w.final_low <= p.final_high + 1e-9 AND p.final_low <= w.final_high + 1e-9
  WHERE is_told OR w.stated <> 100
)
SELECT
  document_id, fiscal_year,
  CASE WHEN compared = 'inconsistent' AND base < whole AND (kind = 'items' OR is_open) THEN 'not-checkable' ELSE compared END
    AS outcome,
  label_zh AS subject_zh, round(whole, 2) AS stated, round(base, 2) AS computed, round(whole - base, 2) AS difference,
  ceil(100 * audit_tolerance(whole, whole_low, whole_high, base, base_low, base_high)) / 100 AS tolerance, 'CNY10k' AS unit,
  list_concat([audit_term('stated', line := line_start, label := label_zh, value := round(whole, 2), unit := 'CNY10k')], parts)
    AS terms,
  total AS concept, budget, ['coverage'] AS missing
FROM compared;

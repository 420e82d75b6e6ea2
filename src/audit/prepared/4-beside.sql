-- Printed percentages and changes beside the amounts they are made of.

-- Every printed share, rate of completion, change and growth rate. What a share is a share of, its words say;
-- where they do not, it is the whole that accounts give for items of that kind.
CREATE OR REPLACE TEMP TABLE audit_asked AS
WITH plain AS (
  -- 总收入 and 总支出 are the amounts of the year where nothing was carried over, or no other total is printed.
  SELECT document_id, regexp_extract(concept, '^[a-z]+') AS side
  FROM audit_best
  WHERE concept IN ('income.total', 'income.current', 'expenditure.total', 'expenditure.current') AND measure = 'final'
    AND fiscal_year = document_year
  GROUP BY ALL
  HAVING max(low) <= min(high)
)
SELECT
  * EXCLUDE (label),
  CASE
    WHEN measure <> 'share_pct' THEN NULL
    WHEN base_zh LIKE '%货物%' THEN 'procurement.goods'
    WHEN base_zh LIKE '%工程%' THEN 'procurement.works'
    WHEN base_zh LIKE '%服务支出%' THEN 'procurement.services'
    WHEN base_zh LIKE '%中小企业%' THEN 'procurement.sme'
    WHEN base_zh LIKE '%政府采购%' THEN 'procurement.total'
    WHEN base_zh LIKE '%三公%' THEN 'three_public.total'
    WHEN base_zh LIKE '%收入总计%' THEN 'income.total'
    WHEN base_zh LIKE '%本年收入%' THEN 'income.current'
    WHEN base_zh LIKE '%支出总计%' THEN 'expenditure.total'
    WHEN base_zh LIKE '%本年支出%' THEN 'expenditure.current'
    WHEN regexp_matches(base_zh, '^(当年|全年|年度)?收入(决算)?合计') AND concept LIKE 'income.%' THEN 'income.current'
    WHEN regexp_matches(base_zh, '^(当年|全年|年度)?支出(决算)?合计') AND regexp_matches(concept, '^expenditure[.]|[.]total$')
      THEN 'expenditure.current'
    WHEN base_zh LIKE '%基本支出%' AND concept IN ('general_budget.personnel', 'general_budget.operating')
      THEN 'general_budget.basic'
    WHEN regexp_matches(base_zh, '一般公共预算财政拨款(本年|总)?支出') AND family = 'function' THEN 'general_budget.total'
    WHEN base_zh LIKE '%总收入%' AND concept LIKE 'income.%' AND (document_id, 'income') IN (FROM plain) THEN 'income.current'
    WHEN base_zh LIKE '%总支出%' AND concept LIKE 'expenditure.%' AND (document_id, 'expenditure') IN (FROM plain) THEN 'expenditure.current'
    -- Words that name a whole this rule does not know: not to be guessed.
    WHEN base_zh <> '' THEN NULL
    WHEN concept LIKE 'income.%' THEN 'income.current'
    WHEN concept LIKE 'expenditure.%' THEN 'expenditure.current'
    WHEN concept LIKE 'three_public.%' THEN 'three_public.total'
    WHEN concept LIKE 'procurement.%' THEN 'procurement.total'
    WHEN concept IN ('general_budget.total', 'appropriation.total') THEN 'expenditure.current'
    WHEN concept IN ('general_budget.basic', 'general_budget.project') THEN 'general_budget.total'
    WHEN family = 'function' AND fund = 'general_public_budget' THEN 'general_budget.total'
    WHEN family = 'function' AND fund = 'government_fund' THEN 'government_fund.total'
    WHEN family = 'function' AND fund = 'all' THEN 'expenditure.current'
  END AS base,
  -- A budget that is not said to be that of the beginning of the year is the adjusted one.
  CASE WHEN label LIKE '%年初%' THEN 'initial_budget' ELSE 'adjusted_budget' END AS budget
FROM (SELECT *, regexp_extract(label, '占(.*)$', 1) AS base_zh FROM audit_facts)
WHERE measure IN ('share_pct', 'completion_pct')
  -- 收、支总计 states income and expenditure in one number: one statement is asked about once.
  OR fact_id IN (
    SELECT arg_min(fact_id, {concept: concept, fact_id: fact_id})
    FROM audit_facts
    WHERE measure IN ('change', 'change_pct')
    GROUP BY document_id, fiscal_year, measure, line_start, label, value
  );

-- The amounts of each, by what they are to it: `own` is its own amount; `other` the whole of a share, the budget of
-- a completion, the year before of a growth rate or a change; `change` the change of a growth rate. A document
-- states an amount several times; the one meant is the one printed nearest, on the same line if there is one.
CREATE OR REPLACE TEMP TABLE audit_beside AS
WITH sought AS (
  SELECT fact_id, document_id, line_start, fiscal_year, concept, 'final' AS measure, fund, 'own' AS part, false AS is_within FROM audit_asked
  UNION ALL
  -- A change of both sides of 财政拨款 is that of either, where their amounts are stated apart.
  SELECT fact_id, document_id, line_start, fiscal_year, 'appropriation.total.income', 'final', fund, 'own', false FROM audit_asked
  WHERE concept = 'appropriation.total' AND measure IN ('change', 'change_pct')
  UNION ALL
  SELECT fact_id, document_id, line_start, CASE WHEN measure IN ('change', 'change_pct') THEN fiscal_year - 1 ELSE fiscal_year END,
    coalesce(base, concept), CASE WHEN measure = 'completion_pct' THEN budget ELSE 'final' END,
    CASE WHEN measure <> 'share_pct' THEN fund END, 'other', false
  FROM audit_asked WHERE measure <> 'share_pct' OR base IS NOT NULL
  UNION ALL
  -- 年初预算为2.85万元，…完成预算的13.68%: the budget of the sentence, where it names no other.
  SELECT fact_id, document_id, line_start, fiscal_year, concept, 'initial_budget', fund, 'other', true
  FROM audit_asked WHERE measure = 'completion_pct' AND budget = 'adjusted_budget' AND form = 'prose'
  UNION ALL
  SELECT fact_id, document_id, line_start, fiscal_year, concept, 'change', fund, 'change', false FROM audit_asked
  WHERE measure = 'change_pct'
),
near AS (
  SELECT s.fact_id AS asked_id, s.part,
    {distance: abs(f.line_start - s.line_start), is_within: s.is_within, coarseness: -f.decimals, fact_id: f.fact_id} AS rank,
    {fact_id: f.fact_id, value: f.value, low: f.low, high: f.high, measure: f.measure} AS figure
  FROM sought s
  JOIN audit_facts f
    ON f.document_id = s.document_id AND f.fiscal_year = s.fiscal_year AND f.concept = s.concept
    AND f.measure = s.measure AND f.fund IS NOT DISTINCT FROM s.fund AND f.unit = 'CNY10k'
    AND (NOT s.is_within OR f.form = 'prose' AND f.line_start BETWEEN s.line_start - 2 AND s.line_start)
)
SELECT asked_id, arg_min(figure, rank) FILTER (part = 'own') AS own, arg_min(figure, rank) FILTER (part = 'other') AS other,
  arg_min(figure, rank) FILTER (part = 'change') AS change
FROM near
GROUP BY asked_id;

-- Every printed share (占…%) with the amount it is of and the amount of the whole. What the whole is, the words
-- of the share say; where they do not, it is the whole that accounts give for items of that kind.
CREATE OR REPLACE TEMP TABLE audit_share_bases AS
WITH share AS (
  SELECT *, regexp_extract(label, '占(.*)$', 1) AS base_zh
  FROM audit_facts
  WHERE measure = 'share_pct'
)
SELECT
  fact_id, document_id, entity_id, fiscal_year, concept AS part, fund, line_start, label_zh, base_zh,
  value AS stated, low AS stated_low, high AS stated_high, decimals,
  CASE
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
    -- Words that name a whole this rule does not know: not to be guessed.
    WHEN base_zh <> '' THEN NULL
    WHEN concept LIKE 'income.%' THEN 'income.current'
    WHEN concept LIKE 'expenditure.%' THEN 'expenditure.current'
    WHEN concept LIKE 'three_public.%' THEN 'three_public.total'
    WHEN concept LIKE 'procurement.%' THEN 'procurement.total'
    WHEN concept IN ('general_budget.total', 'appropriation.total') THEN 'expenditure.current'
    WHEN regexp_matches(concept, '^function\.') AND fund = 'general_public_budget' THEN 'general_budget.total'
    WHEN regexp_matches(concept, '^function\.') AND fund = 'government_fund' THEN 'government_fund.total'
    WHEN regexp_matches(concept, '^function\.') AND fund = 'all' THEN 'expenditure.current'
  END AS base
FROM share;

CREATE OR REPLACE TEMP VIEW audit_asked_parts AS
SELECT fact_id, document_id, fiscal_year, line_start, part AS concept, 'final' AS measure, fund
FROM audit_share_bases;
CREATE OR REPLACE TEMP VIEW audit_asked_bases AS
SELECT fact_id, document_id, fiscal_year, line_start, base AS concept, 'final' AS measure, NULL::VARCHAR AS fund
FROM audit_share_bases;

CREATE OR REPLACE TEMP TABLE audit_shares AS
SELECT
  *,
  audit_outcome(stated, stated_low, stated_high, computed, computed_low, computed_high) AS outcome,
  audit_power(stated, stated_low, stated_high, computed, computed_low, computed_high) AS power
FROM (
  SELECT
    s.*, p.fact_id AS part_id, p.value AS part_value, p.line_start AS part_line,
    b.fact_id AS base_id, b.value AS base_value, b.line_start AS base_line,
    b.low AS base_low, b.high AS base_high, p.low AS part_low, p.high AS part_high,
    CASE WHEN b.low > 0 THEN 100 * p.value / b.value END AS computed,
    audit_percent_low(p.low, b.low, b.high) AS computed_low,
    audit_percent_high(p.high, b.low, b.high) AS computed_high
  FROM audit_share_bases s
  LEFT JOIN audit_nearest('audit_asked_parts') p ON p.asked_id = s.fact_id
  LEFT JOIN audit_nearest('audit_asked_bases') b ON b.asked_id = s.fact_id
);

-- id: sum-changes
-- severity: warning
-- title_zh: 总额与各部分的增减额
-- title_en: Changes of a whole and of its parts
-- explanation_zh: 总额的增减额应等于各部分增减额之和。各部分的增减额都有说明而四舍五入不能解释其差额时，至少有一个增减额有误。
-- explanation_en: The change of a whole is the sum of the changes of its parts. Where all parts state theirs and rounding cannot explain the difference, at least one of the changes is wrong.
-- allowance_zh: 每一部分都载明与上年相比的增减额时才相加。
-- allowance_en: Only where every part states its change on the year before.
-- needs: change
-- sentence_zh: {subject}的增减额载明为 {stated}，而各部分的增减额相加为 {computed}{apart}
-- sentence_en: The change of {subject} is given as {stated}; the changes of its parts add up to {computed}{apart}
-- question_zh: {subject}与各部分的增减额相差 {difference}，差额由何构成？请说明口径；如有误，请更正并公告。
-- question_en: The change of {subject} and those of its parts are {difference} apart: what makes the difference? Please explain the basis; if a figure is wrong, please correct it and publish the correction.
-- show: stated = part + …
-- causes: sum
WITH identity(total, parts) AS (VALUES
  ('three_public.total', ['three_public.overseas', 'three_public.vehicle', 'three_public.reception']),
  ('three_public.vehicle', ['three_public.vehicle_purchase', 'three_public.vehicle_operation']),
  ('expenditure.current', ['expenditure.basic', 'expenditure.project']),
  ('appropriation.expenditure', ['appropriation.basic', 'appropriation.project']),
  ('general_budget.total', ['general_budget.basic', 'general_budget.project']),
  ('general_budget.basic', ['general_budget.personnel', 'general_budget.operating'])
),
-- One change of each: said again in a summary, the finer.
change AS (
  SELECT document_id, fiscal_year, concept,
    arg_min({fact_id: fact_id, value: value, low: low, high: high, decimals: decimals, label: label_zh},
      {coarseness: -decimals, line: line_start, fact_id: fact_id}) AS one
  FROM audit_facts
  WHERE measure = 'change' AND fund IS NULL
  GROUP BY document_id, fiscal_year, concept
),
part AS (SELECT total, unnest(parts) AS concept, len(parts) AS wanted FROM identity),
summed AS (
  SELECT w.document_id, w.fiscal_year, p.total, any_value(w.one) AS whole, count(c.one) = any_value(p.wanted) AS is_whole,
    sum(c.one.value) AS computed, sum(c.one.low) AS computed_low, sum(c.one.high) AS computed_high,
    list(audit_term('part', fact := c.one.fact_id) ORDER BY p.concept) FILTER (c.one IS NOT NULL) AS parts,
    list(p.concept) FILTER (c.one IS NULL) AS missing
  FROM change w
  JOIN part p ON p.total = w.concept
  LEFT JOIN change c ON c.document_id = w.document_id AND c.fiscal_year = w.fiscal_year AND c.concept = p.concept
  GROUP BY w.document_id, w.fiscal_year, p.total
)
SELECT
  document_id, fiscal_year,
  CASE WHEN is_whole THEN audit_outcome(whole.value, whole.low, whole.high, computed, computed_low, computed_high)
    ELSE 'not-checkable' END AS outcome,
  audit_severity(whole.value - computed, whole.decimals) AS severity, whole.label AS subject_zh, whole.value AS stated, computed,
  whole.value - computed AS difference,
  audit_tolerance(whole.value, whole.low, whole.high, computed, computed_low, computed_high) AS tolerance, 'CNY10k' AS unit,
  list_concat([audit_term('stated', fact := whole.fact_id)], parts) AS terms, total AS concept, coalesce(missing, []) AS missing
FROM summed;

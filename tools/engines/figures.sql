-- The figure to show for each body, year, concept and measure, as the macro `figure` of the page chooses it, in standard SQL.
CREATE VIEW figures AS
SELECT entity_id, fiscal_year, concept, measure, fact_id, document_id, value, unit, origin, fund
FROM (
  SELECT f.entity_id AS entity_id, f.fiscal_year AS fiscal_year, f.concept AS concept, f.measure AS measure,
    f.fact_id AS fact_id, f.document_id AS document_id, f.value AS value, f.unit AS unit, f.origin AS origin, f.fund AS fund,
    row_number() OVER (
      PARTITION BY f.entity_id, f.fiscal_year, f.concept, f.measure
      ORDER BY
        CASE WHEN d.fiscal_year = f.fiscal_year THEN 0 ELSE 1 END,
        d.fiscal_year,
        CASE WHEN f.origin = 'stated' THEN 0 ELSE 1 END,
        CASE WHEN f.form = 'form' THEN 0 ELSE 1 END,
        CASE f.fund WHEN 'all' THEN 1 WHEN 'fiscal_appropriation' THEN 2 WHEN 'general_public_budget' THEN 3
          WHEN 'government_fund' THEN 4 WHEN 'state_capital' THEN 5 ELSE 0 END,
        f.decimals DESC,
        f.line_start,
        f.fact_id
    ) AS place
  FROM facts f
  JOIN documents d ON d.document_id = f.document_id
  WHERE f.concept NOT IN ('explanation.change', 'explanation.amount', 'three_public.reception_unit',
    'three_public.reception_detail')
) ranked
WHERE place = 1;

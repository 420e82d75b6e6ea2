-- The figure to show for each (entity, year, concept, measure) of a selection: one row each, although
-- documents state many figures twice. The first of these to decide wins:
--   1. the document of that very year, then the documents of the years after, nearest first;
--   2. stated before derived;
--   3. a form before prose;
--   4. the money a figure covers, widest first;
--   5. more printed decimals;
--   6. the earlier line.
-- Concepts that list many things of one kind have no such figure.
-- A macro and not a view, so that the selection is applied before figures are ranked. Ranked by an
-- aggregate and not by a window, which takes the engine in the browser three times as long.
CREATE MACRO figure(entity_ids, fiscal_years) AS TABLE
SELECT
  f.entity_id, f.fiscal_year, f.concept, f.measure,
  unnest(arg_min(
    {
      fact_id: f.fact_id, document_id: f.document_id,
      value: f.value, unit: f.unit, origin: f.origin, fund: f.fund
    },
    {
      is_other_year: d.fiscal_year <> f.fiscal_year,
      year: d.fiscal_year,
      is_derived: f.origin <> 'stated',
      is_prose: f.form <> 'form',
      fund: coalesce(list_position(
        ['all', 'fiscal_appropriation', 'general_public_budget', 'government_fund', 'state_capital'], f.fund
      ), 0),
      coarseness: -f.decimals,
      line: f.line_start,
      fact_id: f.fact_id
    }
  ))
FROM facts f
JOIN documents d USING (document_id)
WHERE f.entity_id IN (SELECT unnest(entity_ids))
  AND f.fiscal_year IN (SELECT unnest(fiscal_years))
  AND f.concept NOT IN ('explanation.change', 'explanation.amount', 'three_public.reception_unit',
    'three_public.reception_detail')
GROUP BY f.entity_id, f.fiscal_year, f.concept, f.measure;

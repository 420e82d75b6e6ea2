-- Percentages beside the amounts they are made of. A document states an amount several times; the one a
-- percentage is about is the one printed nearest to it, and on its own line if there is one.

-- The amount of a concept nearest to each statement of `asked` (fact_id, document_id, fiscal_year, line_start,
-- concept, measure, fund), a table or view of that name.
CREATE OR REPLACE TEMP MACRO audit_nearest(asked) AS TABLE
SELECT
  fact_id AS asked_id,
  unnest(arg_min(
    {fact_id: amount_id, value: value, low: low, high: high, decimals: decimals, line_start: amount_line,
      label_zh: label_zh},
    {distance: abs(amount_line - line_start), coarseness: -decimals, fact_id: amount_id}
  ))
FROM (
  SELECT a.fact_id, a.line_start, f.fact_id AS amount_id, f.value, f.low, f.high, f.decimals,
    f.line_start AS amount_line, f.label_zh
  FROM query_table(asked) a
  JOIN audit_facts f
    ON f.document_id = a.document_id AND f.fiscal_year = a.fiscal_year AND f.concept = a.concept
    AND f.measure = a.measure AND f.fund IS NOT DISTINCT FROM a.fund AND f.unit = 'CNY10k'
)
GROUP BY fact_id;

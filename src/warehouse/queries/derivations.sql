-- The derived figures of a selection's documents, with the formulas over the facts they were made of; and of figures
-- that a document prints several times, each with the first of them and the first with each: what casts doubt on one
-- statement of a figure casts it on all.
-- @param entities list: entity ids
-- @param years list: fiscal years of the documents
WITH chosen AS (
  SELECT f.*, d.fiscal_year AS document_year
  FROM facts f
  JOIN documents d USING (document_id)
  WHERE d.entity_id IN (SELECT unnest(as_ids($entities))) AND d.fiscal_year IN (SELECT unnest(as_years($years)))
),
twin AS (
  SELECT fact_id, document_id, entity_id, document_year,
    first_value(fact_id) OVER (PARTITION BY document_id, concept, measure, fiscal_year, fund, value
      ORDER BY line_start, fact_id) AS first_id
  FROM chosen
  WHERE derivation IS NULL
)
SELECT fact_id, document_id, entity_id, document_year AS fiscal_year, derivation
FROM chosen
WHERE derivation IS NOT NULL
UNION ALL
SELECT fact_id, document_id, entity_id, document_year, '{' || first_id || '}' FROM twin WHERE first_id <> fact_id
UNION ALL
SELECT first_id, document_id, entity_id, document_year, '{' || fact_id || '}' FROM twin WHERE first_id <> fact_id
ORDER BY document_id, fact_id, derivation;

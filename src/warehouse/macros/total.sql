-- The amount that stands for a body's whole expenditure, and for its basic expenditure: the first of these that is
-- reported. Aggregates of figures, each a struct of concept, value, fact_id and origin.

CREATE MACRO is_main_total(concept) AS concept IN ('expenditure.current', 'expenditure.total', 'general_budget.total');
CREATE MACRO main_total(concept, value, fact_id, origin) AS arg_min(
  {concept: concept, value: value, fact_id: fact_id, origin: origin},
  coalesce(list_position(['expenditure.current', 'expenditure.total', 'general_budget.total'], concept), 0)
);

CREATE MACRO is_basic_total(concept) AS concept IN ('general_budget.basic', 'expenditure.basic');
CREATE MACRO basic_total(concept, value, fact_id, origin) AS arg_min(
  {concept: concept, value: value, fact_id: fact_id, origin: origin},
  coalesce(list_position(['general_budget.basic', 'expenditure.basic'], concept), 0)
);

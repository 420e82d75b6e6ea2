-- Figures of the documents under audit that stand outside the accounts proper.
CREATE OR REPLACE TEMP TABLE audit_repeated AS
SELECT r.* FROM repeated_figures r JOIN audit_documents d USING (document_id);

-- Rates of completion that running text works out itself: target, result and rate stand in one sentence.
CREATE OR REPLACE TEMP TABLE audit_claimed_rates AS
WITH claim AS (
  SELECT r.document_id, r.list_id, any_value(r.label_zh) AS label_zh, any_value(r.line_start) FILTER (role = 'rate-of-completion') AS line_start,
    any_value(r.line_start) FILTER (role = 'target') AS target_line,
    any_value(r.value) FILTER (role = 'target') AS target,
    any_value(r.value) FILTER (role = 'result') AS result,
    any_value(r.unit) FILTER (role = 'target') AS figure_unit,
    any_value(r.value) FILTER (role = 'rate-of-completion') AS stated,
    any_value(r.decimals) FILTER (role = 'rate-of-completion') AS decimals
  FROM audit_repeated r
  WHERE r.role IN ('target', 'result', 'rate-of-completion')
  GROUP BY r.document_id, r.list_id
),
-- What is counted is exact: only the rate is rounded.
divided AS (
  SELECT *, CASE WHEN target > 0 THEN 100 * result / target END AS computed, audit_half(decimals) AS half FROM claim
)
SELECT *, audit_outcome(stated, stated - half, stated + half, computed, computed, computed) AS outcome,
  audit_power(stated, stated - half, stated + half, computed, computed, computed) AS power
FROM divided;

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
    -- What is counted is exact; money is rounded as it is printed.
    any_value(CASE r.unit WHEN 'CNY10k' THEN audit_half(r.decimals) ELSE 0 END) FILTER (role = 'target') AS target_half,
    any_value(CASE r.unit WHEN 'CNY10k' THEN audit_half(r.decimals) ELSE 0 END) FILTER (role = 'result') AS result_half,
    any_value(r.unit) FILTER (role = 'target') AS figure_unit,
    any_value(r.value) FILTER (role = 'rate-of-completion') AS stated,
    any_value(r.decimals) FILTER (role = 'rate-of-completion') AS decimals
  FROM audit_repeated r
  WHERE r.role IN ('target', 'result', 'rate-of-completion')
  GROUP BY r.document_id, r.list_id
),
divided AS (
  SELECT *, CASE WHEN target > target_half THEN 100 * result / target END AS computed, audit_half(decimals) AS half,
    audit_percent_low(result - result_half, target - target_half, target + target_half) AS computed_low,
    audit_percent_high(result + result_half, target - target_half, target + target_half) AS computed_high
  FROM claim
)
SELECT *, audit_outcome(stated, stated - half, stated + half, computed, computed_low, computed_high) AS outcome,
  audit_tolerance(stated, stated - half, stated + half, computed, computed_low, computed_high) AS tolerance,
  audit_power(stated, stated - half, stated + half, computed, computed_low, computed_high) AS power
FROM divided d
-- What the accounts or a summary of a project state as figures of their own is judged there; a rate with its budget beside
-- an amount that the accounts do not state is not.
WHERE figure_unit <> 'CNY10k' OR NOT EXISTS (FROM audit_facts f JOIN audit_facts r USING (document_id)
    WHERE f.document_id = d.document_id AND f.measure = 'completion_pct' AND f.value = d.stated AND abs(f.line_start - d.line_start) < 3
      AND r.measure = 'final' AND abs(r.value - d.result) < 1e-6 AND abs(r.line_start - d.line_start) < 3)
  AND NOT EXISTS (FROM projects p WHERE p.document_id = d.document_id AND p.execution_pct = d.stated AND p.executed = d.result);

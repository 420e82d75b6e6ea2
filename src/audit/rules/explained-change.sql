-- id: explained-change
-- severity: notice
-- title_zh: 增减额与所列原因
-- title_en: A change and the amounts that explain it
-- explanation_zh: 说明增减原因时列出了人员、公用、项目等各类的增减额，它们相加一般应等于总的增减额。不等时，其余部分没有说明，或有一个数字有误。
-- explanation_en: Where the reasons of a change give the changes of personnel, operating funds, projects and the like, those as a rule add up to the whole change. Where they do not, the rest was not explained, or a number is wrong.
-- allowance: Only kinds of expenditure and balances are added up, and only where projects and personnel or basic expenditure are both among them; what stands in brackets behind a kind is part of it.
-- needs: explanation.change
-- sentence_zh: {subject}的增减额是 {stated}，同一段所列各类的增减额相加为 {computed}{apart}
-- sentence_en: The change of {subject} is {stated}; the changes of the kinds that the same paragraph names add up to {computed}{apart}
-- question_zh: {subject}增减额的其余部分由什么构成？
-- question_en: What makes the rest of the change of {subject}?
-- show: stated = part + …
WITH reason AS (
  SELECT f.document_id, f.line_start, sum(f.value) AS computed, sum(audit_half(f.decimals)) AS half,
    list(audit_term('part', fact := f.fact_id) ORDER BY length(f.fact_id), f.fact_id) AS parts
  FROM facts f
  JOIN audit_documents d USING (document_id)
  WHERE f.concept = 'explanation.change' AND f.unit = 'CNY10k'
    AND regexp_matches(f.label_zh, '^(?:人员|基本|日常公用|公用|项目|运转)(?:类)?(?:支出|经费)$|结转结余$|结转和结余$')
  GROUP BY f.document_id, f.line_start
  HAVING count(DISTINCT f.label_zh) = count(*) AND bool_or(f.label_zh LIKE '项目%')
    AND bool_or(regexp_matches(f.label_zh, '^(?:人员|基本)'))
),
-- 收、支总计 states one change of two totals.
change AS (
  SELECT document_id, fiscal_year, line_start,
    arg_min({fact_id: fact_id, value: value, low: low, high: high, decimals: decimals, label: label_zh}, fact_id) AS whole
  FROM audit_facts
  WHERE measure = 'change' AND form = 'prose' AND fiscal_year = document_year
  GROUP BY document_id, fiscal_year, line_start
  HAVING count(DISTINCT value) = 1
)
SELECT
  document_id, fiscal_year,
  audit_outcome(whole.value, whole.low, whole.high, computed, computed - half, computed + half) AS outcome,
  whole.label AS subject_zh, whole.value AS stated, computed, whole.value - computed AS difference,
  audit_tolerance(whole.value, whole.low, whole.high, computed, computed - half, computed + half) AS tolerance, 'CNY10k' AS unit,
  list_concat([audit_term('stated', fact := whole.fact_id)], parts) AS terms, [] AS missing
FROM reason
JOIN change USING (document_id, line_start);

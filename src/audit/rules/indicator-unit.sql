-- id: indicator-unit
-- severity: notice
-- title_zh: 指标值与完成值的单位
-- title_en: Units of target and result
-- explanation_zh: 同一指标的目标值与完成值以不同的单位印出，或指标名称中的人数带着金额单位，数字无法直接比较。换算后可能并未完成或远超目标，也可能其中一个单位印错。
-- explanation_en: Target and result of one indicator are printed in different units, or its name gives people in a unit of money: the numbers cannot be compared as they stand. Converted, the target may be missed or far exceeded, or one of the units is a misprint.
-- allowance: 万 beside 万元 is one unit.
-- needs: indicators
WITH printed AS (
  SELECT *, regexp_extract(answer, '^(\d[\d,]*(?:\.\d+)?)([^\d,.].*)$', ['number', 'unit']) AS result
  FROM audit_indicators
  WHERE target_value IS NOT NULL AND coalesce(unit, '') <> ''
)
SELECT
  document_id,
  CASE
    WHEN achieved_value IS NOT NULL THEN 'consistent'
    WHEN result.unit = '' OR regexp_matches(result.unit, '[\d前后内外底以、，。；]') OR length(result.unit) > 6 THEN 'not-checkable'
    ELSE 'inconsistent'
  END AS outcome,
  level3 AS subject_zh, TRY_CAST(replace(result.number, ',', '') AS DOUBLE) AS stated, target_value AS computed, unit,
  [] AS fact_ids, [line_start] AS line_starts, line_end, indicator_id, project_id, project_zh, operator, achieved_text,
  result.unit AS result_unit, 'result' AS check_name, ['achieved_value'] AS missing
FROM printed
UNION ALL BY NAME
-- 参保人数1.2581万元: a number of people with a unit of money, in the name of an indicator that counts people.
SELECT
  document_id, 'inconsistent' AS outcome, 'warning' AS severity, people.words AS subject_zh,
  TRY_CAST(replace(people.number, ',', '') AS DOUBLE) AS stated, unit, [] AS fact_ids, [line_start] AS line_starts, line_end,
  indicator_id, project_id, project_zh, people.number || people.money AS printed_zh, people.money AS money_unit,
  'people-in-money' AS check_name, [] AS missing
FROM (
  SELECT *, regexp_extract(replace(level3, ' ', ''), '([^\d、，,；;]*人数)(\d[\d,]*(?:\.\d+)?)([万亿]?元)(?:[^/／每]|$)', ['words', 'number', 'money'])
    AS people
  FROM audit_indicators
  WHERE regexp_matches(unit, '^万?人$')
)
WHERE people.money <> '';

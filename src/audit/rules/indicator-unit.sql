-- id: indicator-unit
-- severity: notice
-- title_zh: 指标值与完成值的单位
-- title_en: Units of target and result
-- explanation_zh: 同一指标的目标值与完成值以不同的单位列示，或指标名称中的人数带着金额单位，数字无法直接比较。换算后可能并未完成或远超目标，也可能其中一个单位有误。
-- explanation_en: Target and result of one indicator are given in different units, or its name gives people in a unit of money: the numbers cannot be compared as they stand. Converted, the target may be missed or far exceeded, or one of the units is wrong.
-- allowance_zh: “万”与“万元”视为同一单位。
-- allowance_en: 万 beside 万元 is one unit.
-- needs: indicators
-- check: result
-- sentence_zh: “{project_zh}”的指标{subject}目标是 {target}，完成值填作“{achieved}”：两者的单位不同，无法直接比较。
-- sentence_en: The indicator {subject} of “{project_zh}” has the target {target} and the result “{achieved}”: their units differ, and they cannot be compared as they stand.
-- question_zh: {subject}的目标值与完成值应以哪一个单位为准？
-- question_en: In which unit are target and result of {subject} to be read?
-- show: target, achieved
-- role target: 目标值 | Target
-- text target: {operator:sign}{value}
-- role achieved: 完成值 | Result
-- check: people-in-money
-- sentence_zh: “{project_zh}”的指标名称中{subject}载明为 {people}：人数的单位是金额，而该指标的度量单位是{measured_in}。
-- sentence_en: In the name of an indicator of “{project_zh}”, {subject} is given as {people}: people in a unit of money, though the indicator is measured in {measured_in}.
-- question_zh: {subject}的单位应为什么？
-- question_en: What should the unit of {subject} be?
-- show: people, measured_in
-- role measured_in: 度量单位 | Unit of the indicator
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
  [audit_term('target', indicator := indicator_id, value := target_value, unit := unit),
    audit_term('achieved', indicator := indicator_id, text := achieved_text)] AS terms,
  'result' AS check_name, project_zh, operator, ['achieved_value'] AS missing
FROM printed
UNION ALL BY NAME
-- 参保人数1.2581万元: a number of people with a unit of money, in the name of an indicator that counts people.
SELECT
  document_id, 'inconsistent' AS outcome, 'warning' AS severity, people.words AS subject_zh,
  TRY_CAST(replace(people.number, ',', '') AS DOUBLE) AS stated, unit,
  [audit_term('people', indicator := indicator_id, field := 'name', label := people.words, text := people.number || people.money),
    audit_term('measured_in', indicator := indicator_id, field := 'target', text := unit)] AS terms,
  'people-in-money' AS check_name, project_zh, [] AS missing
FROM (
  SELECT *, regexp_extract(replace(level3, ' ', ''), '([^\d、，,；;]*人数)(\d[\d,]*(?:\.\d+)?)([万亿]?元)(?:[^/／每]|$)', ['words', 'number', 'money'])
    AS people
  FROM audit_indicators
  WHERE regexp_matches(unit, '^万?人$')
)
WHERE people.money <> '';

-- id: indicator-unit
-- severity: notice
-- title_zh: 指标值与完成值的单位
-- title_en: Units of target and result
-- explanation_zh: 同一指标的目标值与完成值以不同的单位印出，两者无法直接比较。换算后可能并未完成或远超目标，也可能其中一个单位印错。
-- explanation_en: Target and result of one indicator are printed in different units and cannot be compared as they stand. Converted, the target may be missed or far exceeded, or one of the units is a misprint.
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
  result.unit AS result_unit, ['achieved_value'] AS missing
FROM printed;

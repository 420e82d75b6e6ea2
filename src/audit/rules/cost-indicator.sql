-- id: cost-indicator
-- severity: warning
-- title_zh: 成本指标与执行数
-- title_en: Cost indicator against the amount executed
-- explanation_zh: 自评表中反映项目总成本的指标，其完成值应与该表所印执行数一致；成本指标有几项时，各项完成值之和不应多于执行数。不符说明完成值照抄目标，或其中一个数字有误。
-- explanation_en: The achieved value of the indicator for a project's total cost is the amount that the same form says was executed; where a form has several, they do not make more than that together. Otherwise a value was copied from the target, or a number is wrong.
-- allowance: A form's single indicator counts where it is named for money as a whole (资金, 基金, 经费, 金额, 成本); averages and rates per head are left out. Less than was executed may be a part of the cost: of a single one that is a notice, and several say nothing.
-- needs: indicators
WITH cost AS (
  SELECT i.document_id, i.project_id, i.indicator_id, i.level3, i.achieved_text, i.unit, i.line_start, i.line_end,
    -- A result printed in another unit of money than its target is an amount all the same.
    coalesce(i.achieved_value, TRY_CAST(replace(regexp_extract(i.answer, '^([\d,]+(?:\.\d+)?)(?:元|万元?)$', 1), ',', '') AS DOUBLE))
      AS amount,
    CASE WHEN i.achieved_value IS NULL THEN i.answer LIKE '%元' AND i.answer NOT LIKE '%万元'
      ELSE i.unit LIKE '元%' END AS is_yuan
  FROM audit_indicators i
  WHERE ((i.level1 LIKE '成本%' OR i.level2 LIKE '%成本指标') AND regexp_matches(i.unit, '^(万?元|万|万?元/每?年)$')
      AND NOT regexp_matches(i.level3, '均|标准|每[人户个次]'))
    OR regexp_matches(i.unit, '^万元/每?项目$')
),
form AS (
  SELECT c.document_id, c.project_id, p.name_zh, p.executed, p.line_start AS form_line, p.executed_decimals, count(*) AS indicators,
    count(*) = count(amount) AS is_whole,
    sum(amount * CASE WHEN is_yuan THEN 0.0001 ELSE 1 END) AS stated,
    sum(audit_half(audit_digits(amount)) * CASE WHEN is_yuan THEN 0.0001 ELSE 1 END) AS half,
    arg_min({level3: level3, achieved_text: achieved_text, line: c.line_start, line_end: c.line_end, id: indicator_id},
      {line: c.line_start, id: indicator_id}) AS first_one,
    list(c.line_start ORDER BY c.line_start, indicator_id) AS lines,
    list(amount * CASE WHEN is_yuan THEN 0.0001 ELSE 1 END ORDER BY c.line_start, indicator_id) AS term_values,
    list(level3 ORDER BY c.line_start, indicator_id) AS term_labels
  FROM cost c
  JOIN projects p USING (project_id)
  WHERE p.form = 'form' AND p.covers = 'project'
  GROUP BY ALL
),
judged AS (
  SELECT *, indicators > 1 AS is_several, executed - audit_half(executed_decimals) AS low,
    executed + audit_half(executed_decimals) AS high,
    CASE WHEN is_whole THEN audit_outcome(stated, stated - half, stated + half, executed, executed - audit_half(executed_decimals),
      executed + audit_half(executed_decimals)) ELSE 'not-checkable' END AS compared
  FROM form
  WHERE indicators > 1 OR regexp_matches(first_one.level3, '资金|基金|经费|金额|成本$')
)
SELECT
  document_id, CASE WHEN compared = 'inconsistent' AND is_several AND stated < executed THEN 'not-checkable' ELSE compared END
    AS outcome,
  coalesce(audit_severity(stated - executed, executed_decimals), CASE WHEN stated < executed THEN 'notice' END) AS severity,
  CASE WHEN is_several THEN name_zh ELSE first_one.level3 END AS subject_zh, stated,
  executed AS computed, stated - executed AS difference,
  audit_tolerance(stated, stated - half, stated + half, executed, low, high) AS tolerance, 'CNY10k' AS unit, [] AS fact_ids,
  CASE WHEN is_several THEN list_concat([form_line], lines) ELSE [first_one.line, form_line] END AS line_starts,
  CASE WHEN is_several THEN 'several' ELSE 'single' END AS check_name, first_one.line_end AS line_end,
  CASE WHEN NOT is_several THEN first_one.id END AS indicator_id, project_id, name_zh AS project_zh,
  CASE WHEN NOT is_several THEN first_one.achieved_text END AS achieved_text,
  CASE WHEN is_several THEN term_values END AS term_values, CASE WHEN is_several THEN term_labels END AS term_labels,
  [CASE WHEN NOT is_whole THEN 'achieved_value' END, CASE WHEN executed IS NULL THEN 'executed' END,
    CASE WHEN executed IS NOT NULL AND executed_decimals IS NULL THEN 'precision' END] AS missing
FROM judged;

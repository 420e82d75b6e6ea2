-- id: cost-indicator
-- severity: warning
-- title_zh: 成本指标与执行数
-- title_en: Cost indicator against the amount executed
-- explanation_zh: 自评表中反映项目总成本的指标，其完成值应与该表所印执行数一致。两者不符，说明完成值照抄目标，或其中一个数字有误。
-- explanation_en: The achieved value of the indicator for a project's total cost is the amount that the same form says was executed. Where they differ, the value was copied from the target, or one of the two is wrong.
-- allowance: Only a form's single indicator that is named for money as a whole (资金, 经费, 金额, 成本), in 万元 or 元; averages and rates per head are left out.
-- needs: indicators
WITH cost AS (
  SELECT i.document_id, i.project_id, i.indicator_id, i.level3, i.achieved_text, i.achieved_value, i.unit, i.line_start,
    i.line_end, CASE WHEN i.unit IN ('元', '元/年') THEN 0.0001 ELSE 1 END AS factor
  FROM audit_indicators i
  WHERE (i.level1 LIKE '成本%' OR i.level2 LIKE '%成本指标') AND i.unit IN ('万元', '万', '元', '元/年')
    AND regexp_matches(i.level3, '资金|经费|金额|成本$') AND NOT regexp_matches(i.level3, '均|标准|每[人户个次]')
  QUALIFY count(*) OVER (PARTITION BY i.project_id) = 1
),
compared AS (
  SELECT c.*, p.name_zh, p.executed, p.line_start AS form_line, p.executed_decimals,
    c.achieved_value * c.factor AS stated, audit_half(audit_digits(c.achieved_value)) * c.factor AS half
  FROM cost c
  JOIN projects p USING (project_id)
  WHERE regexp_matches(p.seq, '^\d+$')
),
judged AS (
  SELECT *, executed - audit_half(executed_decimals) AS low, executed + audit_half(executed_decimals) AS high,
    audit_outcome(stated, stated - half, stated + half, executed, executed - audit_half(executed_decimals),
      executed + audit_half(executed_decimals)) AS outcome
  FROM compared
)
SELECT
  document_id, outcome, audit_severity(stated - executed, executed_decimals) AS severity, level3 AS subject_zh, stated,
  executed AS computed, stated - executed AS difference,
  audit_tolerance(stated, stated - half, stated + half, executed, low, high) AS tolerance, 'CNY10k' AS unit, [] AS fact_ids,
  [line_start, form_line] AS line_starts, line_end, indicator_id, project_id, name_zh AS project_zh, achieved_text,
  [CASE WHEN achieved_value IS NULL THEN 'achieved_value' END, CASE WHEN executed IS NULL THEN 'executed' END] AS missing
FROM judged;

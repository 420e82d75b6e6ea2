-- id: cost-indicator
-- severity: warning
-- title_zh: 成本指标与执行数
-- title_en: Cost indicator against the amount executed
-- explanation_zh: 自评表中反映项目总成本的指标，其完成值应与该表所列执行数一致；成本指标有几项时，各项完成值之和不应多于执行数。各项成本的目标相加也不应多于年初与全年预算。不符说明完成值照抄目标，或其中一个数字有误。
-- explanation_en: The achieved value of the indicator for a project's total cost is the amount that the same form says was executed; where a form has several, they do not make more than that together; nor are the targets more than the budgets. Otherwise a value was copied from the target, or a number is wrong.
-- allowance_zh: 单独一项成本指标，名称须是资金、基金、经费、金额、成本等总额；人均和标准不计。少于执行数可能只是成本的一部分：单独一项的作提示，几项的不说。
-- allowance_en: A form's single indicator counts where it is named for money as a whole (资金, 基金, 经费, 金额, 成本); averages and rates per head are left out. Less than was executed may be a part of the cost: of a single one that is a notice, and several say nothing.
-- needs: cost_indicators
-- check: single
-- sentence_zh: “{project_zh}”的成本指标{subject}填作{achieved}，同一张表的执行数是 {computed}{apart}
-- sentence_en: The form of “{project_zh}” gives the cost indicator {subject} as {achieved} and the amount executed as {computed}{apart}
-- question_zh: “{project_zh}”的实际成本是 {stated} 还是 {computed}，两处的口径有何不同？
-- question_en: Did “{project_zh}” cost {stated} or {computed}, and what does each place count?
-- show: achieved, executed
-- text achieved: [entered ? “{entered}”（{value}） | {value}] | [entered ? “{entered}” ({value}) | {value}]
-- role executed: 执行数 | Executed
-- check: several
-- sentence_zh: {subject}的自评表列有 {cost.count} 项[of_costs ? 成本 | 以金额计的指标]，完成值相加是 {computed}，多于同一张表的执行数 {stated}{apart}
-- sentence_en: The form of {subject} lists {cost.count} [of_costs ? costs | indicators in money] whose results add up to {computed}, more than the {stated} it has executed{apart}
-- question_zh: {subject}这些指标的完成值是否为实际支出，多出的部分由什么资金承担？
-- question_en: Are these results of {subject} what was spent, and what money bore the part above the amount executed?
-- show: stated = cost + …
-- role stated: 执行数 | Executed
-- check: planned
-- sentence_zh: {subject}的自评表中，成本指标的目标共 {computed}，多于同一张表的预算（年初预算与全年预算中较大的一个）{stated}{apart}
-- sentence_en: The targets of the costs in the form of {subject} come to {computed}, more than the larger of its initial and its adjusted budget, {stated}{apart}
-- question_zh: {subject}的成本目标为何高于预算，高出的部分由什么资金承担？
-- question_en: Why are the cost targets of {subject} above its budget, and what money was to bear the rest?
-- show: stated = target + …
-- role stated: 预算 | Budget
WITH cost AS (
  SELECT i.document_id, i.project_id, i.indicator_id, i.level1, i.level2, i.level3, i.achieved_text, i.unit, i.line_start,
    CASE WHEN i.operator IN ('<=', '=') THEN i.target_value END AS target, i.unit LIKE '元%' AS is_target_yuan,
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
  SELECT c.document_id, c.project_id, p.name_zh, p.executed, p.executed_decimals, count(*) AS indicators,
    greatest(p.initial_budget, p.adjusted_budget) AS budget,
    CASE WHEN coalesce(p.adjusted_budget >= p.initial_budget, p.initial_budget IS NULL) THEN 'adjusted_budget'
      ELSE 'initial_budget' END AS budget_field,
    audit_half(least(p.initial_budget_decimals, p.adjusted_budget_decimals)) AS budget_half, count(*) = count(target) AS is_planned,
    sum(target * CASE WHEN is_target_yuan THEN 0.0001 ELSE 1 END) AS planned,
    sum(audit_half(audit_digits(target)) * CASE WHEN is_target_yuan THEN 0.0001 ELSE 1 END) AS planned_half,
    list(audit_term('target', indicator := indicator_id, value := target * CASE WHEN is_target_yuan THEN 0.0001 ELSE 1 END,
      unit := 'CNY10k') ORDER BY c.line_start, indicator_id) AS targets,
    count(*) = count(amount) AS is_whole, bool_and(level1 LIKE '成本%' OR level2 LIKE '%成本指标') AS of_costs,
    sum(amount * CASE WHEN is_yuan THEN 0.0001 ELSE 1 END) AS cost,
    sum(audit_half(audit_digits(amount)) * CASE WHEN is_yuan THEN 0.0001 ELSE 1 END) AS half,
    arg_min({level3: level3, achieved_text: achieved_text, id: indicator_id},
      {line: c.line_start, id: indicator_id}) AS first_one,
    list(audit_term('cost', indicator := indicator_id, field := 'achieved',
      value := amount * CASE WHEN is_yuan THEN 0.0001 ELSE 1 END, unit := 'CNY10k') ORDER BY c.line_start, indicator_id) AS costs
  FROM cost c
  JOIN projects p USING (project_id)
  WHERE p.form = 'form' AND p.covers = 'project'
  GROUP BY ALL
),
judged AS (
  SELECT *, indicators > 1 AS is_several, executed - audit_half(executed_decimals) AS low,
    executed + audit_half(executed_decimals) AS high,
    CASE WHEN is_whole THEN audit_outcome(cost, cost - half, cost + half, executed, executed - audit_half(executed_decimals),
      executed + audit_half(executed_decimals)) ELSE 'not-checkable' END AS compared
  FROM form
  WHERE indicators > 1 OR regexp_matches(first_one.level3, '资金|基金|经费|金额|成本$')
)
SELECT
  document_id, CASE WHEN compared = 'inconsistent' AND is_several AND cost < executed THEN 'not-checkable' ELSE compared END
    AS outcome,
  coalesce(audit_severity(cost - executed, executed_decimals), CASE WHEN cost < executed THEN 'notice' END) AS severity,
  CASE WHEN is_several THEN name_zh ELSE first_one.level3 END AS subject_zh,
  -- What several costs add up to is computed; what one is filled in with stands beside what was executed.
  CASE WHEN is_several THEN executed ELSE cost END AS stated, CASE WHEN is_several THEN cost ELSE executed END AS computed,
  stated - computed AS difference,
  audit_tolerance(cost, cost - half, cost + half, executed, low, high) AS tolerance, 'CNY10k' AS unit,
  CASE WHEN is_several
    THEN list_concat([audit_term('stated', form := project_id, field := 'executed', value := executed, unit := 'CNY10k')], costs)
    ELSE [audit_term('achieved', indicator := first_one.id, value := cost, unit := 'CNY10k'),
      audit_term('executed', form := project_id, value := executed, unit := 'CNY10k')] END AS terms,
  CASE WHEN is_several THEN 'several' ELSE 'single' END AS check_name, name_zh AS project_zh, of_costs,
  -- Forms give costs in 元 or 万元: where the amount reads otherwise, what was filled in stands before it.
  CASE WHEN NOT is_several AND coalesce(TRY_CAST(replace(first_one.achieved_text, ',', '') AS DOUBLE) <> cost, true)
    THEN first_one.achieved_text END AS entered,
  -- A target above the budget that is copied as the result is one matter.
  concat_ws(' ', 'cost', project_id, cost) AS cause,
  [CASE WHEN NOT is_whole THEN 'achieved_value' END, CASE WHEN executed IS NULL THEN 'executed' END,
    CASE WHEN executed IS NOT NULL AND executed_decimals IS NULL THEN 'precision' END] AS missing
FROM judged
UNION ALL BY NAME
SELECT document_id, CASE WHEN planned - planned_half > budget + budget_half + 1e-9 THEN 'inconsistent' ELSE 'consistent' END AS outcome,
  'notice' AS severity, name_zh AS subject_zh, budget AS stated, planned AS computed, budget - planned AS difference,
  planned_half + budget_half AS tolerance, 'CNY10k' AS unit,
  list_concat([audit_term('stated', form := project_id,
    field := budget_field, value := budget, unit := 'CNY10k')], targets)
    AS terms,
  'planned' AS check_name, name_zh AS project_zh, concat_ws(' ', 'cost', project_id, planned) AS cause, [] AS missing
FROM judged
-- An amount that the words of the goal reckon with is of the rule `goal-amount`.
WHERE is_planned AND budget > 0 AND NOT EXISTS (FROM audit_repeated r JOIN projects p USING (document_id)
  WHERE p.project_id = judged.project_id AND r.role = 'plan' AND r.line_start BETWEEN p.line_start AND p.line_end
    AND abs(r.value - planned) <= planned_half);

-- id: goal-amount
-- severity: notice
-- title_zh: 目标所述金额与预算
-- title_en: What a goal says it needs, and the budget
-- explanation_zh: 项目自评表的年度目标写明当年需要的金额，却没有一处与该表的年初预算或全年预算相符。目标可能沿用旧文，或预算另有口径。
-- explanation_en: The goal in a project's form says what the year needs, and none of it is the initial or the adjusted budget of the same form. The goal may be an old text, or the budget covers something else.
-- allowance_zh: 说“约”的金额可相差末位一个单位。有一处相符即可；几年合计的金额不计。
-- allowance_en: An amount that is said to be about so much may be a whole unit of its last digit off. One that agrees is enough; amounts for several years are left out.
-- needs: goal_amounts
-- sentence_zh: {subject}的年度目标说当年需要 {amount.values}，同一张表的[initial.count > 0 ? 年初预算是 {initial}[，全年预算是 {adjusted_budget}] | 全年预算是 {adjusted_budget}]，没有一处相符。
-- sentence_en: The goal of {subject} says that the year needs {amount.values}; the same form has [initial.count > 0 ? an initial budget of {initial}[ and an adjusted budget of {adjusted_budget}] | an adjusted budget of {adjusted_budget}], and none of it agrees.
-- question_zh: {subject}的年度目标所述金额是按什么测算的，为何与预算不同？
-- question_en: On what do the amounts in the goal of {subject} rest, and why is the budget another?
-- show: amount, initial, adjusted_budget
-- role initial: 年初预算 | Initial budget
-- role adjusted_budget: 全年预算 | Adjusted budget
WITH plan AS (
  SELECT r.document_id, p.project_id, p.name_zh, p.initial_budget, p.adjusted_budget,
    r.repeated_figure_id, r.value, r.printed, r.label_zh, r.line_start,
    audit_half(r.decimals) * CASE WHEN r.label_zh LIKE '%约' THEN 2 ELSE 1 END AS half,
    audit_half(p.initial_budget_decimals) AS initial_half, audit_half(p.adjusted_budget_decimals) AS adjusted_half
  FROM audit_repeated r
  JOIN projects p ON p.document_id = r.document_id AND p.form = 'form' AND p.covers = 'project'
    AND r.line_start BETWEEN p.line_start AND p.line_end
  WHERE r.role = 'plan' OR (r.role = 'product' AND r.label_zh = '乘积')
  -- What is multiplied out may be said again.
  QUALIFY row_number() OVER (PARTITION BY p.project_id, r.value ORDER BY r.role, r.repeated_figure_id) = 1
),
compared AS (
  SELECT document_id, project_id, name_zh, initial_budget, adjusted_budget,
    bool_or(coalesce(abs(value - initial_budget) <= half + initial_half + 1e-9, false)
      OR coalesce(abs(value - adjusted_budget) <= half + adjusted_half + 1e-9, false)) AS agrees,
    arg_min({value: value, half: half},
      {distance: least(abs(value - adjusted_budget), abs(value - initial_budget)), id: repeated_figure_id}) AS nearest,
    list(audit_term('amount', line := line_start, label := label_zh, value := value, unit := 'CNY10k', printed := printed)
      ORDER BY line_start, repeated_figure_id) AS amounts
  FROM plan
  GROUP BY ALL
),
judged AS (
  SELECT *,
    -- The budget of the beginning of the year, and where there was none the one that came later.
    CASE WHEN initial_budget > 0 THEN initial_budget ELSE coalesce(adjusted_budget, initial_budget) END AS budget
  FROM compared
)
SELECT
  document_id,
  CASE WHEN budget IS NULL THEN 'not-checkable' WHEN agrees THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  name_zh AS subject_zh, nearest.value AS stated, budget AS computed, nearest.value - budget AS difference,
  nearest.half AS tolerance, 'CNY10k' AS unit,
  list_concat([
      CASE WHEN initial_budget IS NOT NULL
        THEN audit_term('initial', form := project_id, field := 'initial_budget', value := initial_budget, unit := 'CNY10k') END,
      CASE WHEN adjusted_budget IS NOT NULL
        THEN audit_term('adjusted_budget', form := project_id, value := adjusted_budget, unit := 'CNY10k') END],
    amounts) AS terms,
  ['adjusted_budget'] AS missing
FROM judged;

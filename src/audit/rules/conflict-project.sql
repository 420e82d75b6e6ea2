-- id: conflict-project
-- severity: warning
-- title_zh: 同一项目的两处金额
-- title_en: One project, two amounts
-- explanation_zh: 同一项目的预算或执行数，文字说明与自评表各有一个，两者不同。至少一处有误，或两处所指不同。
-- explanation_en: The words and the form of one project each give its budget or the amount executed, and they differ. At least one of the two is wrong, or they mean different things.
-- allowance_zh: 名称或金额不留其他可能时，才视为同一个项目。
-- allowance_en: A project is taken for the same where name or amounts leave no other.
-- needs: project_pairs
-- causes: statements
-- aside report: 报告 | report
-- aside form: 自评表 | form
-- show: report, form
-- check: project-budget
-- sentence_zh: 项目{subject}的年初预算在报告中[（称“{called}”）]是 {stated}，在自评表中是 {computed}{apart}
-- sentence_en: The initial budget of the project {subject} is {stated} in the report[, which calls it “{called}”,] and {computed} in its form{apart}
-- question_zh: 项目{subject}的年初预算是 {stated} 还是 {computed}，以哪一处为准？
-- question_en: Is the initial budget of the project {subject} {stated} or {computed}, and which place holds?
-- check: project-executed
-- sentence_zh: 报告说项目“{prose_zh}”投入 {stated}，{subject}的自评表载明的执行数是 {computed}{apart}[差额正是项目“{other_zh}”的执行数，报告或把两个项目合并计算。]
-- sentence_en: The report says that {stated} went into the project “{prose_zh}”; the form of {subject} has {computed} executed{apart}[ The difference is just what the form of “{other_zh}” executed: the report may count the two as one.]
-- question_zh: {subject}执行的是 {stated} 还是 {computed}，两处是否同一口径？
-- question_en: Were {stated} or {computed} executed for {subject}, and do both places count the same?
-- check: named-budget
-- sentence_zh: 项目{subject}的全年预算在正文中是 {stated}，在自评表中是 {computed}{apart}
-- sentence_en: The adjusted budget of the project {subject} is {stated} in the text and {computed} in its form{apart}
-- question_zh: 项目{subject}的全年预算以哪一处为准？
-- question_en: Which adjusted budget of the project {subject} holds?
-- check: named-executed
-- sentence_zh: 项目{subject}的执行数在正文中是 {stated}，在自评表中是 {computed}{apart}
-- sentence_en: The text has {stated} executed for the project {subject}, and its form {computed}{apart}
-- question_zh: 项目{subject}的执行数以哪一处为准？
-- question_en: Which amount executed holds for the project {subject}?
-- check: named-score
-- sentence_zh: 项目{subject}的自评得分在正文中是 {stated:plain} 分，在自评表中是 {computed:plain} 分。
-- sentence_en: The text gives the project {subject} {stated:plain} points, and its form {computed:plain}.
-- question_zh: 项目{subject}的自评得分以哪一处为准？
-- question_en: Which score of the project {subject} holds?
WITH called AS (
  SELECT *, regexp_replace(name_zh, '[（）()“”"《》 　]|项目$|专项$', '', 'g') AS own_name
  FROM projects
  WHERE document_id IN (SELECT document_id FROM audit_documents) AND covers = 'project' AND disclosed
),
-- The summary of a project in the text and its form: of one name, which in each of the two only one bears.
named AS (
  SELECT t.document_id, f.name_zh, t.name_zh AS prose_zh, t.line_start, f.project_id,
    unnest([
      {check_name: 'named-budget', said: t.adjusted_budget, said_half: audit_half(t.adjusted_budget_decimals), formed: f.adjusted_budget,
        formed_half: audit_half(f.adjusted_budget_decimals), digits: least(t.adjusted_budget_decimals, f.adjusted_budget_decimals), field: 'adjusted_budget'},
      {check_name: 'named-executed', said: t.executed, said_half: audit_half(t.executed_decimals), formed: f.executed,
        formed_half: audit_half(f.executed_decimals), digits: least(t.executed_decimals, f.executed_decimals), field: 'executed'},
      {check_name: 'named-score', said: t.score_total, said_half: audit_half(audit_digits(t.score_total)), formed: f.score_total,
        formed_half: audit_half(audit_digits(f.score_total)), digits: 0, field: 'score_total'}]) AS pair
  FROM called t
  JOIN called f ON f.document_id = t.document_id AND f.form = 'form' AND f.own_name = t.own_name
  WHERE t.form = 'prose' AND t.adjusted_budget IS NOT NULL AND t.executed IS NOT NULL AND length(t.own_name) >= 4
  QUALIFY count(*) OVER (PARTITION BY t.project_id) = 1 AND count(*) OVER (PARTITION BY f.project_id) = 1
),
same_project AS (
  SELECT document_id, count(*) FILTER (form = 'prose') AS in_prose, count(*) FILTER (form = 'form') AS in_forms,
    sum(audit_half(initial_budget_decimals)) AS half,
    first(name_zh) FILTER (form = 'prose') AS prose_zh, first(name_zh) FILTER (form = 'form') AS name_zh,
    first(initial_budget) FILTER (form = 'prose') AS prose_initial,
    first(initial_budget) FILTER (form = 'form') AS form_initial,
    first(line_start) FILTER (form = 'prose') AS prose_line, first(project_id) FILTER (form = 'form') AS form_id
  FROM projects
  WHERE executed > 0 AND executed_decimals >= 2 AND adjusted_budget IS NOT NULL AND initial_budget > 0
    AND covers = 'project' AND document_id IN (SELECT document_id FROM audit_documents)
  GROUP BY document_id, executed, adjusted_budget
  HAVING in_prose = 1 AND in_forms = 1
),
invested AS (
  SELECT t.document_id, t.name_zh AS prose_zh, t.executed AS stated, audit_half(t.executed_decimals) AS half,
    t.line_start, f.project_id, f.name_zh, f.executed AS value, audit_half(f.executed_decimals) AS form_half,
    least(t.executed_decimals, f.executed_decimals) AS decimals,
    -- Another form that executed just the difference: the report may count both as one project.
    (SELECT arg_min(o.name_zh, o.line_start) FROM audit_forms o
      WHERE o.document_id = t.document_id AND o.project_id <> f.project_id AND o.covers = 'project' AND o.executed > 0
        AND abs(t.executed - f.executed - o.executed) <= audit_half(t.executed_decimals) + audit_half(f.executed_decimals)
          + audit_half(o.executed_decimals) + 1e-9) AS other_zh
  FROM projects t
  JOIN audit_forms f ON f.document_id = t.document_id AND f.covers = 'project'
    AND length(f.name_zh) >= 4 AND (t.name_zh LIKE f.name_zh || '%' OR f.name_zh LIKE '%' || t.name_zh || '%')
  WHERE t.form = 'prose' AND t.executed IS NOT NULL AND f.executed IS NOT NULL AND t.adjusted_budget IS NULL
  QUALIFY count(*) OVER (PARTITION BY t.project_id) = 1
)
SELECT
  document_id, CASE WHEN prose_initial - half <= form_initial AND form_initial <= prose_initial + half THEN 'consistent'
    ELSE 'inconsistent' END AS outcome,
  name_zh AS subject_zh, prose_initial AS stated, form_initial AS computed,
  prose_initial - form_initial AS difference, half AS tolerance, 'CNY10k' AS unit,
  [audit_term('report', line := prose_line, label := prose_zh, value := prose_initial, unit := 'CNY10k'),
    audit_term('form', form := form_id, field := 'initial_budget', value := form_initial, unit := 'CNY10k')] AS terms,
  'project-budget' AS check_name, nullif(prose_zh, name_zh) AS called, [] AS missing
FROM same_project
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN abs(stated - value) <= half + form_half + 1e-9 THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  coalesce(audit_severity(stated - value, decimals), CASE WHEN other_zh IS NOT NULL THEN 'notice' END) AS severity,
  name_zh AS subject_zh, stated, value AS computed,
  stated - value AS difference, half + form_half AS tolerance, 'CNY10k' AS unit,
  [audit_term('report', line := line_start, label := prose_zh, value := stated, unit := 'CNY10k'),
    audit_term('form', form := project_id, field := 'executed', value := value, unit := 'CNY10k')] AS terms,
  'project-executed' AS check_name, prose_zh, other_zh, [] AS missing
FROM invested
UNION ALL BY NAME
SELECT
  document_id, CASE WHEN abs(pair.said - pair.formed) <= pair.said_half + pair.formed_half + 1e-9 THEN 'consistent'
    ELSE 'inconsistent' END AS outcome,
  CASE WHEN pair.check_name <> 'named-score' THEN audit_severity(pair.said - pair.formed, pair.digits) END AS severity,
  name_zh AS subject_zh, pair.said AS stated, pair.formed AS computed, pair.said - pair.formed AS difference,
  pair.said_half + pair.formed_half AS tolerance, CASE WHEN pair.check_name = 'named-score' THEN 'point' ELSE 'CNY10k' END AS unit,
  [audit_term('report', line := line_start, label := prose_zh, value := pair.said,
      unit := CASE WHEN pair.check_name = 'named-score' THEN 'point' ELSE 'CNY10k' END),
    audit_term('form', form := project_id, field := pair.field, value := pair.formed,
      unit := CASE WHEN pair.check_name = 'named-score' THEN 'point' ELSE 'CNY10k' END)] AS terms,
  pair.check_name AS check_name,
  -- Where the scores stand under one name, the rule on several scores tells of them.
  [] AS missing
FROM named
WHERE pair.said IS NOT NULL AND pair.formed IS NOT NULL
  AND (pair.check_name <> 'named-score' OR prose_zh <> name_zh);

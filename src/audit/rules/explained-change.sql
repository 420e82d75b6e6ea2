-- id: explained-change
-- severity: notice
-- title_zh: 增减额与所列原因
-- title_en: A change and the amounts that explain it
-- explanation_zh: 说明增减原因时列出了人员、公用、项目等各类的增减额，它们相加一般应等于总的增减额；列出的新增支出多于增加额时，必有其他支出减少。对不上时，其余部分没有说明，或有一个数字有误。
-- explanation_en: Where the reasons of a change give the changes of personnel, operating funds, projects and the like, those as a rule add up to the whole change; and where new expenditure makes more than an increase, other expenditure fell. Where this is not so, the rest was not explained, or a number is wrong.
-- allowance_zh: 只相加支出和结余的类别，并且其中同时有项目与人员（或基本支出）；类别后括号里的内容是它的一部分。新增金额只在它们是增加的全部原因时才相加，并且只在相加多于增加额时列出。括号内所列的各项可能是选取，只在改动其中一个数字或方向就能相等时列出。
-- allowance_en: Only kinds of expenditure and balances are added up, and only where projects and personnel or basic expenditure are both among them; what stands in brackets behind a kind is part of it. Of new amounts only a list that is the whole reason of an increase is added up, and only where it makes more. What brackets list may be a selection: it is told only where one digit or one direction would make the two equal.
-- needs: explanation.change
-- check: kinds
-- sentence_zh: {subject}的增减额是 {stated}，同一段所列各类的增减额相加为 {computed}{apart}
-- sentence_en: The change of {subject} is {stated}; the changes of the kinds that the same paragraph names add up to {computed}{apart}
-- question_zh: {subject}增减额的其余部分由什么构成？
-- question_en: What makes the rest of the change of {subject}?
-- show: stated = part + …
-- check: new
-- sentence_zh: 文中以新增的支出说明增加 {stated} 的原因，所列 {part.count} 项新增相加为 {computed}，比增加额还多 {more:CNY10k}；同一段没有说明哪些支出减少。
-- sentence_en: The text explains an increase of {stated} by new expenditure; the {part.count} new items it lists add up to {computed}, {more:CNY10k} more than the increase. The passage does not say what decreased.
-- question_zh: 哪些支出比上年减少？
-- question_en: Which expenditure was less than the year before?
-- show: stated = part + …
-- role stated: 增加额 | Increase
-- check: brackets
-- sentence_zh: {subject}的增减额是 {stated}，其后括号内所列各项的增减额相加为 {computed}{apart}
-- sentence_en: The change of {subject} is {stated}; the changes listed in the brackets behind it add up to {computed}{apart}
-- question_zh: {subject}增减额的其余部分由什么构成，或哪一项的数字有误？
-- question_en: What makes the rest of the change of {subject}, or which of its items is wrong?
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
  list_concat([audit_term('stated', fact := whole.fact_id)], parts) AS terms, 'kinds' AS check_name, [] AS missing
FROM reason
JOIN change USING (document_id, line_start)
UNION ALL BY NAME
-- Amounts that are new, as the reason of an increase: they may well make less, and where they make more something fell.
SELECT
  document_id, CASE WHEN stated_low IS NULL THEN 'not-checkable' WHEN computed_low > stated_high + 1e-9 THEN 'inconsistent'
    ELSE 'consistent' END AS outcome,
  '增加额' AS subject_zh, stated, computed, stated - computed AS difference, stated_high - stated + computed - computed_low AS tolerance,
  'CNY10k' AS unit, list_concat(arg_min(parts, line_start),
    list(audit_term('again', line := line_start) ORDER BY line_start)) AS terms,
  'new' AS check_name, computed - stated AS more, [] AS missing
FROM (
  SELECT document_id, list_id, min(line_start) AS line_start, any_value(value) FILTER (role = 'reasoned') AS stated,
    any_value(value - audit_half(decimals)) FILTER (role = 'reasoned') AS stated_low,
    any_value(value + audit_half(decimals)) FILTER (role = 'reasoned') AS stated_high,
    sum(value) FILTER (role = 'reason') AS computed, sum(value - audit_half(decimals)) FILTER (role = 'reason') AS computed_low,
    list(audit_term(CASE role WHEN 'reason' THEN 'part' ELSE 'stated' END, line := line_start, label := label_zh, value := value,
      unit := 'CNY10k') ORDER BY role <> 'reasoned', repeated_figure_id) AS parts
  FROM audit_repeated
  WHERE role IN ('reasoned', 'reason')
  GROUP BY document_id, list_id
)
-- One reason given for several totals is one.
GROUP BY document_id, stated, computed, stated_low, stated_high, computed_low
UNION ALL BY NAME
SELECT
  document_id,
  CASE WHEN compared = 'inconsistent' AND NOT is_slip THEN 'not-checkable' ELSE compared END AS outcome,
  whole.label AS subject_zh, whole.value AS stated, computed, whole.value - computed AS difference, half + whole.half AS tolerance,
  'CNY10k' AS unit,
  list_concat([audit_term('stated', line := whole.line, label := whole.label, value := whole.value, unit := 'CNY10k')], parts) AS terms,
  'brackets' AS check_name,
  -- Said of income, of expenditure and of each fund.
  concat_ws(' ', 'brackets', whole.label, whole.value, round(computed, 4)) AS cause, ['coverage'] AS missing
FROM (
  SELECT *, audit_outcome(whole.value, whole.value - whole.half, whole.value + whole.half, computed, computed - half, computed + half)
      AS compared,
    audit_is_slip(whole.value - computed, whole.decimals)
      OR list_bool_or([abs(abs(whole.value - computed) / nullif(abs(one), 0) - 2) < 1e-6 or
        abs(abs(whole.value - computed) / nullif(abs(one), 0) - 0.9) < 1e-6 or
        abs(abs(whole.value - computed) / nullif(abs(one), 0) - 9) < 1e-6 for one in amounts]) AS is_slip
  FROM (
    SELECT document_id, list_id,
      any_value({value: value, decimals: decimals, half: audit_half(decimals), line: line_start, label: label_zh})
        FILTER (role = 'moved') AS whole,
      sum(value) FILTER (role = 'move') AS computed, sum(audit_half(decimals)) FILTER (role = 'move') AS half,
      list(value) FILTER (role = 'move') AS amounts,
      list(audit_term('part', line := line_start, label := label_zh, value := value, unit := 'CNY10k') ORDER BY repeated_figure_id)
        FILTER (role = 'move') AS parts
    FROM audit_repeated
    WHERE role IN ('moved', 'move')
    GROUP BY document_id, list_id
  )
);

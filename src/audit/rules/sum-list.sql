-- id: sum-list
-- severity: warning
-- title_zh: 总数与所列各项
-- title_en: A whole and what is listed with it
-- explanation_zh: 正文列出一个总数，并以“其中”列出各部分，各部分之和不应超过总数；人数的各部分一般应等于总数；逐一列名的单位、项目应与所说的个数相符，在编人员不应多于编制；自评项目按等级列到最差一级的，各级之和等于自评项目数；分资金列出的金额、已整改和正在整改的问题，合起来就是总数。两者不合时，总数或某一部分有误，或有部分没有列出。
-- explanation_en: The text names a whole and lists its parts with 其中; together they are not more than the whole, and of people as a rule just as many; units and projects listed by name are as many as the text counts, and those in established posts no more than the posts; projects graded down to the worst are all that were assessed, and amounts by fund, or problems put right and still open, all of their whole. Otherwise the whole or a part is wrong, or a part was not listed.
-- allowance_zh: 各部分少于总数可能是选取：人数和列到“其他”的车辆作提示，其他不说。各部分中已退休的人员恰好等于差额时也作提示。
-- allowance_en: Parts that make less than their whole may be a selection: of people, and of vehicles listed down to the others, that is a notice, of anything else nothing is said. It is a notice too where the retired among the parts make the whole difference.
-- needs: lists
-- sentence_zh: {subject}载明为 {stated}，而{part.labels}[part.count > 1 ? 相加]为 {computed}{apart}[is_without_retired ? 不计已退休或离岗的人员，两者相等。]
-- sentence_en: {subject} {is} given as {stated}, but {part.labels} [part.count > 1 ? add up to | as] {computed}{apart}[is_without_retired ?  Without those who have retired or left their posts the two are equal.]
-- question_zh: {subject}与[part.count > 1 ? 各项之和 | {part.labels}]相差 {difference}，差额由何构成？请说明口径；如有误，请更正并公告。
-- question_en: {subject} and [part.count > 1 ? the sum of its items | {part.labels}] are {difference} apart: what makes the difference? Please explain the basis; if a figure is wrong, please correct it and publish the correction.
-- show: stated = part + …
-- causes: sum
WITH figure AS (
  SELECT *,
    value - CASE WHEN unit = 'CNY10k' THEN audit_half(fine) ELSE 0 END AS low,
    value + CASE WHEN unit = 'CNY10k' THEN audit_half(fine) ELSE 0 END AS high,
    sum(value) OVER parts AS sum_so_far, row_number() OVER parts AS place
  -- A nought means as little as the finest number of its list.
  FROM (SELECT r.*, CASE WHEN r.value = 0 THEN max(r.decimals) OVER (PARTITION BY document_id, list_id) ELSE r.decimals END AS fine
    FROM repeated_figures r JOIN audit_documents d USING (document_id))
  WINDOW parts AS (PARTITION BY document_id, list_id, role
    ORDER BY line_start, TRY_CAST(regexp_extract(repeated_figure_id, '[0-9]+$') AS INTEGER))
),
summed AS (
  SELECT w.document_id, w.list_id, w.label_zh, w.unit, w.line_start, w.value AS stated, w.low, w.high,
    sum(p.value) AS computed, sum(p.low) AS computed_low, sum(p.high) AS computed_high,
    list(audit_term('part', line := p.line_start, label := p.label_zh, value := p.value, unit := w.unit)
      ORDER BY p.line_start, p.repeated_figure_id) AS parts,
    -- People listed with a staff that they have left may not be counted in it.
    coalesce(sum(p.value) FILTER (NOT regexp_matches(p.label_zh, '退休|离休|离岗|退养')), 0) AS in_post,
    -- The retired are none of the people in post they are listed beside.
    coalesce(sum(p.value) FILTER (regexp_matches(p.label_zh, '^(?:另有|另外|以及)?已?(?:离退休|退休|离休)|遗属')), 0) AS gone,
    -- Vehicles are of the kinds of a fixed list, and the last of them is 其他. Names without a number are read where they are all.
    bool_or(w.unit = 'person' OR w.unit = 'set' AND NOT regexp_matches(p.printed, '\d') OR w.unit = 'vehicle' AND p.label_zh LIKE '其他%' OR w.label_zh LIKE '%资产%' AND p.label_zh LIKE '其他资产%')
      -- Expenditure is for staff, for the running and for projects; basic or for projects; money is of the year or from before.
      OR bool_or(w.unit = 'CNY10k' AND p.label_zh LIKE '人员%') AND bool_or(p.label_zh LIKE '公用%') AND bool_or(p.label_zh LIKE '项目%')
      OR bool_or(w.unit = 'CNY10k' AND p.label_zh LIKE '基本支出%') AND bool_or(p.label_zh LIKE '项目支出%')
      OR bool_or(w.unit = 'CNY10k' AND regexp_matches(p.label_zh, '结转|结余')) AND bool_or(regexp_matches(p.label_zh, '^本年.*收入'))
      -- Money is of one fund or another.
      OR bool_or(w.unit = 'CNY10k' AND p.label_zh LIKE '一般公共预算%') AND bool_or(p.label_zh LIKE '政府性基金预算%')
      -- Forms list the sources of a project's money down to the others.
      OR bool_or(w.unit = 'CNY10k' AND regexp_matches(p.label_zh, '^其他(资金|来源)$'))
      -- Grades listed from the best to the worst are all there are.
      OR bool_or(w.unit = 'set' AND regexp_matches(p.label_zh, '不合格|较?差')) AND bool_or(p.label_zh LIKE '评为优%')
      -- What is not put right is being put right.
      OR bool_or(w.unit = 'set' AND p.label_zh = '正在整改的问题')
      AS is_whole_list,
    -- Where the parts from the first to one before the last make the whole, what follows is of another kind.
    bool_or(p.sum_so_far = w.value AND p.place > 1) AS is_made_before_end
  FROM figure w
  JOIN figure p ON p.document_id = w.document_id AND p.list_id = w.list_id AND p.role = 'part'
  WHERE w.role = 'whole'
  GROUP BY ALL
),
judged AS (
  SELECT *, CASE WHEN unit = 'person' AND (is_made_before_end OR gone > 0 AND computed - gone = stated) THEN 'consistent'
      ELSE audit_outcome(stated, low, high, computed, computed_low, computed_high) END AS outcome,
    unit = 'person' AND abs(stated - in_post) < 0.5 AS is_without_retired
  FROM summed
)
SELECT
  document_id,
  CASE WHEN outcome = 'inconsistent' AND computed < stated AND NOT is_whole_list THEN 'not-checkable' ELSE outcome END AS outcome,
  CASE WHEN computed < stated OR is_without_retired OR label_zh LIKE '%编制%' THEN 'notice' END AS severity,
  label_zh AS subject_zh, stated, computed, stated - computed AS difference,
  audit_tolerance(stated, low, high, computed, computed_low, computed_high) AS tolerance, unit,
  list_concat([audit_term('stated', line := line_start, label := label_zh, value := stated, unit := unit)], parts) AS terms,
  concat_ws(' ', 'sum', stated, round(computed, 4)) AS cause, is_without_retired, ['coverage'] AS missing
FROM judged;

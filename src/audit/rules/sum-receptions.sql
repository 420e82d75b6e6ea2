-- id: sum-receptions
-- severity: warning
-- title_zh: 公务接待明细与合计
-- title_en: Single receptions and their total
-- explanation_zh: 逐次列出的公务接待，金额之和不应多于同处载明的接待费，人次之和不应多于载明的人次；列出的次数等于载明的批次时，金额应相等。各单位的批次、人次和金额之和不应多于部门合计。人均接待费等于接待费除以人次，车均费用亦然。接待的人次不少于批次，没有批次也就没有来人。
-- explanation_en: Receptions listed one by one are together not more than the amount stated with them, nor their visitors more than the number stated; where as many are listed as there were, the amounts are equal. Those of all units are together not more than the department’s. What one visitor cost is the amount divided by the visitors, and so for vehicles. Visitors are no fewer than the batches they came in, and without any there is none.
-- allowance_zh: 少于总数可能是选取，不说。先列各类接待、后列单次接待的，只计一次。
-- allowance_en: Less than the total may be a selection and says nothing. A list that gives groups of receptions first and single ones after counts once.
-- needs: three_public.reception_detail
-- question_zh: 接待明细与合计相差 {difference}，差额由何构成？请说明口径；如有误，请更正并公告。
-- question_en: The receptions listed and their total are {difference} apart: what makes the difference? Please explain the basis; if a figure is wrong, please correct it and publish the correction.
-- check: detail
-- sentence_zh: {subject}载明为 {stated}，而同处列出的 {events} 次接待相加为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}; the {events} receptions listed with it add up to {computed}{apart}
-- show: stated = part + …
-- check: visitors
-- sentence_zh: {subject}载明为 {stated}，而同处列出的各次接待人数相加为 {computed}。
-- sentence_en: {subject} {is} given as {stated}; the visitors listed with it add up to {computed}.
-- show: stated = part + …
-- check: batches
-- sentence_zh: {subject}载明为 {stated}，而同处列出的各类接待批次相加为 {computed}。
-- sentence_en: {subject} {is} given as {stated}; the batches listed with it add up to {computed}.
-- show: stated = part + …
-- check: units
-- sentence_zh: {subject}载明为 {stated}，而各单位相加为 {computed}{apart}
-- sentence_en: {subject} {is} given as {stated}; those of all units add up to {computed}{apart}
-- show: stated = part + …
-- check: heads
-- sentence_zh: 公务接待的批次是 {batches}，人次是 {people}：每一批次至少有一人，没有批次也就没有来人。
-- sentence_en: The text counts {batches} received and {people}; each batch is one visitor at least, and without any there is no visitor.
-- question_zh: 公务接待的批次与人次各是多少？
-- question_en: How many batches were received, and how many visitors?
-- show: batches, people
-- check: average
-- sentence_zh: {subject}载明为 {stated}；{amount} 除以 {number} 得 {computed}{apart}
-- sentence_en: {subject} is given as {stated}; {amount} divided by {number} makes {computed}{apart}
-- question_zh: {subject}是按哪些数字计算的，应为多少？
-- question_en: From which figures was {subject} computed, and what should it be?
-- show: stated = amount ÷ number
WITH average(concept, counted) AS (VALUES
  ('three_public.reception', 'three_public.reception_visitors'),
  ('three_public.vehicle_operation', 'three_public.vehicles_held'),
  ('three_public.vehicle_purchase', 'three_public.vehicles_purchased')
),
figure AS (
  SELECT f.document_id, f.fiscal_year, f.fact_id, f.concept, f.value, f.unit, f.decimals, f.label_zh, f.line_start,
    CASE WHEN f.unit = 'CNY10k' THEN audit_half(f.decimals) ELSE 0 END AS half,
    CASE f.unit WHEN 'CNY10k' THEN 'money' WHEN 'group' THEN 'batches' ELSE 'people' END AS kind
  FROM facts f
  JOIN audit_documents d USING (document_id, fiscal_year)
  WHERE f.origin = 'stated' AND f.measure IN ('final', 'count') AND f.concept IN ('three_public.reception_detail',
    'three_public.reception_unit', 'three_public.reception_domestic', 'three_public.reception_batches',
    'three_public.reception_visitors')
),
-- What a line prints as the total of its list: that of the unit it is about, else that of the department.
total AS (
  SELECT document_id, line_start, kind,
    arg_min({fact_id: fact_id, value: value, half: half, decimals: decimals, label: label_zh},
      {is_whole: concept <> 'three_public.reception_unit', fact_id: fact_id}) AS whole
  FROM figure
  WHERE concept <> 'three_public.reception_detail'
  GROUP BY document_id, line_start, kind
  HAVING count(*) FILTER (concept = 'three_public.reception_unit') < 2
),
-- The list of a line without its total, which it may repeat.
listed AS (
  SELECT d.document_id, d.line_start, d.kind, any_value(d.fiscal_year) AS fiscal_year, any_value(t.whole) AS whole, CAST(count(*) AS INTEGER) AS events,
    sum(d.value) AS computed, sum(d.half) AS half,
    list(audit_term('part', fact := d.fact_id) ORDER BY length(d.fact_id), d.fact_id) AS parts
  FROM figure d
  JOIN total t ON t.document_id = d.document_id AND t.line_start = d.line_start AND t.kind = d.kind
  WHERE d.concept = 'three_public.reception_detail' AND abs(d.value - t.whole.value) > t.whole.half
  GROUP BY d.document_id, d.line_start, d.kind
),
judged AS (
  SELECT l.*, b.whole.value AS batches,
    -- Groups of receptions may stand first, and each single one after them.
    g.document_id IS NOT NULL AS is_grouped,
    abs(l.computed - l.whole.value) <= l.half + l.whole.half + 1e-9
      OR (is_grouped AND abs(l.computed - 2 * l.whole.value) <= l.half + 2 * l.whole.half + 1e-9) AS is_whole,
    -- Each group with its batches and its visitors, and one of the two complete: then so is the other. Where as many single
    -- receptions follow as there were batches, all visitors stand there twice.
    coalesce(l.kind <> 'money' AND is_grouped AND (
      o.events = l.events AND o.computed = o.whole.value
      OR l.kind = 'people' AND l.events - g.events = b.whole.value AND g.computed = b.whole.value), false) AS is_complete
  FROM listed l
  LEFT JOIN total b ON b.document_id = l.document_id AND b.line_start = l.line_start AND b.kind = 'batches'
  LEFT JOIN listed g ON g.document_id = l.document_id AND g.line_start = l.line_start AND g.kind = 'batches'
  LEFT JOIN listed o ON o.document_id = l.document_id AND o.line_start = l.line_start
    AND o.kind = CASE l.kind WHEN 'people' THEN 'batches' WHEN 'batches' THEN 'people' END
),
unit AS (
  SELECT u.document_id, u.kind, any_value(u.fiscal_year) AS fiscal_year, sum(u.value) AS computed, sum(u.half) AS half,
    list(audit_term('part', fact := u.fact_id) ORDER BY u.line_start, u.fact_id) AS parts
  FROM figure u
  WHERE u.concept = 'three_public.reception_unit'
  GROUP BY u.document_id, u.kind
  HAVING count(*) > 1
)
SELECT
  document_id, fiscal_year,
  CASE WHEN is_whole THEN 'consistent' WHEN is_complete THEN 'inconsistent'
    WHEN computed > whole.value AND NOT is_grouped THEN 'inconsistent'
    WHEN computed < whole.value AND kind = 'money' AND events = batches THEN 'inconsistent'
    ELSE 'not-checkable' END AS outcome,
  audit_severity(whole.value - computed, whole.decimals) AS severity, whole.label AS subject_zh, whole.value AS stated, computed,
  whole.value - computed AS difference, half + whole.half AS tolerance,
  CASE kind WHEN 'money' THEN 'CNY10k' WHEN 'batches' THEN 'group' ELSE 'visit' END AS unit,
  list_concat([audit_term('stated', fact := whole.fact_id)], parts) AS terms,
  CASE kind WHEN 'money' THEN 'detail' WHEN 'batches' THEN 'batches' ELSE 'visitors' END AS check_name, events, ['coverage'] AS missing
FROM judged
WHERE kind <> 'batches' OR is_complete
UNION ALL BY NAME
SELECT
  u.document_id, u.fiscal_year,
  CASE WHEN abs(u.computed - b.value) <= u.half + b.high - b.value + 1e-9 THEN 'consistent'
    WHEN u.computed > b.value THEN 'inconsistent' ELSE 'not-checkable' END AS outcome,
  audit_severity(b.value - u.computed, b.decimals) AS severity, b.label_zh AS subject_zh, b.value AS stated, u.computed,
  b.value - u.computed AS difference, u.half + b.high - b.value AS tolerance, b.unit,
  list_concat([audit_term('stated', fact := b.fact_id)], u.parts) AS terms, 'units' AS check_name, ['coverage'] AS missing
FROM unit u
JOIN audit_best b
  ON b.document_id = u.document_id AND b.fiscal_year = u.fiscal_year AND b.concept = CASE u.kind
    WHEN 'money' THEN 'three_public.reception_domestic' WHEN 'batches' THEN 'three_public.reception_batches'
    ELSE 'three_public.reception_visitors' END
UNION ALL BY NAME
-- What one visitor or one vehicle cost.
SELECT
  r.document_id, r.fiscal_year,
  audit_outcome(r.value, r.value - audit_half(r.decimals), r.value + audit_half(r.decimals),
    b.value / n.value, b.low / n.value, b.high / n.value) AS outcome,
  -- Vehicles are counted at the end of the year.
  CASE WHEN a.counted <> 'three_public.reception_visitors' THEN 'notice' END AS severity,
  r.label_zh AS subject_zh, r.value AS stated, b.value / n.value AS computed, r.value - b.value / n.value AS difference,
  audit_tolerance(r.value, r.value - audit_half(r.decimals), r.value + audit_half(r.decimals),
    b.value / n.value, b.low / n.value, b.high / n.value) AS tolerance, 'CNY10k' AS unit,
  [audit_term('stated', line := r.line_start, label := r.label_zh, value := r.value, unit := 'CNY10k', printed := r.printed),
    audit_term('amount', fact := b.fact_id), audit_term('number', fact := n.fact_id)] AS terms,
  'average' AS check_name, [] AS missing
FROM audit_repeated r
JOIN average a USING (concept)
JOIN audit_best b ON b.document_id = r.document_id AND b.fiscal_year = r.fiscal_year AND b.concept = a.concept AND b.measure = 'final'
JOIN audit_best n ON n.document_id = r.document_id AND n.fiscal_year = r.fiscal_year AND n.concept = a.counted AND n.value > 0
WHERE r.role = 'average'
UNION ALL BY NAME
-- Every visitor came in a batch. Abroad one may go with the group of another body.
SELECT
  g.document_id, g.fiscal_year,
  'inconsistent' AS outcome, g.label_zh AS subject_zh, [audit_term('batches', fact := g.fact_id), audit_term('people', fact := p.fact_id)] AS terms,
  'heads' AS check_name, [] AS missing
FROM audit_best g
JOIN audit_best p ON p.document_id = g.document_id AND p.fiscal_year = g.fiscal_year AND p.section = g.section
  AND p.concept = 'three_public.reception_visitors' AND p.measure = 'count'
WHERE g.concept = 'three_public.reception_batches' AND g.measure = 'count' AND (p.value < g.value OR g.value = 0 AND p.value > 0);

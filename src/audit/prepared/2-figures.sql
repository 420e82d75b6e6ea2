-- Figures as the rules read them. `audit_documents` holds the documents under audit; the runner makes it.

-- Stated figures of those documents, each with its interval. Concepts that list many things of one kind are
-- left out, and so are derived figures: an audit compares what was printed.
-- A zero is printed without decimals where its neighbours have them (0万元 beside 2.09万元), and means as little
-- as they do: it gets the decimals customary among the amounts of its document. Counts are exact. In a column of a form
-- closing zeros may be dropped: 2.8 below 2.00 is 2.80, as fine as is customary in the column.
-- Forms in 元 whose every amount is a multiple of a hundred were rounded in 万元 before: no amount of them is finer.
-- `family` and `code` are those of a functional figure, `class_code` the class it stands under: the one its line
-- names, which is where the document puts it, even if its code belongs elsewhere.
CREATE OR REPLACE TEMP TABLE audit_facts AS
WITH custom AS (
  SELECT document_id, arg_max(decimals, {n: n, decimals: decimals}) AS decimals
  FROM (
    SELECT document_id, decimals, count(*) AS n
    FROM facts
    WHERE origin = 'stated' AND unit = 'CNY10k' AND value <> 0
      AND document_id IN (SELECT document_id FROM audit_documents)
    GROUP BY document_id, decimals
  )
  GROUP BY document_id
),
in_column AS (
  SELECT document_id, form, section, measure, fiscal_year, arg_max(decimals, {n: n, decimals: decimals}) AS decimals
  FROM (
    SELECT document_id, form, section, measure, fiscal_year, decimals, count(*) AS n
    FROM facts
    WHERE origin = 'stated' AND unit = 'CNY10k' AND value <> 0 AND form = 'form'
      AND document_id IN (SELECT document_id FROM audit_documents)
    GROUP BY ALL
  )
  GROUP BY ALL
),
in_hundreds AS (
  SELECT document_id, true AS is_rounded
  FROM facts
  WHERE origin = 'stated' AND unit = 'CNY10k' AND value <> 0 AND form = 'form' AND decimals > 2
    AND document_id IN (SELECT document_id FROM audit_documents)
  GROUP BY document_id
  HAVING count(*) >= 8 AND bool_and(abs(value - round(value, 2)) < 1e-9)
),
-- Each label once, however many figures have it.
named AS (
  SELECT l.label_zh, l.label, c.code AS class_code
  FROM (
    -- Brackets, blanks and quotation marks differ between documents, and within them.
    SELECT label_zh, translate(label_zh, '（） 　“”"‘’', '()') AS label, split_part(label, '(类)', 1) AS class_zh
    FROM facts
    WHERE origin = 'stated' AND document_id IN (SELECT document_id FROM audit_documents)
    GROUP BY label_zh
  ) l
  LEFT JOIN classification c
    ON c.scheme = 'functional' AND length(c.code) = 3 AND c.name_zh = l.class_zh AND contains(l.label, '(类)')
),
stated AS (
  SELECT
    f.fact_id, f.document_id, f.fiscal_year,
    -- 财政拨款收入总计 and 财政拨款支出总计 are two figures where a document states them apart.
    CASE WHEN f.concept <> 'appropriation.total' THEN f.concept
      WHEN contains(f.label_zh, '收入') AND NOT contains(f.label_zh, '支') THEN 'appropriation.total.income'
      WHEN contains(f.label_zh, '支出') AND NOT contains(f.label_zh, '收') THEN 'appropriation.total.expenditure'
      ELSE f.concept END AS concept,
    f.measure, f.value, f.unit,
    CASE WHEN f.unit = 'CNY10k' AND f.value = 0 AND NOT coalesce(h.is_rounded, false)
        THEN greatest(f.decimals, coalesce(c.decimals, f.decimals))
      WHEN f.unit = 'CNY10k' AND f.form = 'form' AND f.decimals > 2 AND h.is_rounded THEN 2
      -- Of 亿 the decimals are negative: such an amount is coarse on purpose.
      WHEN f.unit = 'CNY10k' AND f.form = 'form' AND f.decimals >= 0 THEN greatest(f.decimals, coalesce(o.decimals, f.decimals))
      ELSE f.decimals END AS decimals,
    f.printed, f.label_zh, f.form, f.fund, f.section, f.line_start, d.fiscal_year AS document_year,
    n.label, n.class_code AS named_class
  FROM facts f
  JOIN audit_documents d USING (document_id)
  LEFT JOIN named n USING (label_zh)
  LEFT JOIN custom c USING (document_id)
  LEFT JOIN in_column o ON o.form = f.form AND o.document_id = f.document_id AND o.section = f.section AND o.measure = f.measure
    AND o.fiscal_year = f.fiscal_year
  LEFT JOIN in_hundreds h ON h.document_id = f.document_id
  WHERE f.origin = 'stated'
    AND f.concept NOT IN ('explanation.change', 'explanation.amount', 'three_public.reception_unit',
      'three_public.reception_detail')
)
SELECT
  * EXCLUDE (named_class),
  value - CASE WHEN unit IN ('CNY10k', '%') THEN audit_half(decimals) ELSE 0 END AS low,
  value + CASE WHEN unit IN ('CNY10k', '%') THEN audit_half(decimals) ELSE 0 END AS high,
  CASE WHEN contains(concept, 'function.') THEN split_part(concept, 'function.', 1) || 'function' END AS family,
  CASE WHEN contains(concept, 'function.') THEN split_part(concept, 'function.', 2) END AS code,
  coalesce(CASE WHEN code IS NOT NULL THEN named_class END, substr(code, 1, 3)) AS class_code
FROM stated;

-- The one statement of each concept that sums are made of; functional figures come in lists, and have tables of
-- their own. Where a document states it several times, the most
-- exact wins, a form before prose, the earlier line before the later; its interval is what all of them have in
-- common. Statements that contradict each other are for the rule `conflict`: here the winner then speaks alone.
-- What such statements are at least and at most is `apart`.
-- A zero whose things are counted as none beside it (0万元, 0辆) is exactly nothing.
CREATE OR REPLACE TEMP TABLE audit_best AS
WITH counted(amount, number) AS (VALUES
  ('three_public.vehicle_purchase', 'three_public.vehicles_purchased'),
  ('three_public.overseas', 'three_public.overseas_groups'),
  ('three_public.overseas', 'three_public.overseas_people'),
  ('three_public.reception', 'three_public.reception_batches')
),
none AS (
  SELECT DISTINCT f.document_id, f.fiscal_year, c.amount AS concept, true AS is_none
  FROM audit_facts f JOIN counted c ON c.number = f.concept
  WHERE f.measure = 'count' AND f.value = 0
),
best AS (
SELECT
  document_id, fiscal_year, document_year, concept, measure, fund, unit, CASE WHEN low > high THEN {least: least, most: most} END AS apart,
  best.fact_id, best.value, best.decimals, best.label_zh, best.section, best.line_start, best.form,
  CASE WHEN low <= high THEN low ELSE best.low END AS low,
  CASE WHEN low <= high THEN high ELSE best.high END AS high
FROM (
  SELECT
    document_id, fiscal_year, document_year, concept, measure, fund, unit,
    max(low) AS low, min(high) AS high, min(value) AS least, max(value) AS most,
    arg_min(
      {fact_id: fact_id, value: value, decimals: decimals, label_zh: label_zh, section: section, line_start: line_start,
        form: form, low: low, high: high},
      {coarseness: -decimals, is_prose: form <> 'form', line: line_start, fact_id: fact_id}
    ) AS best
  FROM audit_facts
  WHERE code IS NULL AND measure IN ('final', 'initial_budget', 'adjusted_budget', 'count')
  GROUP BY document_id, fiscal_year, document_year, concept, measure, fund, unit
)
)
SELECT best.* REPLACE (CASE WHEN is_none AND value = 0 THEN 0 ELSE low END AS low,
  CASE WHEN is_none AND value = 0 THEN 0 ELSE high END AS high)
FROM best
LEFT JOIN none USING (document_id, fiscal_year, concept);

-- How many units a consolidated account adds up, where it names them: those below the department, and itself.
CREATE OR REPLACE TEMP TABLE audit_units AS
SELECT r.document_id, CAST(max(r.value + CASE WHEN r.role = 'whole' THEN 1 ELSE 0 END) AS INTEGER) AS units
FROM repeated_figures r
JOIN audit_documents d USING (document_id)
WHERE r.role = 'whole' AND r.unit = 'set' AND r.label_zh LIKE '%下属%单位%' AND r.value > 0 OR r.role = 'units' AND r.value > 1
GROUP BY r.document_id;

-- Documents that spent nothing but general public budget: there one amount is the other.
CREATE OR REPLACE TEMP TABLE audit_single_fund AS
SELECT document_id
FROM audit_best
WHERE concept IN ('general_budget.total', 'expenditure.current') AND measure = 'final' AND fiscal_year = document_year
GROUP BY document_id
HAVING count(DISTINCT concept) = 2 AND max(low) <= min(high);

-- Amounts that were printed and not read into a concept: what they are part of may still add up. Null where not even the
-- number is clear.
CREATE OR REPLACE TEMP TABLE audit_unread AS
SELECT r.document_id, r.section, r.line_start, nullif(r.value, 0) AS value, r.label_zh = 'unknown-form' AS is_anywhere
FROM repeated_figures r JOIN audit_documents d USING (document_id)
-- Halves of an item whose whole is stated are lacking in no sum.
WHERE r.role = 'unread' AND r.label_zh <> 'unlike-whole';

-- Those of each document. A table of which it is not known what it is may be the rest of any form; others belong to their
-- section alone.
CREATE OR REPLACE TEMP TABLE audit_unread_parts AS
SELECT document_id, list({section: section, value: value, is_anywhere: is_anywhere}) AS unread
FROM audit_unread
GROUP BY document_id;

-- Whether what a sum lacks may be among them: in its own section anything that is no more, elsewhere what is just that. A
-- number that is not clear, or is less than nothing, may explain what is too much as well as what is too little.
CREATE OR REPLACE TEMP MACRO audit_may_lack(unread, sections, lacking, tolerance) AS
coalesce(list_bool_or([CASE WHEN one.is_anywhere OR list_contains(sections, one.section)
    THEN one.value IS NULL OR one.value < 0 OR lacking > 0 AND one.value <= lacking + tolerance
    ELSE abs(one.value - lacking) <= tolerance + 1e-9 END
  for one in unread]), false);

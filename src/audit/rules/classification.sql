-- id: classification
-- severity: warning
-- title_zh: 科目归属
-- title_en: Place in the classification
-- explanation_zh: 该支出项列在不属于它的类或款之下，或使用了现行科目表中没有的科目名称。科目错位会使类、款的合计失真。
-- explanation_en: The item stands under a class or division it does not belong to, or under a name that the classification in force does not have. A misplaced item falsifies the totals of classes and divisions.
-- needs: function
-- show: item, again
-- check: other-class, other-division
-- sentence_zh: 这一支出列在“{printed_zh}”之下，而现行科目表中“{item_zh}”属于“{own_zh}”。[again ? 文件另一处的支出清单中，同一金额列为“{again_zh}”。]
-- sentence_en: This expenditure stands under “{printed_zh}”, while the classification in force has “{item_zh}” under “{own_zh}”.[again ?  A list of expenditure elsewhere in the document has the same amount as “{again_zh}”.]
-- question_zh: 该项支出应列入哪一科目？各类、款的合计是否据此计算？
-- question_en: Under which heading does this expenditure belong, and do the totals of classes and divisions follow it?
-- check: unknown-class, unknown-division
-- sentence_zh: 这一支出列在“{printed_zh}”之下，现行科目表中没有这个名称；按项名应为“{own_zh}”。
-- sentence_en: This expenditure stands under “{printed_zh}”, a name the classification in force does not have; by its item it is “{own_zh}”.
-- question_zh: “{printed_zh}”是否为旧科目名称，应改为“{own_zh}”吗？
-- question_en: Is “{printed_zh}” the name of an earlier classification, and should it read “{own_zh}”?
WITH named AS (
  SELECT f.fact_id, f.document_id, f.fiscal_year, f.value, f.label_zh, f.code,
    regexp_extract(f.label, '^([^()]+)\(类\)', 1) AS class_zh,
    -- A division's own name may hold brackets; it stands between （类） and （款）.
    regexp_extract(regexp_replace(f.label, '^[^()]*\(类\)', ''), '^(.+)\(款\)', 1) AS division_zh,
    regexp_extract(regexp_replace(f.label, '^.*\(款\)', ''), '^(.+)\(项\)', 1) AS item_zh
  FROM audit_facts f
  WHERE f.family = 'function' AND f.measure = 'final' AND f.form = 'prose' AND f.label LIKE '%(项)%'
),
code_name AS (
  SELECT code, name_zh, length(code) AS level FROM classification WHERE scheme = 'functional'
),
compared AS (
  SELECT n.*, c.name_zh AS class_name, d.name_zh AS division_name, i.name_zh AS item_name,
    k.code AS printed_class, v.code AS printed_division
  FROM named n
  LEFT JOIN code_name c ON c.code = substr(n.code, 1, 3)
  LEFT JOIN code_name d ON d.code = substr(n.code, 1, 5)
  LEFT JOIN code_name i ON i.code = n.code
  LEFT JOIN code_name k ON k.level = 3 AND k.name_zh IN (n.class_zh, n.class_zh || '支出')
  -- A division's name is searched in its own class first; one name may be of several classes.
  LEFT JOIN (SELECT name_zh, min(code) AS code FROM code_name WHERE level = 5 GROUP BY name_zh) v
    ON v.name_zh = n.division_zh
),
-- The same amount in a list of the report, under an item of the class that is printed: the name may be the slip.
again AS (
  SELECT c.fact_id, first({line: r.line_start, label: r.label_zh, value: r.value} ORDER BY r.line_start) AS place
  FROM compared c
  JOIN repeated_figures r ON r.document_id = c.document_id AND r.role = 'item' AND r.value = c.value AND c.value > 0
    AND starts_with(split_part(r.concept, 'function.', 2), c.printed_class)
  WHERE c.printed_class <> substr(c.code, 1, 3)
  GROUP BY c.fact_id
),
judged AS (
  SELECT *,
    CASE
      WHEN printed_class IS NOT NULL AND printed_class <> substr(code, 1, 3) THEN 'other-class'
      WHEN class_zh <> '' AND printed_class IS NULL THEN 'unknown-class'
      WHEN division_zh <> '' AND division_name NOT IN (division_zh, division_zh || '支出') AND printed_division IS NOT NULL THEN 'other-division'
      WHEN division_zh <> '' AND printed_division IS NULL AND division_name <> division_zh || '支出' THEN 'unknown-division'
    END AS lack
  FROM compared
)
SELECT
  document_id, fiscal_year, CASE WHEN lack IS NULL THEN 'consistent' ELSE 'inconsistent' END AS outcome,
  CASE WHEN lack LIKE 'unknown-%' THEN 'notice' END AS severity,
  label_zh AS subject_zh, value AS stated, 'CNY10k' AS unit, [audit_term('item', fact := fact_id),
    CASE WHEN place IS NOT NULL THEN audit_term('again', line := place.line, label := place.label, value := place.value, unit := 'CNY10k') END]
    AS terms, place.label AS again_zh,
  lack AS check_name, coalesce(item_name, item_zh) AS item_zh,
  CASE WHEN lack LIKE '%-class' THEN class_zh ELSE division_zh END AS printed_zh,
  CASE WHEN lack LIKE '%-class' THEN class_name ELSE division_name END AS own_zh,
  concat_ws(' ', lack, printed_zh, own_zh) AS cause, [] AS missing
FROM judged
LEFT JOIN again USING (fact_id);

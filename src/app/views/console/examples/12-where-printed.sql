-- title_zh: 一个数字在文件的哪几行？
-- title_en: On which lines of its document does a number stand?
-- Every figure that was printed of one body, as printed, with its lines. Choose a fact_id to open its source.
SELECT f.label_zh, f.printed, f.value, f.unit, f.concept, f.measure, f.section, f.line_start, f.line_end, f.fact_id
FROM facts f
WHERE f.document_id = (SELECT min(document_id) FROM documents) AND f.origin = 'stated'
ORDER BY f.line_start, f.fact_id;

-- Rows of several documents that have one id. An id that begins with its own document's is no other document's, unless
-- that one has it against the custom.
WITH foreign_ids AS (SELECT DISTINCT $id AS id FROM $table WHERE split_part($id, '/', 1) <> document_id)
SELECT f.id, list(DISTINCT t.document_id) AS documents
FROM $table t JOIN foreign_ids f ON f.id = t.$id
GROUP BY f.id
HAVING count(DISTINCT t.document_id) > 1
ORDER BY f.id;

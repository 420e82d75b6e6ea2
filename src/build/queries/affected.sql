-- Documents whose audit reads a name that has changed: they have a figure of its code or of a code beneath it, or the name
-- stands in a label, whatever signs and blanks are around it.
SELECT DISTINCT f.document_id
FROM facts f
JOIN changed_names c
  ON starts_with(regexp_extract(f.concept, '(?:function|economic)\.([0-9]+)$', 1), c.code)
    AND contains(f.concept, 'economic.') = (c.scheme = 'economic')
  OR contains(regexp_replace(f.label_zh, '[^\p{Han}]', '', 'g'), regexp_replace(c.name_zh, '[^\p{Han}]', '', 'g'));

-- The terms of a finding: what a rule compares, each a row or a line of the document.

-- A term by its role and the row it is of: `fact`, `form` or `indicator` take an id, and where it stands, what it is
-- called and (of a fact) what is printed there is looked up. What stands in no such row has its `line`, `label`, `value`
-- and `unit`, or a `text`. `field` is the column of a form or an indicator, where the role does not say it. A term of
-- nothing (a fact that is not there) is none. Rules have hundreds of terms: as a list of words one is planned in a fifth of
-- the time a struct of named columns takes, and read in the page in less.
CREATE OR REPLACE TEMP MACRO audit_term(role, fact := NULL, form := NULL, indicator := NULL, field := NULL, line := NULL,
  label := NULL, value := NULL, unit := NULL, decimals := NULL, text := NULL,
  printed := NULL) AS
[role, fact, form, indicator, field, CAST(line AS VARCHAR), label, CAST(value AS VARCHAR), unit, CAST(decimals AS VARCHAR), text,
  printed];

-- The rows that terms name: where each stands (`cell_lines` its cells), what the document calls it, what of it is told.
CREATE OR REPLACE TEMP MACRO audit_named(ids) AS TABLE
-- Named once, for the list is planned as often as it is named.
WITH wanted AS MATERIALIZED (SELECT unnest(ids) AS id)
SELECT f.fact_id AS id, f.line_start AS line, f.line_end, f.section, f.value, f.unit, CAST(f.decimals AS INTEGER) AS decimals,
  f.printed, f.recognised,
  -- The two sides of 财政拨款, where a document states them apart, are called so.
  CASE WHEN f.concept <> 'appropriation.total' OR contains(f.label_zh, '收') = contains(f.label_zh, '支') THEN f.concept
    WHEN contains(f.label_zh, '收') THEN 'appropriation.total.income' ELSE 'appropriation.total.expenditure' END AS concept,
  f.measure, CAST(f.fiscal_year AS INTEGER) AS year, f.fund, c.name_zh, c.name_en, NULL::VARCHAR AS label
FROM facts f
LEFT JOIN classification c
  ON c.scheme = CASE WHEN contains(f.concept, 'economic.') THEN 'economic' ELSE 'functional' END
  AND c.code = regexp_extract(f.concept, '(?:function|economic)\.([0-9]+)$', 1)
WHERE f.fact_id IN (FROM wanted)
UNION ALL BY NAME
SELECT project_id AS id, line_start AS line, line_end, section, name_zh AS label, cell_lines
FROM projects WHERE project_id IN (FROM wanted)
UNION ALL BY NAME
SELECT i.indicator_id AS id, i.line_start AS line, i.line_end, p.section, i.level3 AS label, i.cell_lines
FROM indicators i JOIN projects p USING (project_id) WHERE i.indicator_id IN (FROM wanted);

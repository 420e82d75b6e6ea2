-- What stands behind the scores of a selection: one row per document with a self-assessment, each measure as the ids
-- of the rows that make it, in printed order; a measure's count is the length of its list. The conditions are those
-- of the rules saturation, target-overshot, form-left-blank, score-average, score-conflict and full-score-*.
--   projects            projects, each once: the forms, or the summaries in prose of a document that has no form
--   rated               of these, those with an execution rate and a score that is not withheld
--   withheld            of these, those whose score is withheld
--   scored, full        indicators with a weight and a score; those at full marks
--   measured, equal     indicators whose target and achieved value are numbers; those where they are the same number
--   full_missed         full marks although the achieved value misses the target
--   full_no_result      full marks without an achieved value, or with the scale or the question in its place
--   full_nothing_spent  outputs at full marks of a project that had a budget and executed nothing
--   nothing_spent       the projects of these
--   underspent_full     projects that executed less than two thirds of their budget, all indicators at full marks; both
--                       only where the form deducts nothing
--   overshot            achieved values of five times the target or more
--   blank               forms with the amount executed, answers, scores or the total left empty
--   overall             scores of the whole department, without those of its parts
--   several             subjects with scores that differ beyond their last digit: the ids of each, joined by spaces
--   averages            stated averages of the project scores
--   averages_as_zero    of these, those that are the mean only when every withheld score counts as 0
--   members, withheld_members  forms an average is of: with a score, with a withheld one
--   mean, mean_as_zero  the mean of the published scores, and with the withheld ones as 0; null where a score is blank
-- @param entities each: departments
-- @param years list: fiscal years of the documents
WITH selected AS MATERIALIZED (
  SELECT
    *, form = 'form' AND covers = 'project' AS is_member,
    coalesce(execution_pct, CASE WHEN adjusted_budget > 0 THEN 100 * executed / adjusted_budget END) AS rate,
    CASE WHEN disclosed THEN score_total END AS public_score
  FROM projects
  WHERE entity_id IN (SELECT unnest(as_ids($entities))) AND fiscal_year IN (SELECT unnest(as_years($years)))
),
stated AS MATERIALIZED (
  SELECT * FROM scores
  WHERE entity_id IN (SELECT unnest(as_ids($entities))) AND fiscal_year IN (SELECT unnest(as_years($years)))
    AND origin = 'stated'
),
answered AS (
  SELECT
    i.*, p.is_member, p.executed, p.deduction, coalesce(p.adjusted_budget, p.initial_budget, 0) AS budget,
    i.weight > 0 AND i.score IS NOT NULL AS is_scored, i.weight > 0 AND i.score = i.weight AS is_full,
    i.target_value IS NOT NULL AND i.achieved_value IS NOT NULL AS is_measured,
    target_met(i.operator, i.achieved_value, i.target_value, i.level1, i.level2, i.unit, i.level3) AS is_met,
    i.level1 IS NULL OR i.level1 LIKE '%产出%' OR i.level1 LIKE '%完成%' AS is_output,
    replace(replace(coalesce(i.achieved_text, ''), ' ', ''), '　', '') AS answer,
    replace(replace(coalesce(i.target_text, ''), ' ', ''), '　', '') AS asked
  FROM indicators i
  JOIN selected p USING (project_id)
),
judged AS MATERIALIZED (
  SELECT
    *, executed = 0 AND budget > 0 AND is_member AND is_output AND is_full AND coalesce(deduction, 0) = 0 AS is_unspent,
    is_full AND (
      answer = ''
      OR (regexp_matches(answer, '^[优良中低差好坏高、/，,]+$') AND regexp_matches(answer, '[优好高]')
        AND regexp_matches(answer, '[差坏低]'))
      OR (answer = asked AND (regexp_matches(answer, '情况$') OR answer = level3))
    ) AS is_without_result
  FROM answered
),
listed AS (
  -- Sorted once: every list of indicators is taken from this one.
  SELECT
    document_id,
    list({
      id: indicator_id, is_scored: is_scored, is_full: is_full, is_measured: is_measured,
      is_equal: target_value = achieved_value, is_missed: is_full AND NOT is_met,
      is_without_result: is_without_result, is_unspent: is_unspent,
      is_overshot: operator IN ('>=', '>', '=') AND target_value > 0 AND achieved_value >= 5 * target_value
    } ORDER BY line_start, indicator_id) AS indicators
  FROM judged
  GROUP BY document_id
),
of_indicators AS (
  SELECT
    document_id, len(indicators) AS indicators,
    [i.id for i in indicators if i.is_scored] AS scored,
    [i.id for i in indicators if i.is_full] AS "full",
    [i.id for i in indicators if i.is_measured] AS measured,
    [i.id for i in indicators if i.is_equal] AS equal,
    [i.id for i in indicators if i.is_missed] AS full_missed,
    [i.id for i in indicators if i.is_without_result] AS full_no_result,
    [i.id for i in indicators if i.is_unspent] AS full_nothing_spent,
    [i.id for i in indicators if i.is_overshot] AS overshot
  FROM listed
),
of_form AS (
  SELECT
    project_id, count(*) AS indicators, count(weight) AS weighted, count(score) AS scored,
    count(*) FILTER (answer <> '') AS answered, count(*) FILTER (is_full) AS full_marks,
    count(*) FILTER (is_unspent) AS unspent, count(score) FILTER (is_output) AS scored_outputs
  FROM judged
  GROUP BY project_id
),
form AS (
  SELECT
    p.*, p.form = 'form' AND p.covers <> 'task' AS is_form,
    coalesce(f.indicators, 0) AS indicators, coalesce(f.weighted, 0) AS weighted, coalesce(f.scored, 0) AS scored,
    coalesce(f.answered, 0) AS answered, coalesce(f.unspent, 0) AS unspent,
    f.scored_outputs > 0 AND f.full_marks = f.indicators AND p.executed < p.adjusted_budget * 2 / 3
      AND coalesce(p.deduction, 0) = 0 AS is_underspent,
    bool_or(p.is_member) OVER (PARTITION BY p.document_id) AS has_members
  FROM selected p
  LEFT JOIN of_form f USING (project_id)
),
counted AS (
  SELECT *, is_member OR (form = 'prose' AND NOT has_members) AS is_project,
    is_form AND NOT (executed IS NULL AND answered = 0 AND scored = 0 AND score_total IS NULL)
      AND (answered < indicators OR (weighted > 0 AND scored < indicators) OR score_total IS NULL
        OR (covers = 'project' AND adjusted_budget > 0 AND executed IS NULL)) AS is_blank
  FROM form
),
ordered AS (
  SELECT
    document_id,
    list({
      id: project_id, is_project: is_project,
      is_rated: is_project AND rate IS NOT NULL AND public_score IS NOT NULL,
      is_withheld: is_project AND NOT disclosed, is_unspent: unspent > 0,
      is_underspent: is_member AND is_underspent AND unspent = 0, is_blank: is_blank,
      is_member: is_member AND public_score IS NOT NULL, is_withheld_member: is_member AND NOT disclosed
    } ORDER BY line_start, project_id) AS rows,
    count(*) FILTER (is_member AND disclosed AND score_total IS NULL) AS unfilled,
    count(*) FILTER (is_member AND (NOT disclosed OR score_total IS NOT NULL)) AS all_members,
    count(*) FILTER (is_member AND public_score IS NOT NULL) AS public_members,
    sum(public_score) FILTER (is_member) AS total
  FROM counted
  GROUP BY document_id
),
of_projects AS (
  SELECT
    document_id, unfilled, all_members, public_members, total,
    [p.id for p in rows if p.is_project] AS projects,
    [p.id for p in rows if p.is_rated] AS rated,
    [p.id for p in rows if p.is_withheld] AS withheld,
    [p.id for p in rows if p.is_unspent] AS nothing_spent,
    [p.id for p in rows if p.is_underspent] AS underspent_full,
    [p.id for p in rows if p.is_blank] AS blank,
    [p.id for p in rows if p.is_member] AS members,
    [p.id for p in rows if p.is_withheld_member] AS withheld_members
  FROM ordered
),
averaged AS (
  -- The last digits of a sum differ with the order in which its rows are added.
  SELECT *,
    CASE WHEN unfilled = 0 THEN round(total / nullif(public_members, 0), 8) END AS mean,
    CASE WHEN unfilled = 0 AND public_members > 0 THEN round(total / nullif(all_members, 0), 8) END AS mean_as_zero
  FROM of_projects
),
of_scores AS (
  SELECT
    s.document_id,
    list(s.score_id ORDER BY s.line_start, s.score_id)
      FILTER (s.scope = 'department' AND s.part IS NULL) AS overall,
    list(s.score_id ORDER BY s.line_start, s.score_id) FILTER (s.scope = 'projects_average') AS averages,
    -- Half of the last printed digit, of the second decimal at least: averages are rounded.
    list(s.score_id ORDER BY s.line_start, s.score_id) FILTER (
      s.scope = 'projects_average' AND len(a.withheld_members) > 0
      AND abs(a.mean_as_zero - s.score) <= 0.5 * pow(10, -greatest(2, length(regexp_extract(s.printed, '\.(\d+)', 1)))) + 1e-9
      AND abs(a.mean - s.score) > 0.5 * pow(10, -greatest(2, length(regexp_extract(s.printed, '\.(\d+)', 1)))) + 1e-9
    ) AS averages_as_zero
  FROM stated s
  LEFT JOIN averaged a USING (document_id)
  GROUP BY s.document_id
),
-- Statements of one score: of the department, of a part of it (what an explanation arrives at belongs to the part),
-- or of a project. Several forms of one name are several projects: then each is a subject of its own.
subject AS (
  SELECT
    s.*, p.project_id,
    CASE
      WHEN s.scope = 'department' THEN coalesce(s.part, '')
      ELSE s.subject_zh
    END AS subject,
    0.5 * pow(10, -length(regexp_extract(CAST(s.score AS VARCHAR), '\.(\d*[1-9])', 1))) AS half
  FROM stated s
  LEFT JOIN selected p
    ON p.document_id = s.document_id AND p.form = 'form' AND p.covers <> 'task'
    AND s.line_start BETWEEN p.line_start AND p.line_end AND s.scope = 'project' AND p.covers = 'project'
  WHERE s.scope = 'project' OR (s.scope = 'department' AND s.subject_zh NOT LIKE '%平均%')
),
apart AS (
  SELECT *,
    CASE WHEN scope = 'project' AND count(DISTINCT project_id) OVER (PARTITION BY document_id, scope, subject) > 1
      THEN coalesce(project_id, 'text') END AS form
  FROM subject
),
several AS (
  SELECT document_id, string_agg(score_id, ' ' ORDER BY line_start, score_id) AS score_ids, min(line_start) AS line_start
  FROM apart
  GROUP BY document_id, scope, subject, form
  HAVING max(score - half) > min(score + half) + 1e-9
),
of_subjects AS (
  SELECT document_id, list(score_ids ORDER BY line_start, score_ids) AS several FROM several GROUP BY document_id
),
document AS (
  SELECT document_id, entity_id, fiscal_year FROM selected
  UNION
  SELECT document_id, entity_id, fiscal_year FROM stated
)
SELECT
  d.entity_id, d.fiscal_year, d.document_id,
  coalesce(p.projects, []) AS projects, coalesce(p.rated, []) AS rated, coalesce(p.withheld, []) AS withheld,
  CAST(coalesce(i.indicators, 0) AS INTEGER) AS indicators,
  coalesce(i.scored, []) AS scored, coalesce(i.full, []) AS "full",
  coalesce(i.measured, []) AS measured, coalesce(i.equal, []) AS equal,
  coalesce(i.full_missed, []) AS full_missed, coalesce(i.full_no_result, []) AS full_no_result,
  coalesce(i.full_nothing_spent, []) AS full_nothing_spent, coalesce(p.nothing_spent, []) AS nothing_spent,
  coalesce(p.underspent_full, []) AS underspent_full, coalesce(i.overshot, []) AS overshot,
  coalesce(p.blank, []) AS blank, coalesce(s.overall, []) AS overall, coalesce(o.several, []) AS several,
  coalesce(s.averages, []) AS averages,
  coalesce(s.averages_as_zero, []) AS averages_as_zero, coalesce(p.members, []) AS members,
  coalesce(p.withheld_members, []) AS withheld_members, p.mean, p.mean_as_zero
FROM document d
LEFT JOIN averaged p USING (document_id)
LEFT JOIN of_indicators i USING (document_id)
LEFT JOIN of_scores s USING (document_id)
LEFT JOIN of_subjects o USING (document_id)
ORDER BY d.entity_id, d.fiscal_year;

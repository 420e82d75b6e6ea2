/** Performance self-assessment: the forms, their indicators, the summaries in prose and every overall score. */
import type { Registry, Unread } from '../disclosure.ts';
import type { SourceDocument } from '../source.ts';
import { findForms, readForm } from './forms.ts';
import { readListed } from './listed.ts';
import type { IndicatorRow, PerformanceRows, ProjectRow, ScoreRow } from './rows.ts';
import { readStatedScores } from './scores.ts';
import { readSummaries, unclearAmounts } from './summaries.ts';

export type { IndicatorRow, PerformanceRows, ProjectRow } from './rows.ts';

/**
 * Reads everything a document says in assessing its own performance. `seq` of a project is `1`, `2`, …
 * for forms, `dept` for the whole department's, `dept-task-1` … for that form's tasks and `prose-1` …
 * for summaries, in text or in a list. Needs nothing of the registry: forms carry their own names.
 */
export function readPerformance(source: SourceDocument, _registry: Registry): PerformanceRows {
  const projects: ProjectRow[] = [];
  const indicators: IndicatorRow[] = [];
  const unread: Unread[] = unclearAmounts(source);
  const scores: ScoreRow[] = readStatedScores(source);
  const listed = readListed(source);
  const summaries = [...readSummaries(source, scores), ...listed.projects].sort(byPlace);
  scores.push(...listed.scores);
  unread.push(...listed.unread);
  const count = { project: 0, department: 0 };
  for (const form of findForms(source)) {
    const reading = readForm(form);
    unread.push(...(reading?.unread ?? []));
    if (!reading?.project) continue;
    const { project } = reading;
    count[form.subject] += 1;
    const seq = form.subject === 'project' ? `${count.project}` : departmentSeq(count.department);
    projects.push({
      seq,
      covers: form.subject,
      parent_seq: null,
      ...project,
      disclosed: isDisclosed(project, summaries),
    });
    for (const [index, task] of reading.tasks.entries())
      projects.push({ seq: `${seq}-task-${index + 1}`, covers: 'task', parent_seq: seq, ...task });
    indicators.push(...reading.indicators.map((indicator) => ({ project_seq: seq, ...indicator })));
    scores.push(...reading.scores);
  }
  for (const [index, summary] of summaries.entries())
    projects.push({ seq: `prose-${index + 1}`, covers: 'project', parent_seq: null, ...summary });
  projects.sort(byPlace);
  scores.sort(byPlace);
  return { projects, indicators, scores, unread };
}

/** What the self-assessments of a document are of, each told apart from its forms of the accounts. */
export function titlesOfAssessments(source: SourceDocument): string[] {
  return findForms(source).flatMap((form) => {
    const project = readForm(form)?.project;
    return project ? [`${form.subject} ${project.project_code ?? ''} ${project.name_zh}`] : [];
  });
}

/** Whether a document holds a form of what a project was to achieve, with what it did: a plan alone is a budget's. */
export function assessesResults(source: SourceDocument): boolean {
  if (readListed(source).projects.length > 0) return true;
  return findForms(source).some((form) => {
    const reading = readForm(form);
    return (
      reading?.project != null &&
      (reading.project.executed !== null ||
        reading.indicators.some(({ achieved_text }) => achieved_text !== null))
    );
  });
}

const departmentSeq = (count: number) => (count === 1 ? 'dept' : `dept-${count}`);

/** A score the text withholds is withheld, whatever number its form was left with. */
const isDisclosed = (
  project: { readonly name_zh: string },
  summaries: readonly { name_zh: string; disclosed: boolean }[],
) => !summaries.some((summary) => !summary.disclosed && summary.name_zh === project.name_zh);

const byPlace = (one: { line_start: number }, other: { line_start: number }) =>
  one.line_start - other.line_start;

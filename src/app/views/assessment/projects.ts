/** Projects: how much of the money was spent, against the score the body gave itself. */
import { groupBy } from '#ingest/group-by.ts';
import { rowsOfYear } from '#app/session/departments.ts';
import type { AssessmentProjectRow } from '#warehouse/questions/questions.ts';
import type { Origin, PointMark, ScatterPicture } from '#app/charts/picture.ts';
import { TERMS } from '#app/locale/terms.ts';
import { formatMoney, formatNumber, moneyUnit } from '#app/locale/format.ts';
import { listOf, sentences, spaceHan, said } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { SourceRef } from '#app/source/source.ts';
import type { Column, FigureCell, Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell, moneyValueCell, numberCell, textCell, passageOf } from '../cells.ts';
import { printedOfProject, type PassageColumn } from '#app/source/passage-column.ts';
import {
  notHeldNote,
  notHeldSentence,
  comparedOf,
  leftOutWords,
  yearsInWords,
  type ShownDepartment,
} from '../shown.ts';
import { derivedNote, type ViewInput, type ViewModel } from '../model.ts';
import { assessmentWords, type AssessmentWords } from './assessment-words.ts';

/** What the view is worked out from. */
export interface ProjectsInput extends ViewInput {
  readonly rows: readonly AssessmentProjectRow[];
}

/** What kind of account of a project it is: a form, a summary in prose, or the form of the whole department. */
type ProjectKind = 'form' | 'prose' | 'department' | 'task';

const KINDS: readonly ProjectKind[] = ['form', 'prose', 'department', 'task'];

/** What kind of account of a project a row is. */
function projectKind(row: Pick<AssessmentProjectRow, 'covers' | 'form'>): ProjectKind {
  if (row.covers === 'department' || row.covers === 'task') return row.covers;
  return row.form === 'prose' ? 'prose' : 'form';
}

interface Context extends ProjectsInput {
  readonly words: AssessmentWords;
  readonly projects: readonly Project[];
  /** Projects of the picture: each once. */
  readonly drawn: readonly Project[];
}

/** A project with what is drawn of it. */
export interface Project {
  readonly row: AssessmentProjectRow;
  readonly department: ShownDepartment;
  readonly kind: ProjectKind;
  /** Execution rate in %, with whether it is printed or computed; null when neither is possible. */
  readonly rate: { readonly value: number; readonly origin: Origin } | null;
  /** Null when there is none or it is withheld. */
  readonly score: number | null;
}

/** Works out the view. */
export function buildProjects(input: ProjectsInput): ViewModel {
  const words = assessmentWords(input.lang);
  const projects = input.shown.flatMap((department) =>
    rowsOfYear(input.rows, department.key)
      .map((row) => projectOf(row, department))
      .toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)),
  );
  const context = { ...input, words, projects, drawn: onePerProject(projects) };
  const drawable = context.drawn.filter(isPoint);
  const shown = comparedOf(input.shown);
  const compared = new Set(shown);
  const drawn = context.drawn.filter((project) => compared.has(project.department));
  return {
    sentence: spaceHan(sentence({ ...context, shown, drawn })),
    caption:
      words.projectsCaption(yearsInWords(input.shown, input.lang)) + leftOutWords(input.shown, input.lang),
    picture: drawable.length === 0 ? null : picture(context),
    table: table(context),
    notes: notes(context).map(spaceHan),
    empty:
      projects.length > 0 ? '' : input.shown.some((one) => one.held) ? words.projectsEmpty : words.nothing,
  };
}

/** What is drawn of a project: its rate, printed or computed, and its score unless it is withheld. */
export function projectOf(row: AssessmentProjectRow, department: ShownDepartment): Project {
  const { execution_pct: stated, executed, adjusted_budget: budget } = row;
  const computed = executed !== null && budget !== null && budget > 0 ? (executed / budget) * 100 : null;
  return {
    row,
    department,
    kind: projectKind(row),
    rate:
      stated !== null
        ? { value: stated, origin: 'stated' }
        : computed !== null
          ? { value: computed, origin: 'derived' }
          : null,
    score: row.disclosed ? row.score_total : null,
  };
}

/** Where a figure of a form stands, with what is printed there. */
const sourceOf = (row: AssessmentProjectRow, column: PassageColumn): SourceRef =>
  passageOf(row, row.name_zh, { section: row.section, printed: printedOfProject(row, column), column });

/** Where a rate stands; of a computed one the two figures it is computed from are named. */
function rateSource({ row, rate }: Project, words: AssessmentWords): SourceRef {
  if (rate?.origin !== 'derived') return sourceOf(row, 'execution_pct');
  const formula = words.rateFormula(decimalText(row.executed!), decimalText(row.adjusted_budget!));
  return passageOf(row, `${row.name_zh} · ${formula}`, { section: row.section });
}

/** A department's forms; its summaries in prose only where it has no form, for they speak of the same projects. */
function onePerProject(projects: readonly Project[]): Project[] {
  const withForms = new Set(
    projects.filter((project) => project.kind === 'form').map((project) => project.department.key),
  );
  return projects.filter(
    ({ kind, department }) => kind === 'form' || (kind === 'prose' && !withForms.has(department.key)),
  );
}

const isPoint = (project: Project): boolean => project.rate !== null && project.score !== null;

const decimalText = (value: number): string => formatNumber(value, [0, 2]);

function sentence({ drawn, shown, words, lang }: Context): string {
  const notHeld = notHeldSentence(shown, lang);
  if (drawn.length === 0) return notHeld || words.projectsEmpty;
  const points = drawn.filter(isPoint);
  const full = points.filter((project) => project.score === 100);
  const lowest = Math.min(...points.map((project) => project.score!));
  const lowestOnes = points.filter((project) => project.score === lowest);
  const parts = [
    points.length > 0 && words.projectsFull(points.length, full.length),
    points.length > full.length &&
      words.projectsLowest(
        decimalText(lowest),
        lowestOnes.length,
        sentences(lang, lowestOnes[0]!.department.label, `“${shorten(lowestOnes[0]!.row.name_zh)}”`),
        decimalText(lowestOnes[0]!.rate!.value),
      ),
    drawn.length > points.length && words.projectsUndrawn(drawn.length - points.length),
    notHeld,
  ];
  return sentences(lang, ...parts);
}

/** The beginning of a long name, for a label beside its point. */
const shorten = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

function picture({ drawn, shown, words, lang }: Context): ScatterPicture {
  const points = drawn.filter(isPoint);
  const marks = points.map(({ row, department, rate, score }): PointMark => ({
    key: row.project_id,
    title: `${department.label} · ${row.name_zh}`,
    lines: [
      words.lineRate(decimalText(rate!.value)) + (rate!.origin === 'derived' ? words.computed : ''),
      words.lineScore(decimalText(score!)),
      ...(row.executed === null ? [] : [words.lineExecuted(formatMoney(row.executed, lang))]),
    ],
    origin: rate!.origin,
    source: sourceOf(row, 'score_total'),
    series: department.key,
    x: rate!.value,
    y: score!,
    text: shorten(row.name_zh),
  }));
  const placed = new Set(points.map(({ department }) => department));
  return {
    kind: 'scatter',
    summary: words.projectsSummary(points.length),
    x: { name: words.rateAxis, cut: true, tick: (value) => `${decimalText(value)}%` },
    y: { name: words.projectScoreAxis, cut: true, tick: decimalText },
    series: shown
      .filter((one) => placed.has(one))
      .map((one) => ({ key: one.key, name: one.label, paint: one.paint, shape: one.shape })),
    marks,
  };
}

/** The columns of a table of projects, the project itself first. */
export const projectColumns = (words: AssessmentWords, lang: Language): readonly Column[] => [
  { key: 'project', head: words.project, kind: 'text' },
  { key: 'department', head: TERMS(lang).department, kind: 'text' },
  { key: 'kind', head: words.kind, kind: 'text' },
  { key: 'budget', head: words.adjustedBudget, unit: moneyUnit(lang), kind: 'figure' },
  { key: 'executed', head: words.executed, unit: moneyUnit(lang), kind: 'figure' },
  { key: 'rate', head: words.rate, unit: '%', kind: 'figure' },
  { key: 'score', head: words.score, unit: words.pointsUnit, kind: 'figure' },
  { key: 'indicators', head: words.indicators, kind: 'figure' },
];

/** A project as a row under these columns. */
export function projectTableRow(project: Project, words: AssessmentWords, lang: Language): TableRow {
  const { row, department, kind, rate, score } = project;
  const money = (column: 'adjusted_budget' | 'executed'): TableCell =>
    row[column] === null
      ? absentCell(words.notStated)
      : moneyValueCell(row[column], sourceOf(row, column), lang);
  return {
    key: row.project_id,
    head: row.name_zh,
    ...(row.unit_zh ? { headNote: row.unit_zh } : {}),
    ...(row.indicators > 0 ? { deeper: words.openProject } : {}),
    cells: [
      textCell(department.label),
      textCell(words.projectKinds[kind]),
      money('adjusted_budget'),
      money('executed'),
      rate ? numberCell(rate.value, rateSource(project, words), rate.origin) : absentCell(words.notStated),
      score === null
        ? absentCell(row.disclosed ? words.notStated : words.withheld)
        : numberCell(score, sourceOf(row, 'score_total')),
      countCell(row.indicators),
    ],
  };
}

const table = ({ projects, words, lang }: Context): Table => ({
  caption: words.projectsTable,
  columns: projectColumns(words, lang),
  rows: projects.map((project) => projectTableRow(project, words, lang)),
});

/** How many indicators a form has: counted by us, so it has no place of its own. */
const countCell = (count: number): FigureCell => ({ ...numberCell(count, null), origin: 'stated' });

function notes({ drawn, shown, rows, words, lang, projects }: Context): string[] {
  const pointless = groupBy(
    drawn.filter((project) => !isPoint(project)),
    ({ department }) => department.key,
  );
  const undrawn = shown.flatMap((one) => {
    const own = pointless.get(one.key);
    if (!own) return [];
    const names = listOf(lang, own, (project) => `“${project.row.name_zh}”`);
    return [words.noteUndrawn(one.label, own.length, names)];
  });
  const having = new Set(projects.map(({ department }) => department));
  const without = shown.filter((one) => one.held && !having.has(one));
  const isDrawn = new Set(drawn);
  const hidden = projects.filter((project) => !isDrawn.has(project) && project.kind === 'prose').length;
  return said([
    ...notHeldNote(shown, lang),
    without.length > 0 &&
      projects.length > 0 &&
      words.noteNoProjects(listOf(lang, without, (one) => one.label)),
    ...undrawn,
    ...withheldNotes(shown, rows, words),
    hidden > 0 && words.noteProse,
    ...derivedNote(lang, drawn, (project) => project.rate?.origin === 'derived'),
    drawn.some(isPoint) && words.noteCrowd,
  ]);
}

/** The forms that print a score which the prose on the same project says is not published. */
const printedThoughWithheld = (projects: readonly AssessmentProjectRow[]): AssessmentProjectRow[] =>
  projects.filter(
    (form) =>
      !form.disclosed &&
      form.score_total !== null &&
      projects.some(
        (prose) =>
          prose.form === 'prose' &&
          !prose.disclosed &&
          prose.document_id === form.document_id &&
          prose.name_zh === form.name_zh,
      ),
  );

/** A note on each of them that names both places. */
export const withheldNotes = (
  shown: readonly ShownDepartment[],
  projects: readonly AssessmentProjectRow[],
  words: AssessmentWords,
): string[] =>
  shown.flatMap((one) =>
    printedThoughWithheld(rowsOfYear(projects, one.key)).map((row) =>
      words.noteContradicted(one.label, row.name_zh, formatNumber(row.score_total, [0, 2])),
    ),
  );

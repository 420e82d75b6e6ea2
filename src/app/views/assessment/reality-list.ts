/** The rows behind a number of the reality check: which there are, what stands in them, why they are listed. */
import type {
  AssessmentIndicatorRow,
  AssessmentProjectRow,
  AssessmentRealityRow,
  AssessmentScoreRow,
} from '#warehouse/questions/questions.ts';
import { TERMS } from '#app/locale/terms.ts';
import { statements, withAside } from '#app/locale/grammar.ts';
import { formatNumber } from '#app/locale/format.ts';
import { departmentYearKey, rowsOfYear } from '#app/session/departments.ts';
import type { Column, Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell, numberCell, textCell } from '../cells.ts';
import type { ShownDepartment } from '../shown.ts';
import { achievedText, resultCells, indicatorSource, targetText } from './indicators.ts';
import { projectColumns, projectOf, projectTableRow } from './projects.ts';
import { scoreSource } from './scores.ts';
import {
  idsOf,
  LIST_KINDS,
  listOf,
  listKey,
  type ListKind,
  type RealityContext,
} from './reality-measures.ts';

/** A choice of what is listed. */
interface ListOption {
  /** Its key. */
  readonly value: string;
  readonly text: string;
}

/** A list, with the others there are. */
export interface RealityList {
  /** What is listed, of whom. */
  readonly heading: string;
  /** The choice that is open, and those there are: other measures of the same, the same of others. */
  readonly chosen: string;
  readonly measures: readonly ListOption[];
  readonly departments: readonly ListOption[];
  readonly table: Table;
  /** Said when nothing is listed, '' otherwise. */
  readonly empty: string;
}

interface ListContext extends RealityContext {
  readonly kind: ListKind;
  readonly byProject: ReadonlyMap<string, AssessmentProjectRow>;
}

/** What is listed when the reader has chosen nothing: the first of these that has rows. */
const OPENING: readonly ListKind[] = [
  'asked',
  'underspent',
  'withheld',
  'overshot',
  'blank',
  'full',
  'equal',
  'rated',
];

/** Works out the list the address names, or the one to open with. */
export function buildList(context: RealityContext): RealityList {
  const { assessed, words, choice } = context;
  const chosen = assessed.filter(({ department }) => department.key === choice.listOf);
  const of = chosen.length > 0 ? choice.listOf : '';
  const those = (of === '' ? assessed : chosen).flatMap(({ department, row }) =>
    row ? [{ department, row }] : [],
  );
  const count = (kind: ListKind, among: readonly { row: AssessmentRealityRow | null }[]) =>
    among.reduce((sum, { row }) => sum + (row ? idsOf(kind, row).length : 0), 0);
  const kind =
    LIST_KINDS.find((one) => one === choice.list) ?? OPENING.find((one) => count(one, those) > 0) ?? 'asked';
  const list: ListContext = {
    ...context,
    kind,
    byProject: new Map(context.projects.map((row) => [row.project_id, row])),
  };
  const rows = those.flatMap(({ department, row }) => rowsOf(department, idsOf(kind, row), list));
  const measure = words.measures[kind][0];
  const heading = `${measure} · ${of === '' ? words.listOfAll : chosen[0]!.department.label}`;
  const option = (name: string, rows: number) => withAside(context.lang, name, String(rows));
  return {
    heading,
    chosen: listKey(of, kind),
    measures: LIST_KINDS.map((one) => ({
      value: listKey(of, one),
      text: option(words.measures[one][0], count(one, those)),
    })),
    departments: [
      {
        value: listKey('', kind),
        text: option(words.listOfAll, count(kind, assessed)),
      },
      ...assessed.map((one) => ({
        value: listKey(one.department.key, kind),
        text: option(one.department.label, count(kind, [one])),
      })),
    ],
    table: { caption: heading, ...columnsOf(list), rows },
    empty: rows.length > 0 ? '' : words.listEmpty,
  };
}

function columnsOf({ kind, words, terms, lang }: ListContext): Pick<Table, 'columns' | 'exportedColumns'> {
  const why: Column = { key: 'why', head: words.why, kind: 'text' };
  const department: Column = { key: 'department', head: TERMS(lang).department, kind: 'text' };
  switch (listOf(kind)) {
    case 'projects':
      return { columns: [...projectColumns(terms, lang), why] };
    case 'scores':
      return {
        columns: [
          { key: 'subject', head: terms.subject, kind: 'text' },
          department,
          { key: 'score', head: terms.score, unit: terms.pointsUnit, kind: 'figure' },
          why,
        ],
      };
    case 'indicators':
      return {
        columns: [
          { key: 'indicator', head: terms.indicator, kind: 'text' },
          department,
          { key: 'target', head: terms.target, kind: 'figure' },
          { key: 'achieved', head: terms.achieved, kind: 'figure' },
          { key: 'score', head: words.scoreAndWeight, kind: 'figure' },
          why,
        ],
        exportedColumns: [words.weightColumn, terms.targetPrinted, terms.achievedPrinted, terms.unit],
      };
  }
}

function rowsOf(department: ShownDepartment, ids: readonly string[], list: ListContext): TableRow[] {
  const wanted = new Set(ids);
  switch (listOf(list.kind)) {
    case 'projects':
      return rowsOfYear(list.projects, department.key)
        .filter((row) => wanted.has(row.project_id))
        .map((row) => projectRow(row, department, list));
    case 'scores':
      return rowsOfYear(list.scores, department.key)
        .filter((row) => wanted.has(row.score_id))
        .map((row) => scoreRow(row, department, list));
    case 'indicators':
      return rowsOfYear(list.indicators, department.key)
        .filter((row) => wanted.has(row.indicator_id))
        .map((row) => indicatorRow(row, department, list));
  }
}

function indicatorRow(row: AssessmentIndicatorRow, department: ShownDepartment, list: ListContext): TableRow {
  const cells = resultCells(row, list.terms);
  return {
    key: row.indicator_id,
    head: row.level3,
    cells: [
      textCell(`${department.label} · ${row.project_zh}`),
      cells.target,
      cells.achieved,
      scoreOverWeight(row, list),
      textCell(whyIndicator(row, list)),
    ],
    exported: [row.weight, row.target_text, row.achieved_text, row.unit],
  };
}

function scoreOverWeight(row: AssessmentIndicatorRow, { terms }: ListContext): TableCell {
  const { score, weight } = row;
  const number = (value: number | null) => (value === null ? terms.notStated : formatNumber(value, [0, 2]));
  if (score === null) {
    return weight === null ? absentCell(terms.notStated) : textCell(`${number(null)} / ${number(weight)}`);
  }
  const cell = numberCell(score, indicatorSource(row, 'score'));
  return { ...cell, text: `${cell.text} / ${number(weight)}` };
}

/** Why an indicator is listed; of full marks that want explaining every reason there is. */
function whyIndicator(row: AssessmentIndicatorRow, list: ListContext): string {
  const { kind } = list;
  if (kind !== 'asked') return reasonFor(kind, row, list);
  const own = rowsOfYear(list.rows, departmentYearKey(row))[0];
  const those = (['missed', 'no-result', 'unspent'] as const).filter(
    (one) => own && idsOf(one, own).includes(row.indicator_id),
  );
  return statements(list.lang, ...those.map((one) => reasonFor(one, row, list)));
}

function reasonFor(kind: ListKind, row: AssessmentIndicatorRow, { words, terms }: ListContext): string {
  const { whys } = words;
  const answer = achievedText(row);
  switch (kind) {
    case 'missed':
      return (row.operator === '=' ? whys.unequal : whys.missed)(answer, targetText(row, terms.qualitative));
    case 'no-result':
      return answer.trim() === '' ? whys.noAnswer : whys.noResult(answer);
    case 'unspent':
      return whys.unspent(row.project_zh);
    case 'overshot':
      return whys.overshot(formatNumber(row.achieved_value! / row.target_value!, [0, 1]));
    case 'scored':
    case 'full':
    case 'measured':
    case 'equal':
      return whys[kind];
    default:
      return '';
  }
}

function projectRow(row: AssessmentProjectRow, department: ShownDepartment, list: ListContext): TableRow {
  const { terms, lang } = list;
  const shown = projectTableRow(projectOf(row, department), terms, lang);
  return { ...shown, cells: [...shown.cells, textCell(whyProject(row, department, list))] };
}

function whyProject(row: AssessmentProjectRow, department: ShownDepartment, list: ListContext): string {
  const { kind, words, indicators } = list;
  const { whys } = words;
  const { rate, score } = projectOf(row, department);
  const decimal = (value: number) => formatNumber(value, [0, 2]);
  switch (kind) {
    case 'rated':
      return whys.rated(decimal(rate!.value), decimal(score!));
    case 'members':
      return whys.members(decimal(score!));
    case 'withheld':
      return row.score_total === null ? whys.withheld : whys.withheldPrinted(decimal(row.score_total));
    case 'underspent':
      // The rate its amounts make: the rule goes by them.
      return whys.underspent(decimal((row.executed! / row.adjusted_budget!) * 100));
    case 'blank':
      return whyBlank(row, indicators, list);
    default:
      return '';
  }
}

function whyBlank(
  row: AssessmentProjectRow,
  indicators: readonly AssessmentIndicatorRow[],
  { words, lang }: ListContext,
): string {
  const own = rowsOfYear(indicators, departmentYearKey(row)).filter(
    (one) => one.project_id === row.project_id,
  );
  const answers = own.filter((one) => (one.achieved_text ?? '').trim() === '').length;
  const weighted = own.some((one) => one.weight !== null);
  const scores = weighted ? own.filter((one) => one.score === null).length : 0;
  return statements(
    lang,
    answers > 0 && words.whys.blankAnswers(answers),
    scores > 0 && words.whys.blankScores(scores),
    row.score_total === null && words.whys.blankTotal,
  );
}

const scoreRow = (
  row: AssessmentScoreRow,
  department: ShownDepartment,
  { words }: ListContext,
): TableRow => ({
  key: row.score_id,
  head: row.subject_zh,
  cells: [textCell(department.label), numberCell(row.score, scoreSource(row)), textCell(words.whys.overall)],
});

/** Indicators: target, achieved, weight, score, and whether the target was met where that can be decided. */
import { departmentYearKey, rowsOfYear } from '#app/session/departments.ts';
import type { AssessmentIndicatorRow } from '#warehouse/questions/questions.ts';
import { fillOfPlace } from '#app/charts/palette.ts';
import type { RowMark, RowPicture } from '#app/charts/picture.ts';
import { formatPercent } from '#app/locale/format.ts';
import { fewOf, listOf, sentences, spaceHan, said } from '#app/locale/grammar.ts';
import { rowInNeed, type Table, type TableCell } from '#app/table/figure-table.ts';
import { textCell, absentCell, numberCell, passageOf, writtenCell } from '../cells.ts';
import {
  notHeldNote,
  notHeldSentence,
  comparedOf,
  leftOutWords,
  yearsInWords,
  type ShownDepartment,
} from '../shown.ts';
import type { ViewInput, ViewModel } from '../model.ts';
import { assessmentWords, type AssessmentWords } from './assessment-words.ts';
import type { Address } from '#app/session/address.ts';
import { printedOfIndicator, type PassageColumn } from '#app/source/passage-column.ts';
import type { PassageSource } from '#app/source/source.ts';

/** What the view is worked out from. */
export interface IndicatorsInput extends ViewInput {
  /** Indicators of the selection, of the chosen project only when there is one. */
  readonly rows: readonly AssessmentIndicatorRow[];
  readonly narrowed: IndicatorFilter;
  /** One project was chosen: the others then have no indicators to miss. */
  readonly ofOneProject: boolean;
}

/** The view, with how many indicators the filter left. */
export interface IndicatorsModel extends ViewModel {
  readonly count: { readonly listed: number; readonly all: number };
}

interface Context extends IndicatorsInput {
  readonly words: AssessmentWords;
  readonly listed: readonly AssessmentIndicatorRow[];
  /** Those shown, by their keys. */
  readonly departments: ReadonlyMap<string, ShownDepartment>;
}

const RESULTS: readonly Result[] = ['met', 'missed', 'undecided'];

/** Works out the view. */
export function buildIndicators(input: IndicatorsInput): IndicatorsModel {
  const words = assessmentWords(input.lang);
  const departments = new Map(input.shown.map((one) => [one.key, one]));
  const own = input.rows.filter((row) => departments.has(departmentYearKey(row)));
  const listed = own.filter((row) => matches(row, input.narrowed, words.results));
  const context = { ...input, rows: own, words, listed, departments };
  const shown = comparedOf(input.shown);
  const compared = new Set(shown.map(({ key }) => key));
  const isCompared = (row: AssessmentIndicatorRow) => compared.has(departmentYearKey(row));
  const without = input.shown.filter((one) => one.held && rowsOfYear(own, one.key).length === 0);
  return {
    count: { listed: listed.length, all: own.length },
    sentence: spaceHan(
      sentence({
        ...context,
        shown,
        listed: listed.filter(isCompared),
        rows: own.filter(isCompared),
      }),
    ),
    caption:
      words.indicatorsCaption(yearsInWords(input.shown, input.lang), listed.length, own.length) +
      leftOutWords(input.shown, input.lang),
    picture: listed.length === 0 ? null : picture(context),
    table: table(context),
    notes: said([
      without.length > 0 &&
        own.length > 0 &&
        !input.ofOneProject &&
        words.noteNoIndicators(listOf(input.lang, without, (one) => one.label)),
      words.noteUndecided,
      ...notHeldNote(input.shown, input.lang),
    ]).map(spaceHan),
    empty: own.length > 0 ? '' : input.shown.some((one) => one.held) ? words.indicatorsEmpty : words.nothing,
  };
}

function sentence({ listed, rows, shown, words, lang }: Context): string {
  const notHeld = notHeldSentence(shown, lang);
  if (rows.length === 0) return notHeld || words.indicatorsEmpty;
  if (listed.length === 0) return words.indicatorsNone;
  const count = (result: Result) => listed.filter((row) => resultOf(row) === result).length;
  const scored = listed.filter((row) => row.weight !== null && row.score !== null);
  const full = scored.filter((row) => row.score === row.weight).length;
  const counted = words.indicatorsSentence({
    all: listed.length,
    met: count('met'),
    missed: count('missed'),
    undecided: count('undecided'),
    scored: scored.length,
    full,
  });
  return sentences(lang, counted, notHeld);
}

function picture(context: Context): RowPicture {
  const { shown, listed, words, lang } = context;
  const departments = shown.filter((one) => rowsOfYear(listed, one.key).length > 0);
  const marks = departments.flatMap((one) =>
    RESULTS.flatMap((result): RowMark[] => {
      const own = rowsOfYear(listed, one.key);
      const count = own.filter((row) => resultOf(row) === result).length;
      if (count === 0) return [];
      return [
        {
          key: `${one.key} ${result}`,
          title: `${one.label} · ${words.results[result]}`,
          lines: [words.countOf(count, own.length, formatPercent((count / own.length) * 100))],
          origin: 'stated',
          source: null,
          added: one.added,
          row: one.key,
          panel: 'all',
          series: result,
          value: count,
          text: String(count),
        },
      ];
    }),
  );
  return {
    kind: 'rows',
    summary: words.indicatorsSummary(fewOf(lang, departments, (one) => one.label)),
    rows: departments.map((one) => ({ key: one.key, label: one.label, note: one.caveat })),
    rowPaints: {},
    panels: [
      {
        key: 'all',
        title: '',
        axis: { name: words.indicatorAxis, tick: (value) => (Number.isInteger(value) ? String(value) : '') },
      },
    ],
    sharedScale: true,
    series: RESULTS.map((result) => ({
      key: result,
      name: words.results[result],
      shape: 'bar',
      ...RESULT_FILLS[result],
    })),
    marks,
    words: [],
    linked: false,
  };
}

/** Fills of the three results; a pattern sets apart what was missed and what cannot be decided. */
export const RESULT_FILLS = {
  met: fillOfPlace(2),
  missed: { ...fillOfPlace(1), pattern: 'stripes' },
  undecided: { paint: { light: '#b5b1a8', dark: '#75726b' }, pattern: 'dots' },
} as const;

function table(context: Context): Table {
  const { listed, words, departments } = context;
  return {
    caption: words.indicatorsTable,
    columns: [
      { key: 'indicator', head: words.indicator, kind: 'text' },
      { key: 'project', head: words.project, kind: 'text' },
      { key: 'level', head: words.level, kind: 'text' },
      { key: 'target', head: words.target, kind: 'figure' },
      { key: 'achieved', head: words.achieved, kind: 'figure' },
      { key: 'result', head: words.result, kind: 'text' },
      { key: 'weight', head: words.weight, kind: 'figure' },
      { key: 'score', head: words.score, kind: 'figure' },
    ],
    exportedColumns: [words.operator, words.targetPrinted, words.achievedPrinted, words.unit],
    rows: listed.map((row) =>
      rowInNeed({ key: row.indicator_id, head: row.level3 }, () => {
        const cells = resultCells(row, words);
        const mark = (column: 'weight' | 'score') =>
          row[column] === null
            ? absentCell(words.notStated)
            : numberCell(row[column], indicatorSource(row, column));
        return {
          cells: [
            textCell(`${departments.get(departmentYearKey(row))?.label ?? ''} · ${row.project_zh}`),
            textCell([row.level1, row.level2].filter((level) => level !== null).join(' / ')),
            cells.target,
            cells.achieved,
            textCell(words.results[resultOf(row)]),
            mark('weight'),
            mark('score'),
          ],
          exported: [
            row.operator === 'qualitative' ? words.qualitative : exportedSign(row.operator),
            row.target_text,
            row.achieved_text,
            row.unit,
          ],
        };
      }),
    ),
  };
}

/** Whether the target was met; undecided where target or achieved value is no number. */
export type Result = 'met' | 'missed' | 'undecided';

/** Whether an indicator's target was met. */
export const resultOf = (row: Pick<AssessmentIndicatorRow, 'is_met'>): Result =>
  row.is_met === null ? 'undecided' : row.is_met ? 'met' : 'missed';

/** What indicators are narrowed to, as the address has it. */
export type IndicatorFilter = Pick<Address, 'result' | 'filter'>;

/** What changes in the address when another level or project is shown: nothing is narrowed, sorted or listed. */
export const WITHOUT_FILTER = {
  result: '',
  filter: '',
  list: '',
  listOf: '',
  listSort: '',
  sort: '',
} as const satisfies Partial<Address>;

/** Whether an indicator is let through: its result, and each word somewhere in its names, texts or result. */
export function matches(
  row: AssessmentIndicatorRow,
  { result, filter }: IndicatorFilter,
  resultWords: Readonly<Record<Result, string>>,
): boolean {
  if (result !== '' && resultOf(row) !== result) return false;
  const parts = [
    row.level1,
    row.level2,
    row.level3,
    row.project_zh,
    row.target_text,
    row.achieved_text,
    row.unit,
    resultWords[resultOf(row)],
  ];
  const haystack = parts.join(' ').toLowerCase();
  return filter
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };

/** A sign for the file: a spreadsheet takes a plain = for the beginning of a formula. */
const exportedSign = (operator: string | null): string | null =>
  operator === '=' ? '＝' : operator && (SIGNS[operator] ?? operator);

/** The target as one reads it: `≥ 200 人`. What is printed is kept where it has its own sign or is no number. */
export function targetText(row: AssessmentIndicatorRow, qualitative: string): string {
  const text = row.target_text ?? '';
  if (row.operator === 'qualitative') return text ? `${qualitative} ${text}` : qualitative;
  const sign = row.operator && !/^[≥≤<>=＝]/.test(text) ? `${SIGNS[row.operator] ?? row.operator} ` : '';
  return withUnit(sign + text, row.unit);
}

/** The achieved value as one reads it: `44 人`. */
export const achievedText = (row: AssessmentIndicatorRow): string =>
  withUnit(row.achieved_text ?? '', /\d$/.test(row.achieved_text ?? '') ? row.unit : null);

const withUnit = (text: string, unit: string | null): string =>
  text === '' || !unit || text.endsWith(unit) ? text : `${text} ${unit}`;

/** Where a figure of an indicator stands, with what is printed there. */
export const indicatorSource = (row: AssessmentIndicatorRow, column: PassageColumn): PassageSource =>
  passageOf(row, row.level3, { section: row.section, printed: printedOfIndicator(row, column), column });

/** Cells of what was aimed at and what came of it; what a form leaves empty is said in words. */
export function resultCells(
  row: AssessmentIndicatorRow,
  words: Pick<AssessmentWords, 'notStated' | 'qualitative'>,
): Readonly<Record<'target' | 'achieved', TableCell>> {
  const cell = (column: 'target' | 'achieved', text: string): TableCell => {
    if (text === '') return absentCell(words.notStated);
    const value = row[`${column}_value`];
    const source = indicatorSource(row, column);
    return value === null
      ? textCell(text, source)
      : { ...writtenCell(value, text, source), ...(row.unit === null ? {} : { unit: row.unit }) };
  };
  return {
    target: cell('target', targetText(row, words.qualitative)),
    achieved: cell('achieved', achievedText(row)),
  };
}

/** The reality check as a table and as a picture of three measures; each count and share leads to its list. */
import { formatPercent } from '#app/locale/format.ts';
import type { FigureCell, Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell } from '../cells.ts';
import { absenceOf, departmentRows, departmentColumns } from '../shown.ts';
import {
  idsOf,
  lackOf,
  LIST_KINDS,
  listKey,
  shareOf,
  type ListKind,
  type AssessedDepartment,
  type RealityContext,
} from './reality-measures.ts';
import { listOf } from '#app/locale/grammar.ts';
import type { Panel, RowMark, RowPicture, RowWords } from '#app/charts/picture.ts';

/** Shares stand below the count they are of. */
const SHARES = { full: 'scored', equal: 'measured' } as const;

const hasShare = (kind: ListKind): kind is keyof typeof SHARES => Object.hasOwn(SHARES, kind);

/** One row a measure, one column a department-year. */
export function realityTable(context: RealityContext): Table {
  const { assessed, words } = context;
  return {
    caption: words.table,
    columns: [
      { key: 'measure', head: words.measure, kind: 'text' },
      ...departmentColumns(assessed.map(({ department }) => department)),
    ],
    rows: LIST_KINDS.flatMap((kind): TableRow[] => {
      const [head, note] = words.measures[kind];
      const counts: TableRow = {
        key: kind,
        head,
        ...(note === '' ? {} : { headNote: note }),
        cells: assessed.map((one) => countCell(one, kind, context)),
      };
      if (!hasShare(kind)) return [counts];
      const shares: TableRow = {
        key: `${kind}-share`,
        head: kind === 'full' ? words.shareOfScored : words.shareOfMeasured,
        headNote: kind === 'full' ? words.noteOfScored : words.noteOfMeasured,
        cells: assessed.map((one) => shareCell(one, kind, context)),
      };
      return [counts, shares];
    }),
  };
}

/** A count, with the list it leads to unless there is nothing to list; words where it cannot be counted. */
function countCell(one: AssessedDepartment, kind: ListKind, context: RealityContext): TableCell {
  const absent = absenceIn(one, kind, context);
  if (absent !== null) return absentCell(absent);
  const count = idsOf(kind, one.row!).length;
  return figure(count, String(count), one, kind, context);
}

function shareCell(one: AssessedDepartment, kind: keyof typeof SHARES, context: RealityContext): TableCell {
  const absent = absenceIn(one, kind, context);
  const share = one.row && shareOf(idsOf(kind, one.row).length, idsOf(SHARES[kind], one.row).length);
  if (absent !== null || share === null) return absentCell(absent ?? '');
  return { ...figure(share, formatPercent(share), one, kind, context), unit: '%' };
}

function absenceIn(one: AssessedDepartment, kind: ListKind, { words, lang }: RealityContext): string | null {
  const { department, row, projects } = one;
  const lack = row ? lackOf(kind, row, projects) : 'noForms';
  return lack === null ? null : absenceOf(department, lang, words.lacks[lack]);
}

function figure(
  value: number,
  text: string,
  { department, row }: AssessedDepartment,
  kind: ListKind,
  { words }: RealityContext,
): FigureCell {
  const count = idsOf(kind, row!).length;
  return {
    kind: 'figure',
    value,
    text,
    exported: Number(value.toFixed(4)),
    origin: 'stated',
    source: null,
    ...(count === 0
      ? {}
      : {
          list: {
            key: listKey(department.key, kind),
            name: words.openList(department.label, words.measures[kind][0], count),
          },
        }),
  };
}

/** Measures drawn, with the measure a share is of. */
const PANELS = [
  { kind: 'full', of: 'scored' },
  { kind: 'equal', of: 'measured' },
  { kind: 'asked', of: null },
] as const;

type Drawn = (typeof PANELS)[number];

/** Shares at full marks and equal to the target, and how many full marks want explaining. */
export function drawShares(context: RealityContext): RowPicture {
  const { assessed, words, lang } = context;
  const marks = assessed.flatMap((one) => PANELS.flatMap((panel) => markOf(one, panel, context)));
  return {
    kind: 'rows',
    summary: words.summary(listOf(lang, assessed, ({ department }) => department.label)),
    ...departmentRows(assessed.map(({ department }) => department)),
    panels: PANELS.map(({ kind, of }): Panel => ({
      key: kind,
      title: words.panels[kind],
      axis: of
        ? { name: words.axes[kind], max: 100, step: 25, tick: (value) => `${value}%` }
        : { name: words.axes[kind], tick: (value) => (Number.isInteger(value) ? String(value) : '') },
    })),
    sharedScale: false,
    series: [{ key: 'count', name: words.table, shape: 'bar', paint: null, pattern: 'plain' }],
    marks,
    words: assessed.flatMap((one) => PANELS.flatMap(({ kind }) => wordsOf(one, kind, context))),
    linked: false,
  };
}

function markOf(
  { department, row, projects }: AssessedDepartment,
  { kind, of }: Drawn,
  context: RealityContext,
): RowMark[] {
  if (!row || lackOf(kind, row, projects)) return [];
  const { words } = context;
  const count = idsOf(kind, row).length;
  const whole = of ? idsOf(of, row).length : null;
  const share = whole === null ? null : shareOf(count, whole);
  const asked = words.lineAsked(
    row.full_missed.length,
    row.full_no_result.length,
    row.full_nothing_spent.length,
  );
  return [
    {
      key: listKey(department.key, kind),
      title: `${department.label} · ${words.panels[kind]}`,
      lines:
        share === null
          ? [words.lineCount(count), ...(asked === '' ? [] : [asked])]
          : [formatPercent(share), words.lineOf(count, whole!)],
      origin: 'stated',
      source: null,
      added: department.added,
      row: department.key,
      panel: kind,
      series: 'count',
      value: share ?? count,
      text: share === null ? String(count) : share === 100 ? '100%' : formatPercent(share),
    },
  ];
}

/** Why there is no bar. */
function wordsOf(
  { department, row, projects }: AssessedDepartment,
  kind: Drawn['kind'],
  { words, lang }: RealityContext,
): RowWords[] {
  const lack = row ? lackOf(kind, row, projects) : 'noIndicators';
  if (lack === null) return [];
  const text = absenceOf(department, lang, words.lacks[lack]);
  return [{ row: department.key, panel: kind, at: 0, text, strong: false }];
}

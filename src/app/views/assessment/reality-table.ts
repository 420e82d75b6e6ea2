/** The table of the reality check: every measure of every department-year, each count leading to its list. */
import { formatPercent } from '#app/locale/format.ts';
import type { FigureCell, Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell } from '../cells.ts';
import { absenceOf } from '../absence.ts';
import type { AssessedDepartment, RealityContext } from './reality.ts';
import { idsOf, lackOf, LIST_KINDS, listKey, shareOf, type ListKind } from './reality-measures.ts';

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
      ...assessed.map(({ department }) => ({
        key: department.key,
        head: department.label,
        kind: 'figure' as const,
        ...(department.caveat === '' ? {} : { note: department.caveat }),
      })),
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
  return figure(share, formatPercent(share), one, kind, context);
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

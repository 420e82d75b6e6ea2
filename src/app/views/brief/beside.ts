/** Tables of views cut and joined to those of a brief. No figure is made here: cells are those of the views. */
import { seriesOf } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import type { Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell } from '../cells.ts';
import { absenceOf, type ShownDepartment } from '../shown.ts';

/** The cell of a row under a column; undefined where there is no such column. */
export const cellOf = ({ columns }: Table, row: TableRow, column: string): TableCell | undefined =>
  row.cells[columns.findIndex(({ key }) => key === column) - 1];

/** The table with the named columns alone, in that order, after the heads of its rows. */
export const withColumns = (table: Table, names: readonly string[]): Table => ({
  caption: table.caption,
  columns: [
    table.columns[0]!,
    ...names.flatMap((name) => table.columns.find(({ key }) => key === name) ?? []),
  ],
  rows: table.rows.map((row) => ({ ...row, cells: names.flatMap((name) => cellOf(table, row, name) ?? []) })),
});

/** The table with the words that stand under one column also under another, whose figures are computed from it. */
export const withWordsOf = (table: Table, from: string, to: string): Table => ({
  ...table,
  rows: table.rows.map((row) => {
    const cell = cellOf(table, row, from);
    const at = table.columns.findIndex(({ key }) => key === to) - 1;
    return cell?.kind === 'text'
      ? { ...row, cells: row.cells.map((own, place) => (place === at ? cell : own)) }
      : row;
  }),
});

/**
 * Tables of one column each side by side, under new names; the rows are those of the first. They are not shaded: that
 * would be by each column's own measure.
 */
export const joined = (
  tables: readonly Table[],
  names: readonly Record<'key' | 'head', string>[],
): Table => ({
  ...tables[0]!,
  columns: [
    tables[0]!.columns[0]!,
    ...tables.map(({ columns: [, column] }, at) => {
      const { unit } = column!;
      return { ...names[at]!, ...(unit === undefined ? {} : { unit }), kind: 'figure' as const };
    }),
  ],
  rows: tables[0]!.rows.map((row) => ({
    ...row,
    cells: tables.map(({ rows }) => {
      const cell = rows.find(({ key }) => key === row.key)?.cells[0] ?? absentCell('—');
      return cell.kind === 'figure' ? { ...cell, shade: undefined } : cell;
    }),
  })),
});

/** Each row that any of the tables has, once: behind the row it stands behind where it is first met. */
function mergedRows(tables: readonly Table[]): { readonly row: TableRow; readonly table: Table }[] {
  const merged: { readonly row: TableRow; readonly table: Table }[] = [];
  for (const table of tables) {
    let at = -1;
    for (const row of table.rows) {
      const known = merged.findIndex((one) => one.row.key === row.key);
      at = known < 0 ? at + 1 : known;
      if (known < 0) merged.splice(at, 0, { row, table });
    }
  }
  return merged;
}

/**
 * Tables of several bodies as one: a column each, and for every row that any of them has, one for each of the named
 * columns. What a table has no row for its accounts do not report, or they are not held.
 */
export function beside(
  bodies: readonly ShownDepartment[],
  tables: readonly Table[],
  names: readonly string[],
  lang: Language,
): Table {
  /** What a column is called: nothing where each body has its own name for it, as for a year. */
  const headOf = (name: string) => {
    const heads = new Set(
      tables.flatMap(({ columns }) => columns.find(({ key }) => key === name)?.head ?? []),
    );
    return heads.size === 1 && [...heads][0]!;
  };
  return {
    caption: tables[0]!.caption,
    columns: [
      tables[0]!.columns[0]!,
      ...bodies.map(({ key, name, fiscal_year, caveat }) => ({
        key,
        head: `${name} ${fiscal_year}`,
        ...(caveat === '' ? {} : { note: caveat }),
        kind: 'figure' as const,
      })),
    ],
    rows: mergedRows(tables).flatMap(({ row, table }) =>
      names.flatMap((name): TableRow[] => {
        const column = table.columns.find(({ key }) => key === name)!;
        const cells = tables.map((one, at) => {
          const own = one.rows.find(({ key }) => key === row.key);
          return (own && cellOf(one, own, name)) ?? absentCell(absenceOf(bodies[at]!, lang));
        });
        if (cells.every(({ text }) => text === '—')) return [];
        const note = seriesOf(lang, names.length > 1 && headOf(name), column.unit, row.headNote);
        return [
          {
            key: `${row.key} ${name}`,
            head: row.head,
            ...(note === '' ? {} : { headNote: note }),
            ...(row.strong ? { strong: true } : {}),
            cells,
          },
        ];
      }),
    ),
  };
}

/** The rows of a query as a table. */
import type { ResultCell, ResultColumn, ResultPart } from '#warehouse/engine/workbench.ts';
import { parseSource, type SourceRef } from '#app/source/source.ts';
import type { Column, Table, TableCell } from '#app/table/figure-table.ts';

/** Digits after the point that are shown; files have all. */
const DECIMALS = 6;

/** A number as a program prints it: years and codes are numbers too, so that nothing parts its thousands. */
export const numberText = (value: number): string =>
  String(Number(value.toFixed(DECIMALS))).replace('-', '−');

/** Where a column called `fact_id` leads; null for what is no fact's id. */
export const sourceOf = (columns: readonly ResultColumn[], row: readonly ResultCell[]): SourceRef | null => {
  const id = row[columns.findIndex(({ name }) => name === 'fact_id')];
  return typeof id === 'string' ? parseSource(`{${id}}`) : null;
};

/**
 * The table. Rows are numbered, which is the order of the answer; ids of facts lead to their source.
 * @param number head of the numbers
 */
export function resultTable({ columns, rows }: ResultPart, caption: string, number: string): Table {
  const heads: Column[] = columns.map(({ name, kind }, at) => ({
    key: `c${at}`,
    head: name,
    kind: kind === 'number' ? 'figure' : 'text',
  }));
  return {
    caption,
    columns: [{ key: 'row', head: number, kind: 'text' }, ...heads],
    rows: rows.map((row, at) => ({
      key: String(at),
      head: String(at + 1),
      cells: row.map((cell, column) => cellOf(cell, columns[column]!, sourceOf(columns, row))),
    })),
  };
}

function cellOf(value: ResultCell, { name }: ResultColumn, source: SourceRef | null): TableCell {
  if (value === null) return { kind: 'text', text: 'NULL', absent: true };
  if (typeof value === 'string')
    return { kind: 'text', text: value, source: name === 'fact_id' ? source : null };
  return { kind: 'figure', value, text: numberText(value), exported: value, origin: 'stated', source: null };
}

/**
 * Which cell of a row stands in which column. Cells listed one by one keep the header's width. Rows of a
 * grid do not: exports drop or add leading cells of merged columns, so they are aligned by their contents:
 * the operator, the degree of completion, and the pair of weight and score.
 */
import { cellNumber } from '../numeral.ts';
import type { Cell, Table, TableRow } from '../source.ts';
import { squeeze } from '../text.ts';
import type { Columns, IndicatorRole } from './columns.ts';
import { parseOperator } from './target.ts';

/** A row laid against its header: `cell(column)` is the cell that belongs to the header's column. */
export interface AlignedRow {
  /** How many places to the right of its header the row stands. */
  readonly shift: number;
  readonly row: TableRow;
  cell(column: number | undefined): Cell | undefined;
}

/** `指标1：` in a cell of its own, in front of the indicator's name. */
const NUMBERING = /^指标\d+:?$/;
const FARTHEST_SHIFT = 4;

/** Lays a row against its header, or null when its cells fit in no way or in several. */
export function alignRow(
  row: TableRow,
  columns: Columns<IndicatorRole>,
  layout: Table['layout'],
): AlignedRow | null {
  const plain = withoutNumbering(row);
  if (layout === 'cells') return plain.cells.length === columns.width ? aligned(plain, 0) : null;
  const shifts = possibleShifts(plain, columns);
  return shifts.length === 1 ? aligned(plain, shifts[0]!) : null;
}

function withoutNumbering(row: TableRow): TableRow {
  return { ...row, cells: row.cells.filter((cell) => !NUMBERING.test(squeeze(cell.text))) };
}

function aligned(row: TableRow, shift: number): AlignedRow {
  return {
    shift,
    row,
    cell: (column) => (column === undefined ? undefined : row.cells[column + shift]),
  };
}

function possibleShifts(row: TableRow, columns: Columns<IndicatorRole>): number[] {
  const operators = row.cells.flatMap((cell, index) => (parseOperator(cell.text) === null ? [] : [index]));
  const column = columns.at.operator;
  const candidates =
    column !== undefined && operators.length > 0
      ? operators.map((index) => index - column)
      : Array.from({ length: 2 * FARTHEST_SHIFT + 1 }, (_, index) => index - FARTHEST_SHIFT);
  return candidates.filter((shift) => fits(aligned(row, shift), columns));
}

/** Whether every figure stands where its column wants one. Blank marks fit only a row with an operator. */
function fits(row: AlignedRow, { at }: Columns<IndicatorRole>): boolean {
  const text = (column: number | undefined) => row.cell(column)?.text ?? '';
  const anchored = parseOperator(text(at.operator)) !== null;
  const marks = [at.weight, at.score].filter((column) => column !== undefined);
  if (marks.length === 0 && !anchored) return false;
  if ((at.target !== undefined && text(at.target) === '') || (text(at.operator) !== '' && !anchored))
    return false;
  if (at.degree !== undefined && !isDegree(text(at.degree), anchored)) return false;
  return marks.every((column) => cellNumber(text(column)) !== null || (anchored && text(column) === ''));
}

/** A degree of completion: `100%`, `1`, `0.5`. */
function isDegree(text: string, mayBeBlank: boolean): boolean {
  return /^(?:\d+(?:\.\d+)?%|[01](?:\.\d+)?)$/.test(squeeze(text)) || (mayBeBlank && text === '');
}

import type { TableRow } from '../../source.ts';
import type { Unread } from '../../disclosure.ts';
import type { Classification } from '../classification.ts';
import type { ReadFigure, Reading } from '../read-figure.ts';
import { formFigure, type FormContext } from './form-fact.ts';
import { cellAmount, cellText, type FormColumn } from './grid.ts';

const VALUE_COLUMN = /决算数|金额/;

/**
 * Reads the form of basic expenditure by economic classification: blocks of code, name and amount side
 * by side. A code that the page cut short is completed by the name within what is left of the code.
 */
export function readEconomicForm(
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  economic: Classification,
  context: FormContext,
): Reading {
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  const valueColumns = columns.filter(({ heading }) => VALUE_COLUMN.test(heading)).map(({ index }) => index);
  for (const row of rows) {
    let blockStart = 0;
    for (const index of valueColumns) {
      const amount = cellAmount(row, index);
      if (!amount) continue;
      const nameAt = lastNameBefore(row, blockStart, index);
      const concept = nameAt === null ? null : conceptOf(row, nameAt, blockStart, economic);
      if (concept) {
        const label = row.cells[nameAt!]!.text.replace(/\s+/g, '');
        read.push(formFigure(amount, { concept, label }, context));
      } else {
        unread.push({
          section: context.section,
          line_start: amount.cell.lineStart,
          line_end: amount.cell.lineEnd,
          printed: amount.cell.text,
          reason: 'unknown-item',
        });
      }
      blockStart = index + 1;
    }
  }
  return { read, unread };
}

function lastNameBefore(row: TableRow, from: number, to: number): number | null {
  for (let index = to - 1; index >= from; index -= 1) {
    if (/[\u4e00-\u9fff]/.test(cellText(row, index))) return index;
  }
  return null;
}

function conceptOf(row: TableRow, nameAt: number, from: number, economic: Classification): string | null {
  const name = cellText(row, nameAt);
  if (/^人员经费合计/.test(name)) return 'general_budget.personnel';
  if (/^公用经费合计/.test(name)) return 'general_budget.operating';
  if (/^合计$/.test(name)) return 'general_budget.basic';
  const printed = codeBefore(row, nameAt, from);
  if (printed === '') return null;
  if (/^3\d\d(?:\d\d)?$/.test(printed) && economic.has(printed)) return `economic.${printed}`;
  const code = economic.resolveName(name, printed, 5);
  if (code) return `economic.${code}`;
  // A code that the classification does not have yet is kept under the name it is printed with.
  return /^3\d{4}$/.test(printed) ? `economic.${printed}` : null;
}

/** The code in front of a name, put together where 类 and 款 have cells of their own. */
function codeBefore(row: TableRow, nameAt: number, from: number): string {
  let code = '';
  for (let index = nameAt - 1; index >= from && /^\d*$/.test(cellText(row, index)); index -= 1) {
    code = cellText(row, index) + code;
  }
  return code;
}

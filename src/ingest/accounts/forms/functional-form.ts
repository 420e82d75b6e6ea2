import type { Unread } from '../../disclosure.ts';
import type { TableRow } from '../../source.ts';
import type { Classification } from '../classification.ts';
import type { ReadFigure, Reading } from '../read-figure.ts';
import { formFigure, unreadCell, type FormContext } from './form-fact.ts';
import { columnMeaning, type ColumnMeaning, type FunctionalForm } from './functional-columns.ts';
import { RowItems } from './functional-row.ts';
import { cellAmount, type FormColumn } from './grid.ts';

/** Reads a form whose rows are codes of the functional classification and a total. */
export function readFunctionalForm(
  form: FunctionalForm,
  columns: readonly FormColumn[],
  rows: readonly TableRow[],
  functional: Classification,
  context: FormContext,
): Reading {
  const meanings = columns.map((column) => columnMeaning(column, form, context.fiscalYear));
  const items = new RowItems(rows, columns, functional);
  const read: ReadFigure[] = [];
  const unread: Unread[] = [];
  for (const row of rows) {
    const item = items.of(row);
    for (let index = item?.firstValue ?? 0; index < row.cells.length; index += 1) {
      const amount = cellAmount(row, index);
      if (!amount) continue;
      const meaning = meanings[index] ?? null;
      const concept = meaning && item && conceptOf(meaning, item.code);
      if (item && meaning && concept) {
        const { measure, year } = meaning.bearing;
        // Columns of the income form carry one concept for different money: the label tells them apart.
        const label =
          form === 'income' && meaning.fund !== 'all'
            ? `${item.name}（${columns[index]!.heading}）`
            : item.name;
        const fund = item.code === null ? null : meaning.fund;
        read.push(formFigure(amount, { concept, label, measure, year, fund }, context));
      } else if (item || amount.decimals > 0) {
        unread.push(unreadCell(amount, item ? 'unclear-column' : 'unknown-item', context.section));
      }
    }
  }
  return { read, unread };
}

function conceptOf({ total, family }: ColumnMeaning, code: string | null): string | null {
  return code === null ? total : family && `${family}.${code}`;
}

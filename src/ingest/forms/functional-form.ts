import type { Unread } from '../disclosure.ts';
import type { Classification } from '../lexicon/classification.ts';
import type { FunctionalForm } from '../lexicon/form-names.ts';
import type { ReadFigure, Reading } from '../prose/read-figure.ts';
import type { TableRow } from '../source.ts';
import { type FormContext, formFigure, unreadCell } from './form-fact.ts';
import { columnMeaning, type ColumnMeaning } from './functional-columns.ts';
import { RowItems } from './functional-row.ts';
import { cellAmount, type FormGrid } from './grid.ts';

/** Reads a form whose rows are codes of the functional classification and a total. */
export function readFunctionalForm(
  form: FunctionalForm,
  { columns, rows, isAligned }: FormGrid,
  functional: Classification,
  context: FormContext,
): Reading {
  const headed = columns.map((column) => columnMeaning(column, form, context.fiscalYear));
  const meanings = isAligned || addsUp(headed, rows) ? headed : headed.map(() => null);
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

const PARTS =
  /^(?:basic|project|turned_over|business|affiliated_subsidy|superior_subsidy|undertaking|business_income|affiliated|other_income)\.function$/;

/**
 * Whether the columns, as their headings have them, add up: the whole of a row is the sum of its parts. Told
 * of no form whose headings stand one above each value, because publishers' sums may be wrong.
 */
function addsUp(meanings: readonly (ColumnMeaning | null)[], rows: readonly TableRow[]): boolean {
  const columnOf = (family: string) => meanings.findIndex((meaning) => meaning?.family === family);
  const spent = columnOf('function');
  const whole = spent >= 0 ? spent : columnOf('income.function');
  const isPart = (meaning: ColumnMeaning | null, index: number) =>
    index !== whole &&
    meaning !== null &&
    (PARTS.test(meaning.family ?? '') || meaning.fund === 'fiscal_appropriation');
  if (whole < 0 || !meanings.some(isPart)) return false;
  const valued = rows.flatMap((row) => {
    const amount = cellAmount(row, whole);
    const parts = meanings.flatMap((meaning, index) =>
      isPart(meaning, index) ? (cellAmount(row, index)?.value ?? 0) : [],
    );
    return amount ? [Math.abs(amount.value - parts.reduce((sum, part) => sum + part, 0)) < 0.06] : [];
  });
  return valued.length > 0 && valued.filter(Boolean).length >= valued.length * 0.8;
}

/** The table of changes: the total and every item, both years, the change, and whether it is large. */
import { TERMS } from '#app/locale/terms.ts';
import { moneyUnit } from '#app/locale/format.ts';
import type { Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell, differenceCell, moneyCell, percentCell, quotientSource, textCell } from '../cells.ts';
import { formatSigned } from '#app/locale/format.ts';
import { growthOf, isDoubted, isLarge, itemName, type ChangesContext } from './changes.ts';
import type { ChangeItem } from './decompose.ts';

/** The total first, then the items by the size of their change; those of one year only last. */
export function changesTable(context: ChangesContext): Table {
  const { words, found, department, what, lang } = context;
  const year = department.fiscal_year;
  const items = found.items.toSorted((a, b) => Math.abs(b.change!) - Math.abs(a.change!));
  const money = { unit: moneyUnit(lang), kind: 'figure' } as const;
  return {
    caption: words.tableCaption(department.name, what, year - 1, year),
    columns: [
      { key: 'item', head: words.columns.item, kind: 'text' },
      { key: 'now', head: TERMS(lang).inYear(year), ...money },
      { key: 'prior', head: TERMS(lang).inYear(year - 1), ...money },
      { key: 'change', head: words.columns.change, ...money },
      { key: 'rate', head: words.columns.rate, unit: '%', kind: 'figure' },
      { key: 'large', head: words.columns.large, kind: 'text' },
    ],
    rows: [
      { ...rowOf(found.total, context), strong: true },
      ...items.map((item) => rowOf(item, context)),
      ...found.oneSided.map((item) => rowOf(item, context)),
    ],
  };
}

function rowOf(item: ChangeItem, context: ChangesContext): TableRow {
  const { words, lang } = context;
  const { now, prior, change, otherFund, row } = item;
  return {
    key: row.concept,
    head: itemName(item, lang),
    cells: [
      now ? moneyCell(now, lang) : absentCell(TERMS(lang).noneReported),
      prior ? moneyCell(prior, lang) : absentCell(otherFund ? words.otherFundCell : words.noPriorCell),
      now && prior ? differenceCell(now, prior, true, lang) : absentCell('—'),
      rateCell(item, words.fromZero),
      change === null ? absentCell('—') : textCell(sizeOf(item, context)),
    ],
  };
}

function sizeOf(item: ChangeItem, context: ChangesContext): string {
  const { words, large } = context;
  if (isDoubted(item, context)) return words.notJudged;
  return isLarge(item, large) ? words.isLarge : words.isNotLarge;
}

function rateCell(item: ChangeItem, fromZero: string): TableCell {
  const growth = growthOf(item);
  if (growth === null) {
    return absentCell(item.change !== null && item.prior?.value === 0 && item.change !== 0 ? fromZero : '—');
  }
  const quotient = quotientSource(item.now!.factId, item.prior!.factId);
  if (quotient.kind !== 'facts') return absentCell('—');
  const source = { ...quotient, formula: `${quotient.formula} - 100` };
  return { ...percentCell(growth, source, 'derived'), text: `${formatSigned(growth, 1)}%` };
}

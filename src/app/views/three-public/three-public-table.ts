/** The table of the three-public expenses and counts: one row an item of a department-year. */
import { formatNumber, moneyUnit } from '#app/locale/format.ts';
import { TERMS, conceptLabel, unitLabel } from '#app/locale/terms.ts';
import { factSource } from '#app/source/source.ts';
import type { Table, TableCell } from '#app/table/figure-table.ts';
import {
  absentCell,
  differenceCell,
  moneyCell,
  numberCell,
  percentCell,
  quotientSource,
  textCell,
  type Figure,
} from '../cells.ts';
import { absenceOf } from '../absence.ts';
import type { ShownDepartment } from '../shown.ts';
import { ITEMS, type Item, type ThreePublicContext } from './items.ts';

/** Final account, budget with its completion, year before with the change from it. */
export function table({ departments, items, words, lang }: ThreePublicContext): Table {
  const figure = (found: Figure | null, unit: string, one: ShownDepartment): TableCell => {
    if (!found) return absentCell(absenceOf(one, lang));
    return unit === 'CNY10k'
      ? moneyCell(found, lang)
      : numberCell(found.value, factSource(found.factId), found.origin);
  };
  const rows = departments.flatMap((one) =>
    ITEMS.flatMap((concept) => {
      const item = items.find((i) => i.department === one && i.row.concept === concept);
      if (!item) return [];
      const { row, final, budget, prior } = item;
      const money = row.unit === 'CNY10k';
      return [
        {
          key: `${one.key} ${concept}`,
          head: `${one.label} · ${conceptLabel(concept, lang)}`,
          cells: [
            textCell(money ? moneyUnit(lang) : unitLabel(row.unit, lang)),
            figure(final, row.unit, one),
            money ? figure(budget, row.unit, one) : absentCell('—'),
            completionCell(item),
            prior ? figure(prior, row.unit, one) : absentCell(words.noPriorCell),
            final && prior ? differenceCell(final, prior, money, lang) : absentCell('—'),
          ],
        },
      ];
    }),
  );
  return {
    caption: words.tableCaption,
    columns: [
      { key: 'item', head: TERMS(lang).item, kind: 'text' },
      { key: 'unit', head: words.unit, kind: 'text' },
      { key: 'final', head: words.final, kind: 'figure' },
      { key: 'budget', head: words.budget, kind: 'figure' },
      { key: 'completion', head: words.completion, unit: '%', kind: 'figure' },
      { key: 'prior', head: words.prior, kind: 'figure' },
      { key: 'change', head: words.change, kind: 'figure' },
    ],
    rows,
  };
}

/** The rate of completion as printed, with the document's own decimals; computed only where none is printed. */
function completionCell({ final, budget, completion }: Item): TableCell {
  if (completion) {
    const cell = percentCell(completion.value, factSource(completion.factId), completion.origin);
    return { ...cell, text: `${formatNumber(completion.value, [0, 2])}%` };
  }
  if (!final || !budget || budget.value === 0) return absentCell('—');
  const quotient = quotientSource(final.factId, budget.factId);
  return percentCell((final.value / budget.value) * 100, quotient, 'derived');
}

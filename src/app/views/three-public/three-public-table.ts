/** The table of the three-public expenses and counts: one row an item of a department-year. */
import { moneyUnit } from '../../format.ts';
import { conceptLabel, unitLabel } from '../../i18n/terms.ts';
import { factSource } from '../../source.ts';
import type { Table, TableCell } from '../../table/figure-table.ts';
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
import { ITEMS, type ThreePublicContext } from './items.ts';

/** Final account, budget with its completion, year before with the change from it. */
export function table({ departments, items, words, lang }: ThreePublicContext): Table {
  const figure = (found: Figure | null, unit: string): TableCell => {
    if (!found) return absentCell(words.noneReported);
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
      const completion =
        final && budget && budget.value !== 0
          ? percentCell((final.value / budget.value) * 100, quotientSource(final.factId, budget.factId), lang)
          : absentCell('—');
      return [
        {
          key: `${one.key} ${concept}`,
          head: `${one.label} · ${conceptLabel(concept, lang)}`,
          cells: [
            textCell(money ? moneyUnit(lang) : unitLabel(row.unit, lang)),
            figure(final, row.unit),
            money ? figure(budget, row.unit) : absentCell('—'),
            completion,
            figure(prior, row.unit),
            final && prior ? differenceCell(final, prior, money, lang) : absentCell('—'),
          ],
        },
      ];
    }),
  );
  return {
    caption: words.tableCaption,
    columns: [
      { key: 'item', head: words.item, kind: 'text' },
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

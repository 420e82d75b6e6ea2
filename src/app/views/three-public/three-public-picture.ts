/** The picture of the three-public expenses: one panel an item, all on one scale. */
import type { Paint, Panel, RowMark, RowPicture, RowSeries, RowWords } from '#app/charts/picture.ts';
import { formatMoney, formatNumber, formatPercent } from '#app/locale/format.ts';
import { listOf } from '#app/locale/grammar.ts';
import { TERMS, conceptLabel } from '#app/locale/terms.ts';
import { factSource } from '#app/source/source.ts';
import type { Figure } from '../cells.ts';
import { absenceOf } from '../absence.ts';
import type { ShownDepartment } from '../shown.ts';
import { PANELS, type Item, type ThreePublicContext } from './items.ts';

/** Grey of the year before: it belongs to no department. */
const PRIOR_PAINT: Paint = { light: '#8b877d', dark: '#9b988f' };

/** Final accounts as bars with the budget as a tick, or as dots linked to the year before. */
export function picture(context: ThreePublicContext): RowPicture {
  const { departments, items, words, lang, against, axis } = context;
  const panels = PANELS.filter((concept) => items.some((item) => item.row.concept === concept)).map(
    (concept): Panel => ({
      key: concept,
      title: conceptLabel(concept, lang),
      axis: { name: words.axis(axis.unit), tick: axis.tick },
    }),
  );
  const own: RowSeries = {
    key: 'final',
    name: words.final,
    shape: against === 'budget' ? 'bar' : 'dot',
    paint: null,
    pattern: 'plain',
  };
  const other: RowSeries =
    against === 'budget'
      ? { key: 'budget', name: words.budget, shape: 'tick', paint: null, pattern: 'plain' }
      : { key: 'prior', name: words.prior, shape: 'dot', paint: PRIOR_PAINT, pattern: 'plain' };
  const marks = departments.flatMap((one) =>
    panels.flatMap((panel) => {
      const item = items.find((i) => i.department === one && i.row.concept === panel.key);
      return item ? marksOf(item, context, panel) : [];
    }),
  );
  const missing = (one: ShownDepartment, concept: string): string => {
    const item = items.find((i) => i.department === one && i.row.concept === concept);
    const printed = against === 'budget' && item?.completion;
    if (printed) return words.lineCompletion(completionText(printed));
    return absenceOf(one, lang);
  };
  return {
    kind: 'rows',
    summary: words.summary(listOf(lang, departments, (one) => one.label)),
    rows: departments.map((one) => ({ key: one.key, label: one.label, note: one.caveat })),
    rowPaints: Object.fromEntries(departments.map((one) => [one.key, one.paint])),
    panels,
    sharedScale: true,
    series: [own, other],
    marks,
    words: departments.flatMap((one) =>
      panels.flatMap((panel): RowWords[] =>
        marks.some((mark) => mark.row === one.key && mark.panel === panel.key)
          ? []
          : [{ row: one.key, panel: panel.key, at: 0, text: missing(one, panel.key), strong: false }],
      ),
    ),
    linked: against === 'prior',
  };
}

/** A printed rate of completion, with the decimals it has. */
const completionText = ({ value }: Figure): string => `${formatNumber(value, [0, 2])}%`;

function marksOf(item: Item, { words, lang, against, axis }: ThreePublicContext, panel: Panel): RowMark[] {
  const { department, row, final, budget, completion, prior } = item;
  const money = (figure: Figure) => formatMoney(figure.value, lang);
  const budgetName = words.budgets[row.budget_measure as keyof typeof words.budgets] ?? words.budget;
  const computed = final && budget && budget.value !== 0 ? (final.value / budget.value) * 100 : null;
  const done = completion ? completionText(completion) : computed === null ? '' : formatPercent(computed);
  const aside =
    against === 'budget'
      ? budget
        ? words.lineBudget(budgetName, money(budget), done)
        : completion && words.lineCompletion(done)
      : prior && words.linePrior(row.fiscal_year - 1, money(prior));
  const mark = (series: string, figure: Figure, name: string, lines: (string | null)[]): RowMark => ({
    key: `${department.key} ${row.concept} ${series}`,
    title: `${department.label} · ${panel.title} · ${name}`,
    lines: [
      money(figure),
      ...lines.filter((line) => line !== null),
      ...(figure.origin === 'derived' ? [TERMS(lang).derived] : []),
    ],
    origin: figure.origin,
    source: factSource(figure.factId),
    row: department.key,
    panel: panel.key,
    series,
    value: figure.value,
    text: axis.text(figure.value),
  });
  return [
    ...(against === 'prior' && prior ? [mark('prior', prior, String(row.fiscal_year - 1), [])] : []),
    ...(final ? [mark('final', final, words.final, [aside])] : []),
    ...(against === 'budget' && budget ? [mark('budget', budget, budgetName, [])] : []),
  ];
}

/** Three-public expenses: final accounts against the budget and against the year before. */
import type { ThreePublicRow } from '#warehouse/questions.ts';
import type { Paint, Panel, RowMark, RowPicture, RowSeries, RowWords } from '../../charts/picture.ts';
import { formatMoney, formatPercent, moneyAxis, moneyUnit, type MoneyAxis } from '../../format.ts';
import type { Language } from '../../i18n/language.svelte.ts';
import { conceptLabel, joinWords, unitLabel } from '../../i18n/terms.ts';
import { factSource } from '../../source.ts';
import type { Table, TableCell } from '../../table/figure-table.ts';
import {
  absentCell,
  differenceCell,
  figureOf,
  moneyCell,
  numberCell,
  percentCell,
  quotientSource,
  textCell,
  type Figure,
} from '../cells.ts';
import { derivedNote, type ViewModel } from '../model.ts';
import { rank } from '../ranking.ts';
import { departmentYearKey, yearsInWords, type ShownDepartment } from '../shown.ts';
import { spaceHan } from '../spacing.ts';
import { threePublicWords, type ThreePublicWords } from './three-public-words.ts';

/** What the view is worked out from. */
export interface ThreePublicInput {
  readonly lang: Language;
  readonly shown: readonly ShownDepartment[];
  readonly rows: readonly ThreePublicRow[];
  readonly against: 'budget' | 'prior';
}

const TOTAL = 'three_public.total';

/** Items with a panel of their own; their parts are in the table. */
const PANELS = [TOTAL, 'three_public.overseas', 'three_public.vehicle', 'three_public.reception'];

/** Items and counts of the table, in the order the accounts state them. */
const ITEMS = [
  ...PANELS.slice(0, 2),
  'three_public.overseas_groups',
  'three_public.overseas_people',
  'three_public.vehicle',
  'three_public.vehicle_purchase',
  'three_public.vehicles_purchased',
  'three_public.vehicle_operation',
  'three_public.vehicles_held',
  'three_public.reception',
  'three_public.reception_domestic',
  'three_public.reception_batches',
  'three_public.reception_visitors',
  'three_public.reception_foreign',
  'three_public.reception_foreign_batches',
  'three_public.reception_foreign_visitors',
];

/** Grey of the year before: it belongs to no department. */
const PRIOR_PAINT: Paint = { light: '#8b877d', dark: '#9b988f' };

interface Item {
  readonly row: ThreePublicRow;
  readonly department: ShownDepartment;
  readonly final: Figure | null;
  readonly budget: Figure | null;
  readonly prior: Figure | null;
}

interface Context extends ThreePublicInput {
  readonly words: ThreePublicWords;
  readonly departments: readonly ShownDepartment[];
  readonly items: readonly Item[];
  /** One unit for all panels: they share their scale. */
  readonly axis: MoneyAxis;
}

/** Works out the view. */
export function buildThreePublic(input: ThreePublicInput): ViewModel {
  const items = input.rows.flatMap((row): Item[] => {
    const department = input.shown.find((one) => one.key === departmentYearKey(row));
    if (!department || !ITEMS.includes(row.concept)) return [];
    return [
      {
        row,
        department,
        final: figureOf(row.final, row.final_fact_id, row.final_origin),
        budget: figureOf(row.budget, row.budget_fact_id, row.budget_origin),
        prior: figureOf(row.prior, row.prior_fact_id, row.prior_origin),
      },
    ];
  });
  const words = threePublicWords(input.lang);
  const departments = orderByTotal(input.shown, input.rows);
  const axis = moneyAxis(largestDrawn(items, input.against), input.lang);
  const context = { ...input, words, departments, items, axis };
  return {
    sentence: spaceHan(sentence(context)),
    caption: words.caption(yearsInWords(input.shown, input.lang), words.captions[input.against](axis.unit)),
    picture: items.length === 0 ? null : picture(context),
    table: table(context),
    notes: notes(context).map(spaceHan),
    empty: items.length === 0 ? words.empty : '',
  };
}

/** The largest amount of the panels, in 万元; 0 without any. */
function largestDrawn(items: readonly Item[], against: ThreePublicInput['against']): number {
  const drawn = items.filter((item) => PANELS.includes(item.row.concept));
  return Math.max(0, ...drawn.flatMap((item) => [item.final?.value ?? 0, item[against]?.value ?? 0]));
}

/** Departments by their total, largest first; those that state none come last. */
export function orderByTotal(
  shown: readonly ShownDepartment[],
  rows: readonly ThreePublicRow[],
): ShownDepartment[] {
  const total = (one: ShownDepartment) =>
    rows.find((row) => row.concept === TOTAL && departmentYearKey(row) === one.key)?.final ?? -Infinity;
  return shown.toSorted((a, b) => total(b) - total(a));
}

function sentence({ departments, items, words, lang, against }: Context): string {
  const totals = items.filter((item) => item.row.concept === TOTAL);
  const names = (group: readonly Item[]) =>
    joinWords(
      group.map((item) => item.department.label),
      lang,
    );
  if (against === 'prior') return changes(totals, names, words, lang);
  const stated = totals.filter((item) => item.final !== null);
  const ranked = rank(
    words.total,
    stated.map(({ department, final }) => ({
      label: department.label,
      value: final!.value,
      text: formatMoney(final!.value, lang, { place: 'sentence' }),
    })),
    departments.filter((one) => !stated.some((item) => item.department === one)).map((one) => one.label),
    words.noTotal,
    lang,
  );
  const compared = stated.filter((item) => item.budget !== null);
  if (compared.length === 0) return ranked;
  const count = (test: (difference: number) => boolean) =>
    compared.filter(({ final, budget }) => test(final!.value - budget!.value)).length;
  const tail = words.against(
    count((difference) => difference < 0),
    count((difference) => difference === 0),
    count((difference) => difference > 0),
  );
  return lang === 'zh' ? ranked + tail : `${ranked} ${tail}`;
}

function changes(
  totals: readonly Item[],
  names: (group: readonly Item[]) => string,
  words: ThreePublicWords,
  lang: Language,
): string {
  const compared = totals.filter((item) => item.final !== null && item.prior !== null);
  const difference = (item: Item) => item.final!.value - item.prior!.value;
  const withAmounts = (group: readonly Item[]) =>
    joinWords(
      group.map((item) => {
        const amount = formatMoney(Math.abs(difference(item)), lang, { place: 'sentence' });
        return lang === 'zh'
          ? `${item.department.label}（${amount}）`
          : `${item.department.label} (${amount})`;
      }),
      lang,
    );
  const group = (test: (value: number) => boolean) => compared.filter((item) => test(difference(item)));
  const up = group((value) => value > 0.00005);
  const down = group((value) => value < -0.00005);
  const same = group((value) => Math.abs(value) <= 0.00005);
  const without = totals.filter((item) => !compared.includes(item));
  const parts = [
    ...(up.length > 0 ? [words.up(withAmounts(up))] : []),
    ...(down.length > 0 ? [words.down(withAmounts(down))] : []),
    ...(same.length > 0 ? [words.same(names(same))] : []),
    ...(without.length > 0 ? [words.noPrior(names(without))] : []),
  ];
  return parts.length > 0 ? words.changes(parts) : words.empty;
}

function picture(context: Context): RowPicture {
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
  return {
    kind: 'rows',
    summary: words.summary(
      joinWords(
        departments.map((one) => one.label),
        lang,
      ),
    ),
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
          : [{ row: one.key, panel: panel.key, at: 0, text: words.noneReported, strong: false }],
      ),
    ),
    linked: against === 'prior',
  };
}

function marksOf(item: Item, { words, lang, against, axis }: Context, panel: Panel): RowMark[] {
  const { department, row, final, budget, prior } = item;
  const money = (figure: Figure) => formatMoney(figure.value, lang, { place: 'sentence' });
  const budgetName = words.budgets[row.budget_measure as keyof typeof words.budgets] ?? words.budget;
  const done = final && budget && budget.value !== 0 ? (final.value / budget.value) * 100 : null;
  const aside =
    against === 'budget'
      ? budget && words.lineBudget(budgetName, money(budget), done === null ? '' : formatPercent(done, lang))
      : prior && words.linePrior(row.fiscal_year - 1, money(prior));
  const mark = (series: string, figure: Figure, name: string, lines: (string | null)[]): RowMark => ({
    key: `${department.key} ${row.concept} ${series}`,
    title: `${department.label} · ${panel.title} · ${name}`,
    lines: [
      money(figure),
      ...lines.filter((line) => line !== null),
      ...(figure.origin === 'derived' ? [words.derived] : []),
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

function table({ departments, items, words, lang }: Context): Table {
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

function notes({ departments, items, words, lang, against }: Context): string[] {
  const names = (test: (one: ShownDepartment) => boolean) =>
    joinWords(
      departments.filter(test).map((one) => one.label),
      lang,
    );
  const own = (one: ShownDepartment) => items.filter((item) => item.department === one);
  const unreported = names((one) => own(one).length === 0);
  const unbudgeted = names(
    (one) => own(one).length > 0 && own(one).every((item) => item.row.concept !== TOTAL || !item.budget),
  );
  const figures = items.flatMap((item) => [item.final, against === 'budget' ? item.budget : item.prior]);
  return [
    ...derivedNote(
      figures.some((figure) => figure?.origin === 'derived'),
      lang,
    ),
    words.noteFigures,
    ...(unreported ? [words.noteUnreported(unreported)] : []),
    ...(against === 'budget' && unbudgeted ? [words.noteBudget(unbudgeted)] : []),
  ];
}

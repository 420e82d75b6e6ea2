/** Three-public expenses: final accounts against the budget and against the year before. */
import { TERMS, conceptLabel, unitLabel } from '#app/locale/terms.ts';
import { areMany, fewOf, isLong, listOf, spaceHan, sentences, withAside, said } from '#app/locale/grammar.ts';
import { moneyAxis, formatMoney, formatNumber, formatPercent, moneyUnit } from '#app/locale/format.ts';
import {
  notHeldNote,
  comparedOf,
  leftOut,
  leftOutSentence,
  yearsInWords,
  type ShownDepartment,
  notHeldSentence,
  countDepartments,
  absenceOf,
  departmentRows,
} from '../shown.ts';
import { derivedNote, type ViewModel } from '../model.ts';
import { documentOfFact } from '../readers-own.ts';
import {
  indexItems,
  largestDrawn,
  orderByTotal,
  readItems,
  TOTAL,
  type Item,
  type ThreePublicContext,
  type ThreePublicInput,
  PANELS,
  ITEMS,
} from './items.ts';
import { threePublicWords, type ThreePublicWords } from './three-public-words.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { rank } from '../ranking.ts';
import type { Paint, Panel, RowMark, RowPicture, RowSeries, RowWords } from '#app/charts/picture.ts';
import { factSource } from '#app/source/source.ts';
import {
  type Figure,
  absentCell,
  differenceCell,
  figureCell,
  percentCell,
  quotientSource,
  textCell,
} from '../cells.ts';
import type { Table, TableCell } from '#app/table/figure-table.ts';

export type { ThreePublicInput } from './items.ts';

/** Works out the view. */
export function buildThreePublic(input: ThreePublicInput): ViewModel {
  const context = contextOf(input);
  const { words, departments, items, axis } = context;
  const shown = comparedOf(input.shown);
  const compared = shown === input.shown ? context : contextOf({ ...input, shown });
  const against = uncountedIn(compared, input);
  const years = yearsInWords(input.shown, input.lang);
  return {
    sentence: spaceHan(
      sentence({ ...compared, items: compared.items.filter((item) => !against.includes(item)) }),
    ),
    caption:
      words.caption(years, words.captions[input.against](axis.unit)) +
      leftOutSentence([...leftOut(input.shown).map((one) => one.label), ...priorYears(against)], input.lang),
    picture: items.length === 0 ? null : picture(context),
    table: table(context),
    notes: notes(context).map(spaceHan),
    empty:
      items.length > 0 ? '' : departments.some((one) => one.held) ? words.empty : TERMS(input.lang).nothing,
  };
}

/** Whether the year before, that an item is held against, is of a document the sentence does not count. */
function isAgainstUncounted({ prior, department }: Item, { counts }: ThreePublicInput): boolean {
  if (!prior || !counts || !department.counts) return false;
  return !counts(documentOfFact(prior.factId));
}

/** The items held against such a year; none where that is all there is: then nothing published is mixed with them. */
function uncountedIn({ items }: ThreePublicContext, input: ThreePublicInput): Item[] {
  if (input.against !== 'prior') return [];
  const those = items.filter((item) => isAgainstUncounted(item, input));
  return items.some((item) => item.row.concept === TOTAL && !those.includes(item)) ? those : [];
}

/** The years before of these items, each once: `朝阳 2023`. */
const priorYears = (items: readonly Item[]): string[] => [
  ...new Set(items.map(({ department }) => `${department.name} ${department.fiscal_year - 1}`)),
];

function contextOf(input: ThreePublicInput): ThreePublicContext {
  const items = readItems(input);
  return {
    ...input,
    items,
    itemOf: indexItems(items),
    words: threePublicWords(input.lang),
    departments: orderByTotal(input.shown, input.rows),
    axis: moneyAxis(largestDrawn(items, input.against), input.lang),
  };
}

function notes({ departments, items, itemOf, words, lang, against }: ThreePublicContext): string[] {
  const names = (test: (one: ShownDepartment) => boolean) =>
    fewOf(lang, departments.filter(test), (one) => one.label);
  const reporting = new Set(items.map((item) => item.department));
  const unreported = names((one) => one.held && !reporting.has(one));
  const unbudgeted = names((one) => one.held && reporting.has(one) && !itemOf(one, TOTAL)?.budget);
  const figures = items.flatMap((item) => [item.final, against === 'budget' ? item.budget : item.prior]);
  return said([
    ...derivedNote(lang, figures, (figure) => figure?.origin === 'derived'),
    words.noteFigures,
    ...notHeldNote(departments, lang),
    unreported && words.noteUnreported(unreported),
    against === 'budget' && unbudgeted && words.noteBudget(unbudgeted),
  ]);
}

/** What the totals say, and no more. */
function sentence({ departments, items, words, lang, against }: ThreePublicContext): string {
  const totals = items.filter((item) => item.row.concept === TOTAL);
  const isIn = (those: readonly Item[]) => {
    const own = new Set(those.map((item) => item.department));
    return (one: ShownDepartment) => own.has(one);
  };
  const names = (group: readonly Item[]) =>
    fewOf(
      lang,
      group.map((item) => item.department.label),
    );
  if (against === 'prior') {
    const isTold = isIn(totals);
    const none = departments.filter((one) => !isTold(one));
    return sentences(lang, changes(totals, names, words, lang), notHeldSentence(none, lang)) || words.empty;
  }
  const stated = totals.filter((item) => item.final !== null);
  const isStated = isIn(stated);
  const without = departments.filter((one) => !isStated(one));
  const ranked = rank(
    words.total,
    stated.map(({ department, final }) => ({ label: department.label, value: final!.value })),
    (value) => formatMoney(value, lang),
    without.filter((one) => one.held).map((one) => one.label),
    words.noTotal,
    lang,
  );
  const compared = stated.filter((item) => item.budget !== null);
  const notHeld = notHeldSentence(without, lang);
  if (compared.length === 0) return sentences(lang, ranked, notHeld);
  const count = (test: (difference: number) => boolean) =>
    compared.filter(({ final, budget }) => test(final!.value - budget!.value)).length;
  const those = compared.map((item) => item.department);
  const tail = words.against(
    those.length,
    departments.length,
    countDepartments(those, lang),
    count((difference) => difference < 0),
    count((difference) => difference === 0),
    count((difference) => difference > 0),
  );
  return sentences(lang, ranked, tail, notHeld);
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
    listOf(lang, group, (item) => {
      const amount = formatMoney(Math.abs(difference(item)), lang);
      return withAside(lang, item.department.label, words.apart(amount));
    });
  const group = (test: (value: number) => boolean) => compared.filter((item) => test(difference(item)));
  const up = group((value) => value > 0.00005);
  const down = group((value) => value < -0.00005);
  const same = group((value) => Math.abs(value) <= 0.00005);
  const without = totals.filter((item) => item.final === null || item.prior === null);
  const parts = said([
    up.length > 0 && words.up(withAmounts(up)),
    down.length > 0 && words.down(withAmounts(down)),
    same.length > 0 && words.same(names(same)),
    without.length > 0 && words.noPrior(names(without)),
  ]);
  if (areMany(compared) || isLong(parts.join(''))) {
    const sorted = compared.toSorted((a, b) => difference(a) - difference(b));
    return words.changes(
      said([
        words.counted(compared.length, up.length, down.length, same.length),
        up.length > 0 && words.furthest.up(withAmounts(sorted.slice(-1))),
        down.length > 0 && words.furthest.down(withAmounts(sorted.slice(0, 1))),
        without.length > 0 && words.noPrior(names(without)),
      ]),
    );
  }
  return parts.length > 0 ? words.changes(parts) : '';
}

/** Grey of the year before: it belongs to no department. */
const PRIOR_PAINT: Paint = { light: '#8b877d', dark: '#9b988f' };

/** Final accounts as bars with the budget as a tick, or as dots linked to the year before. */
function picture(context: ThreePublicContext): RowPicture {
  const { departments, items, itemOf, words, lang, against, axis } = context;
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
      const item = itemOf(one, panel.key);
      return item ? marksOf(item, context, panel) : [];
    }),
  );
  const drawn = new Set(marks.map(({ row, panel }) => `${row} ${panel}`));
  const missing = (one: ShownDepartment, concept: string): string => {
    const item = itemOf(one, concept);
    const printed = against === 'budget' && item?.completion;
    if (printed) return words.lineCompletion(completionText(printed));
    return absenceOf(one, lang);
  };
  return {
    kind: 'rows',
    summary: words.summary(fewOf(lang, departments, (one) => one.label)),
    ...departmentRows(departments),
    panels,
    sharedScale: true,
    series: [own, other],
    marks,
    words: departments.flatMap((one) =>
      panels.flatMap((panel): RowWords[] =>
        drawn.has(`${one.key} ${panel.key}`)
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

/** Final account, budget with its completion, year before with the change from it. */
function table({ departments, itemOf, words, lang }: ThreePublicContext): Table {
  const figure = (found: Figure | null, unit: string, one: ShownDepartment): TableCell =>
    found ? figureCell(found, unit, lang) : absentCell(absenceOf(one, lang));
  const rows = departments.flatMap((one) =>
    ITEMS.flatMap((concept) => {
      const item = itemOf(one, concept);
      if (!item) return [];
      const { row, final, budget, prior } = item;
      const money = row.unit === 'CNY10k';
      return [
        {
          key: `${one.key} ${concept}`,
          head: `${one.label} · ${conceptLabel(concept, lang)}`,
          item: conceptLabel(concept, lang),
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
    return { ...cell, text: completionText(completion) };
  }
  if (!final || !budget || budget.value === 0) return absentCell('—');
  const quotient = quotientSource(final.factId, budget.factId);
  return percentCell((final.value / budget.value) * 100, quotient, 'derived');
}

/** Spending structure: what each department's expenditure is made of. Rows in, sentence, picture and table out. */
import type { RowMark, RowPicture, RowWords } from '#app/charts/picture.ts';
import { formatMoney, formatPercent, moneyUnit } from '#app/locale/format.ts';
import { fewOf, sentences, spaceHan, withAside, said } from '#app/locale/grammar.ts';
import { TERMS, fundLabel, unitLabel } from '#app/locale/terms.ts';
import type { Table } from '#app/table/figure-table.ts';
import { absentCell, figureOf, moneyCell, moneyValueCell, numberCell, percentCell } from '../cells.ts';
import {
  absenceOf,
  notHeldNote,
  notHeldSentence,
  comparedOf,
  leftOutWords,
  yearsInWords,
  type ShownDepartment,
  departmentColumns,
} from '../shown.ts';
import { derivedNote, type ViewModel } from '../model.ts';
import { rank } from '../ranking.ts';
import {
  breakDown,
  hasAmount,
  restOf,
  sum,
  totalOf,
  whole,
  writeScaled,
  type SpendingContext,
  type SpendingInput,
  type SpendingItem,
} from './breakdown.ts';

import { gapMarks, gapSeries } from './gaps.ts';
import { lackOf, lackOfAll, staffNotes } from './staff-kinds.ts';

export type { SpendingInput } from './breakdown.ts';

/** The view, and the items of its key. */
export interface SpendingModel extends ViewModel {
  readonly items: readonly SpendingItem[];
  /** What its key has beside the items. */
  readonly gaps: ReturnType<typeof gapSeries>;
}

/** Works out the view. */
export function buildSpending(input: SpendingInput): SpendingModel {
  const context = breakDown(input);
  const { items, cells } = context;
  const shown = comparedOf(input.shown);
  const compared = shown === input.shown ? context : breakDown({ ...input, shown });
  return {
    items: items.filter((item) => cells.some((cell) => cell.item === item && cell.value !== 0)),
    sentence: spaceHan(sentence(compared)),
    gaps: gapSeries(gapMarks(context), context),
    caption: caption(context) + leftOutWords(input.shown, input.lang),
    picture: cells.length === 0 ? null : picture(context),
    table: table(context),
    notes: notes(context).map(spaceHan),
    // A total without items, or amounts that the chosen scale cannot take, are still a table.
    empty: input.rows.length === 0 ? TERMS(input.lang).nothing : '',
  };
}

function sentence(context: SpendingContext): string {
  const { items, cells, departments, words, lang, scale } = context;
  const names = (those: readonly ShownDepartment[]) =>
    fewOf(
      lang,
      those.map((one) => one.label),
    );
  const notHeld = (those: readonly ShownDepartment[]) => notHeldSentence(those, lang);
  const lead = items
    .map((item) => ({ item, own: cells.filter((cell) => cell.item === item) }))
    .toSorted((a, b) => sum(b.own.map((c) => c.figure.value)) - sum(a.own.map((c) => c.figure.value)))[0];
  if (!lead || lead.own.length === 0) {
    const itemised = departments.filter((one) => hasAmount(context, one));
    const others = departments.filter((one) => one.held && !itemised.includes(one));
    return sentences(
      lang,
      ...lackOfAll(context, itemised),
      others.length > 0 && words.noBreakdown(names(others)),
      notHeld(departments.filter((one) => !itemised.includes(one))),
    );
  }
  const entries = lead.own.map((cell) => ({ label: cell.department.label, value: cell.value }));
  const there = new Set(lead.own.map((cell) => cell.department));
  const missing = departments.filter((one) => !there.has(one));
  const isUnmeasured = (one: ShownDepartment) => hasAmount(context, one, lead.item);
  const unmeasured = missing.filter(isUnmeasured);
  const unknown = missing.filter((one) => !one.held && !isUnmeasured(one));
  const unreported = missing.filter((one) => one.held && !isUnmeasured(one));
  const ranked = rank(
    words.measured[scale](lead.item.name, whole(context)),
    entries,
    (value) => writeScaled(value, scale, lang, words),
    unreported.map((one) => one.label),
    words.notItemised,
    lang,
  );
  return sentences(lang, ranked, ...lackOfAll(context, unmeasured), notHeld(unknown));
}

function caption({ words, shown, scale, lang, breakdown, parentName, rows, axis }: SpendingContext): string {
  const funds = [...new Set(rows.flatMap((row) => (row.fund === null ? [] : [row.fund])))];
  const unit = words.unit[scale](axis.unit);
  return words.caption({
    unit,
    years: yearsInWords(shown, lang),
    whole: parentName || words.whole[breakdown],
    fund: funds.length === 1 ? fundLabel(funds[0]!, lang) : '',
  });
}

function picture(context: SpendingContext): RowPicture {
  const { departments, items, cells, cellsOf, words, scale, lang, axis } = context;
  // An item of 0 has no length to see or to point at; the table has it.
  const marks = cells
    .filter((cell) => cell.value !== 0)
    .map((cell): RowMark => {
      const amount = formatMoney(cell.figure.value, lang);
      return {
        key: `${cell.department.key} ${cell.item.concept}`,
        title: `${cell.department.label} · ${cell.item.name}`,
        lines: [
          scale === 'amount' ? cell.text : withAside(lang, cell.text, amount),
          ...(cell.figure.origin === 'derived' ? [TERMS(lang).derived] : []),
        ],
        origin: cell.figure.origin,
        source: cell.source,
        row: cell.department.key,
        panel: 'all',
        series: cell.item.concept,
        value: cell.value,
        text: scale === 'share' ? cell.text : axis.text(cell.value),
      };
    });
  const gaps = gapMarks(context);
  const stacks = departments.map((one) => sum((cellsOf.get(one.key) ?? []).map((cell) => cell.value)));
  const longest = stacks.reduce((most, value) => (value > 100.05 ? Math.max(most, value) : most), 100);
  return {
    kind: 'rows',
    summary: words.summary(
      whole(context),
      fewOf(lang, departments, (one) => one.label),
    ),
    rows: departments.map((one) => ({ key: one.key, label: one.label, note: one.caveat })),
    rowPaints: {},
    panels: [
      {
        key: 'all',
        title: '',
        axis:
          scale === 'share'
            ? {
                name: words.axis.share(whole(context)),
                max: longest,
                step: 25,
                tick: (value) => (value % 25 === 0 ? `${value}%` : ''),
              }
            : {
                name: words.axis[scale](whole(context), axis.unit),
                tick: axis.tick,
              },
      },
    ],
    sharedScale: true,
    series: [
      ...items.map(({ concept: key, name, fill }) => ({ key, name, shape: 'bar' as const, ...fill })),
      ...gapSeries(gaps, context),
    ],
    marks: [...marks, ...gaps],
    words: departments.flatMap((one, at): RowWords[] => {
      const place = { row: one.key, panel: 'all' };
      if (!cellsOf.has(one.key)) {
        const text = hasAmount(context, one) ? lackOf(context, one) : absenceOf(one, lang);
        return [{ ...place, at: 0, text, strong: false }];
      }
      if (scale === 'share') return [];
      const rest = gaps.find(({ row, series }) => row === one.key && series === 'rest')?.value ?? 0;
      const end = stacks[at]! + rest;
      return [{ ...place, at: end, text: axis.text(totalOf(context, one)), strong: true }];
    }),
    linked: false,
  };
}

function table(context: SpendingContext): Table {
  const { departments, items, cellsOf, rowsOf, words, lang, scale } = context;
  const cellsByItem = departments.map(
    ({ key }) => new Map((cellsOf.get(key) ?? []).map((cell) => [cell.item, cell])),
  );
  const body = items.map((item) => ({
    key: item.concept,
    head: item.code === null ? item.name : `${item.code} ${item.name}`,
    ...(item.hasParts ? { deeper: words.open(item.name) } : {}),
    cells: departments.map((one, at) => {
      const cell = cellsByItem[at]!.get(item);
      if (!cell) {
        return absentCell(hasAmount(context, one, item) ? lackOf(context, one) : absenceOf(one, lang));
      }
      if (scale === 'share') return percentCell(cell.value, cell.source, cell.figure.origin);
      return moneyValueCell(cell.value, cell.source, lang, cell.figure.origin);
    }),
  }));
  const totals = departments.map((one) => {
    const row = rowsOf.get(one.key)?.[0];
    const figure = row ? figureOf(row.total, row.total_fact_id, row.total_origin) : null;
    return figure ? moneyCell(figure, lang) : absentCell(absenceOf(one, lang));
  });
  const staff = departments.map((one) =>
    one.staff
      ? { ...numberCell(one.staff.count, one.staff.source), unit: unitLabel('person', lang) }
      : absentCell(absenceOf(one, lang, words.noScale['per-employee'])),
  );
  return {
    caption: words.tableCaption(whole(context)),
    columns: [
      { key: 'item', head: TERMS(lang).item, kind: 'text' },
      ...departmentColumns(departments, words.unit[scale](moneyUnit(lang))),
    ],
    rows: [
      { key: 'total', head: words.total(whole(context), moneyUnit(lang)), strong: true, cells: totals },
      ...(scale === 'per-employee' ? [{ key: 'staff', head: words.staff, strong: true, cells: staff }] : []),
      ...body,
    ],
  };
}

function notes(context: SpendingContext): string[] {
  const { departments, lang, cells, words, rowsOf, scale } = context;
  const named = (test: (one: ShownDepartment) => boolean) =>
    fewOf(lang, departments.filter(test), (one) => one.label);
  const unreported = named((one) => one.held && !hasAmount(context, one));
  const unstaffed = scale === 'per-employee' ? named((one) => one.held && one.staff === null) : '';
  const incomplete = departments.flatMap((one) => {
    const rest = restOf(rowsOf.get(one.key) ?? []);
    if (Math.abs(rest) <= 0.05) return [];
    const text = formatPercent(Math.abs(rest));
    return [
      rest > 0
        ? words.noteRest(one.label, text, whole(context))
        : words.noteOver(one.label, text, whole(context)),
    ];
  });
  return said([
    ...derivedNote(lang, cells, (cell) => cell.figure.origin === 'derived'),
    ...notHeldNote(departments, lang),
    unreported && words.noteUnreported(unreported),
    unstaffed && words.noteUnstaffed(unstaffed),
    ...(scale === 'per-employee' ? staffNotes(context) : []),
    ...incomplete,
    words.noteScale[scale],
  ]);
}

/** Employment subsidies (就业补助, 20807): items by department, and what they come to. */
import { rowsOfYear } from '#app/session/departments.ts';
import { sumFormula, term } from '#model/formula.ts';
import type { SubsidyRow } from '#warehouse/questions/questions.ts';
import type { Origin, RowMark, RowPicture, RowWords } from '#app/charts/picture.ts';
import { formatMoney, formatPercent, moneyAxis, moneyUnit, type MoneyAxis } from '#app/locale/format.ts';
import { fewOf, listOf, sentences, spaceHan, said } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { TERMS, fundLabel } from '#app/locale/terms.ts';
import type { Table, TableCell } from '#app/table/figure-table.ts';
import type { SourceRef } from '#app/source/source.ts';
import { absentCell, figureOf, moneyCell, moneyValueCell, percentCell, quotientSource } from '../cells.ts';
import {
  absenceOf,
  notHeldNote,
  notHeldSentence,
  comparedOf,
  countDepartments,
  leftOutWords,
  yearsInWords,
  type ShownDepartment,
  departmentRows,
  departmentColumns,
} from '../shown.ts';
import { derivedNote, type ViewInput, type ViewModel } from '../model.ts';
import { extremes, middle } from '../ranking.ts';
import { subsidiesWords, type SubsidiesWords } from './subsidies-words.ts';

/** What the view is worked out from. */
export interface SubsidiesInput extends ViewInput {
  readonly rows: readonly SubsidyRow[];
  readonly scale: 'amount' | 'share';
}

/** The 款 itself, where a document prints nothing beneath it. */
const DIVISION = '20807';

/** What all items of a department-year come to. */
interface Total {
  readonly value: number;
  readonly share: number | null;
  readonly origin: Origin;
  /** Formula of the amount. */
  readonly formula: string;
  /** The sum of the items; it need not be the total that is printed. */
  readonly ofItems: number;
}

/** What a department-year's accounts say of employment subsidies. */
interface Sum {
  readonly department: ShownDepartment;
  readonly rows: readonly SubsidyRow[];
  /** Null: its accounts report none (`none`), or those of that year are not held (`unknown`). */
  readonly total: Total | null;
  readonly absence: 'none' | 'unknown' | null;
}

interface Context extends SubsidiesInput {
  readonly words: SubsidiesWords;
  readonly sums: readonly Sum[];
  readonly axis: MoneyAxis;
}

/** Works out the view. */
export function buildSubsidies(input: SubsidiesInput): ViewModel {
  const words = subsidiesWords(input.lang);
  const shownValue = ({ total }: Sum) => (input.scale === 'share' ? total?.share : total?.value) ?? -Infinity;
  const sums = input.shown
    .map((department) => sumOf(department, input.rows))
    .toSorted((a, b) => shownValue(b) - shownValue(a));
  const axis = moneyAxis(Math.max(0, ...sums.map((one) => one.total?.value ?? 0)), input.lang);
  const context = { ...input, words, sums, axis };
  const any = sums.some((one) => one.total !== null);
  const shown = new Set(comparedOf(input.shown));
  const compared = sums.filter((one) => shown.has(one.department));
  const funds = [...new Set(input.rows.flatMap((row) => (row.fund === null ? [] : [row.fund])))];
  return {
    sentence: spaceHan(sentence({ ...context, sums: compared })),
    caption:
      words.caption(
        input.scale === 'share' ? '%' : axis.unit,
        yearsInWords(input.shown, input.lang),
        funds.length === 1 ? fundLabel(funds[0]!, input.lang) : '',
      ) + leftOutWords(input.shown, input.lang),
    picture: any ? picture(context) : null,
    table: table(context),
    notes: notes(context).map(spaceHan),
    empty: any ? '' : emptyWords(context),
  };
}

/** Why there is nothing to show: nobody reports any, it is not their duty, or their accounts are not held. */
function emptyWords({ sums, words, lang }: Context): string {
  if (!sums.every((one) => one.absence === 'none')) return TERMS(lang).nothing;
  return sums.some((one) => one.department.humanResources) ? words.empty : words.emptyOther;
}

function sumOf(department: ShownDepartment, all: readonly SubsidyRow[]): Sum {
  const rows = rowsOfYear(all, department.key).filter(
    (row) => row.code !== null && row.value !== null && row.value_fact_id !== null,
  );
  if (rows.length === 0) {
    return { department, rows, total: null, absence: department.held ? 'none' : 'unknown' };
  }
  return { department, rows, total: totalOf(rows), absence: null };
}

/** The total that is printed, else the one the data derive from the items, else the items added up. */
function totalOf(rows: readonly SubsidyRow[]): Total {
  const { total: whole, division, division_fact_id, division_origin } = rows[0]!;
  // Amounts are printed with two to four decimals; the rest of the sum is noise of binary fractions.
  const ofItems = Number(rows.reduce((sum, row) => sum + row.value!, 0).toFixed(6));
  const figure = figureOf(division, division_fact_id, division_origin);
  const value = figure?.value ?? ofItems;
  return {
    value,
    share: whole ? (value / whole) * 100 : null,
    origin: figure?.origin ?? 'derived',
    formula: figure ? term(figure.factId) : sumFormula(rows.map((row) => row.value_fact_id!)),
    ofItems,
  };
}

/** Whether a total that is printed is another than its items make, by more than rounding to 分 explains. */
const isDisputed = ({ total, rows }: Sum): boolean =>
  total?.origin === 'stated' && Math.abs(total.value - total.ofItems) > 0.005 * (rows.length + 1);

function sentence({ sums, words, lang, scale }: Context): string {
  const write = (value: number) => (scale === 'share' ? formatPercent(value) : formatMoney(value, lang));
  const measured = sums.flatMap(({ department, total }) => {
    const value = scale === 'share' ? total?.share : total?.value;
    return value == null ? [] : [{ department, label: department.label, value, text: write(value) }];
  });
  const names = (absence: Sum['absence']) =>
    sums.filter((one) => one.absence === absence && absence !== null).map((one) => one.department.label);
  const found = extremes(measured);
  const alike = found?.most.length === measured.length;
  const of = countDepartments(
    measured.map((one) => one.department),
    lang,
  );
  const none = names('none');
  return sentences(
    lang,
    found && words.compare[scale](found.most, alike ? [] : found.least, of),
    middle(measured, write, lang),
    none.length > 0 && words.none(fewOf(lang, none)),
    notHeldSentence(notKnown(sums), lang),
  );
}

function totalSource({ total, rows }: Sum, scale: SubsidiesInput['scale']): SourceRef {
  const { formula } = total!;
  const whole = rows[0]!.total_fact_id;
  if (scale === 'amount' || whole === null) return { kind: 'facts', formula };
  return { kind: 'facts', formula: `(${formula}) / ${term(whole)} * 100` };
}

function picture(context: Context): RowPicture {
  const { sums, words, lang, scale, axis } = context;
  const marks = sums.flatMap((sum): RowMark[] => {
    const { department, total } = sum;
    const value = scale === 'share' ? total?.share : total?.value;
    if (!total || value == null) return [];
    const amount = formatMoney(total.value, lang);
    const share = total.share === null ? null : words.ofExpenditure(formatPercent(total.share));
    return [
      {
        key: department.key,
        title: `${department.label} · ${words.subsidies}`,
        lines: [amount, ...(share ? [share] : []), words.items(sum.rows.length)],
        origin: total.origin,
        source: totalSource(sum, scale),
        row: department.key,
        panel: 'total',
        series: 'total',
        value,
        text: scale === 'share' ? formatPercent(value) : axis.text(value),
      },
    ];
  });
  const drawn = new Set(marks.map(({ row }) => row));
  return {
    kind: 'rows',
    summary: words.summary(fewOf(lang, sums, (one) => one.department.label)),
    ...departmentRows(sums.map(({ department }) => department)),
    panels: [
      {
        key: 'total',
        title: '',
        axis:
          scale === 'share'
            ? { name: words.axisShare, tick: (value) => `${value}%` }
            : {
                name: words.axisAmount(axis.unit),
                tick: axis.tick,
              },
      },
    ],
    sharedScale: true,
    series: [{ key: 'total', name: words.subsidies, shape: 'dot', paint: null, pattern: 'plain' }],
    marks,
    words: sums.flatMap((sum): RowWords[] => {
      if (drawn.has(sum.department.key)) return [];
      const text = absenceOf(sum.department, lang, words.noneReported);
      return [{ row: sum.department.key, panel: 'total', at: 0, text, strong: false }];
    }),
    linked: false,
  };
}

function table(context: Context): Table {
  const { sums, words, lang, scale } = context;
  const items = new Map<string, SubsidyRow>();
  for (const row of sums.flatMap((sum) => sum.rows)) items.set(row.code!, row);
  const valueOf = (row: SubsidyRow) => (scale === 'share' ? row.share : row.value);
  const largest = sums
    .flatMap((sum) => sum.rows.map((row) => valueOf(row) ?? 0))
    .reduce((most, value) => Math.max(most, value), 0);
  const cell = (sum: Sum, code: string): TableCell => {
    const row = sum.rows.find((one) => one.code === code);
    const figure = row ? figureOf(row.value, row.value_fact_id, row.value_origin) : null;
    if (!row || !figure) return absentCell(absenceOf(sum.department, lang, words.noneReported));
    // The square root keeps small amounts apart from none beside one that dwarfs them all.
    const shade = largest > 0 ? Math.sqrt(Math.max(0, valueOf(row) ?? 0) / largest) : 0;
    if (scale === 'amount') return moneyCell(figure, lang, shade);
    if (row.share === null || row.total_fact_id === null) return absentCell(words.noTotal);
    return percentCell(row.share, quotientSource(figure.factId, row.total_fact_id), figure.origin, shade);
  };
  const rows = [...items.values()]
    .toSorted((a, b) => a.code!.localeCompare(b.code!, 'en'))
    .map((row) => ({
      key: row.code!,
      head: `${row.code!} ${itemName(row, lang, words)}`,
      cells: sums.map((sum) => cell(sum, row.code!)),
    }));
  return {
    caption: words.tableCaption,
    columns: [
      { key: 'item', head: words.item, kind: 'text' },
      ...departmentColumns(
        sums.map(({ department }) => department),
        scale === 'share' ? '%' : moneyUnit(lang),
      ),
    ],
    rows: [
      { key: 'total', head: words.total, strong: true, cells: sums.map((sum) => totalCell(sum, context)) },
      ...rows,
    ],
  };
}

/** Departments of whose year nothing is known. */
const notKnown = (sums: readonly Sum[]): ShownDepartment[] =>
  sums.filter((sum) => sum.absence === 'unknown').map((sum) => sum.department);

function itemName(row: SubsidyRow, lang: Language, words: SubsidiesWords): string {
  const name = row[`name_${lang}` as const] ?? row.code!;
  return row.code === DIVISION ? words.undivided(name) : name;
}

function totalCell(sum: Sum, { scale, lang, words }: Context): TableCell {
  const { total } = sum;
  if (!total) return absentCell(absenceOf(sum.department, lang, words.noneReported));
  const source = totalSource(sum, scale);
  if (scale === 'share') {
    return total.share === null ? absentCell(words.noTotal) : percentCell(total.share, source, total.origin);
  }
  return moneyValueCell(total.value, source, lang, total.origin);
}

function notes({ sums, words, lang }: Context): string[] {
  const names = (humanResources: boolean) =>
    listOf(
      lang,
      sums.filter((sum) => sum.absence === 'none' && sum.department.humanResources === humanResources),
      (sum) => sum.department.label,
    );
  const [none, other] = [names(true), names(false)];
  return said([
    none && words.noteNone(none),
    other && words.noteOther(other),
    ...notHeldNote(notKnown(sums), lang),
    ...sums.filter(isDisputed).map(({ department, total }) => {
      const money = (wan: number) => formatMoney(wan, lang);
      return words.noteDisputed(department.label, money(total!.value), money(total!.ofItems));
    }),
    ...derivedNote(lang, sums, (sum) => sum.total?.origin === 'derived'),
    sums.some((sum) => sum.total) && words.noteShade,
  ]);
}

/** Spending broken down: items in their fixed order, departments by total, each figure on the chosen scale. */
import { groupBy } from '#ingest/group-by.ts';
import { departmentYearKey } from '#app/session/departments.ts';
import type { SpendingRow } from '#warehouse/questions/questions.ts';
import { fillOfCode, fillOfPlace, type Fill } from '#app/charts/palette.ts';
import { formatMoney, formatPercent, moneyAxis, type MoneyAxis } from '#app/locale/format.ts';
import { lowerFirst } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import { factSource, type SourceRef } from '#app/source/source.ts';
import type { Address } from '#app/session/address.ts';
import { figureOf, perPersonSource, quotientSource, type Figure } from '../cells.ts';
import type { ViewInput } from '../model.ts';
import { type ShownDepartment } from '../shown.ts';
import { spendingWords, type SpendingWords } from './spending-words.ts';

/** An item of the breakdown: its place in the fixed order, its fill, and whether it can be opened. */
export interface SpendingItem {
  readonly concept: string;
  readonly code: string | null;
  readonly name: string;
  readonly fill: Fill;
  readonly hasParts: boolean;
}

/** What the view is worked out from. */
export interface SpendingInput extends ViewInput {
  readonly rows: readonly SpendingRow[];
  /** Rows of the top level by function: departments keep the order of these totals whatever is shown. */
  readonly top: readonly SpendingRow[];
  readonly breakdown: Address['breakdown'];
  readonly scale: Address['scale'];
  /** Name of the item whose parts are shown, '' at the top. */
  readonly parentName: string;
}

/** Items that come first in a bar, so that they share a baseline; all others follow by code. */
const FIRST = ['208', '20807', '20801', '20805', '301', '302', '303'];

/** A figure on the chosen scale. */
interface Measured {
  readonly row: SpendingRow;
  readonly figure: Figure;
  /** On the scale: 万元, %, or 万元 per person. */
  readonly value: number;
  readonly text: string;
  readonly source: SourceRef;
}

/** A figure of an item of a department. */
interface SpendingCell extends Measured {
  readonly department: ShownDepartment;
  readonly item: SpendingItem;
}

/** Everything the sentence, the picture and the table are made from. */
export interface SpendingContext extends SpendingInput {
  readonly words: SpendingWords;
  readonly departments: readonly ShownDepartment[];
  readonly items: readonly SpendingItem[];
  readonly cells: readonly SpendingCell[];
  /** The cells of each department, by its key. */
  readonly cellsOf: ReadonlyMap<string, readonly SpendingCell[]>;
  /** The rows of each department, by its key. */
  readonly rowsOf: ReadonlyMap<string, readonly SpendingRow[]>;
  /** What the picture counts money in. */
  readonly axis: MoneyAxis;
}

/** Breaks the rows down. A figure that cannot be put on the chosen scale is no cell. */
export function breakDown(input: SpendingInput): SpendingContext {
  const words = spendingWords(input.lang);
  const departments = orderByTotal(input.shown, input.top);
  const items = itemsOf(input);
  const rowsOf = groupBy(input.rows, departmentYearKey);
  const cells = departments.flatMap((department) => {
    const rows = new Map(
      rowsOf
        .get(department.key)
        ?.toReversed()
        .map((row) => [row.concept, row]),
    );
    return items.flatMap((item) => {
      const row = rows.get(item.concept);
      const measured = row && measure(row, department, input.scale, input.lang, words);
      return measured ? [{ department, item, ...measured }] : [];
    });
  });
  const cellsOf = groupBy(cells, (cell) => cell.department.key);
  const broken = { ...input, words, departments, items, cells, cellsOf, rowsOf };
  const drawn = departments.filter((one) => cellsOf.has(one.key));
  const largest = drawn.reduce((most, one) => Math.max(most, totalOf(broken, one)), 0);
  return { ...broken, axis: moneyAxis(largest, input.lang) };
}

function orderByTotal(shown: readonly ShownDepartment[], top: readonly SpendingRow[]): ShownDepartment[] {
  const totals = new Map<string, number>();
  for (const row of top) if (row.total !== null) totals.set(departmentYearKey(row), row.total);
  const total = (one: ShownDepartment) => totals.get(one.key) ?? -Infinity;
  return shown.toSorted((a, b) => total(b) - total(a) || 0);
}

function itemsOf({ rows, lang }: SpendingInput): SpendingItem[] {
  const first = new Map<string, SpendingRow>();
  for (const row of rows) {
    if (row.concept === null) continue;
    const known = first.get(row.concept);
    // Of several departments one may have parts: the item can then be opened.
    if (!known || (row.has_parts && !known.has_parts)) first.set(row.concept, row);
  }
  const rankOf = (code: string | null) => {
    const at = code === null ? -1 : FIRST.indexOf(code);
    return at < 0 ? FIRST.length : at;
  };
  const coded = [...first.values()];
  if (coded.some((row) => row.code !== null)) {
    coded.sort(
      (a, b) => rankOf(a.code) - rankOf(b.code) || String(a.code).localeCompare(String(b.code), 'en'),
    );
  }
  return coded.map((row, place) => ({
    concept: row.concept!,
    code: row.code,
    name: conceptLabel(row.concept!, lang, row),
    fill: row.code === null ? fillOfPlace(place) : fillOfCode(row.code),
    hasParts: row.has_parts,
  }));
}

/** A value on a scale as the reader sees it. */
export function writeScaled(
  value: number,
  scale: Address['scale'],
  lang: Language,
  words: SpendingWords,
): string {
  if (scale === 'share') return formatPercent(value);
  return scale === 'amount' ? formatMoney(value, lang) : words.perPerson(formatMoney(value, lang));
}

function measure(
  row: SpendingRow,
  { staff }: ShownDepartment,
  scale: Address['scale'],
  lang: Language,
  words: SpendingWords,
): Measured | null {
  const figure = figureOf(row.value, row.value_fact_id, row.value_origin);
  if (!figure) return null;
  const source = factSource(figure.factId);
  if (scale === 'amount') {
    return {
      row,
      figure,
      source,
      value: figure.value,
      text: writeScaled(figure.value, scale, lang, words),
    };
  }
  if (scale === 'share') {
    if (row.share === null || row.total_fact_id === null) return null;
    return {
      row,
      figure,
      source: quotientSource(figure.factId, row.total_fact_id),
      value: row.share,
      text: writeScaled(row.share, scale, lang, words),
    };
  }
  if (row.per_staff === null || staff === null) return null;
  return {
    row,
    figure,
    source: perPersonSource(figure.factId, staff.source.documentId),
    value: row.per_staff,
    text: writeScaled(row.per_staff, scale, lang, words),
  };
}

/**
 * What stands behind a department's bar, in 万元 or 万元 per person: the stated total, for parts need not add
 * up to it; the sum of the parts where none is stated, or where parts are paid to the public and divided by nobody.
 */
export function totalOf(
  { rowsOf, scale, cellsOf }: Omit<SpendingContext, 'axis'>,
  one: ShownDepartment,
): number {
  const rows = rowsOf.get(one.key) ?? [];
  const row = rows.find((candidate) => candidate.total !== null);
  const perPerson = scale === 'per-employee' ? (row?.staff ?? null) : 1;
  const isUndivided =
    scale === 'per-employee' &&
    rows.some((candidate) => candidate.value !== null && candidate.per_staff === null);
  if (row?.total != null && perPerson && !isUndivided) return row.total / perPerson;
  return sum((cellsOf.get(one.key) ?? []).map((cell) => cell.value));
}

/** What the parts are parts of, in words. */
export const whole = ({ breakdown, parentName, words }: SpendingContext): string =>
  parentName ? lowerFirst(parentName) : words.whole[breakdown];

/** Whether a department reports an amount, of one item or of any. */
export const hasAmount = (context: SpendingContext, one: ShownDepartment, item?: SpendingItem): boolean =>
  (context.rowsOf.get(one.key) ?? []).some(
    (row) => row.value !== null && (!item || row.concept === item.concept),
  );

/** Percentage of the total that no item accounts for; negative when the items exceed it. */
export const restOf = (rows: readonly SpendingRow[]): number =>
  rows.some((row) => row.share !== null) ? 100 - sum(rows.map((row) => row.share ?? 0)) : 0;

/** The sum of values. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A department-year against the year before: what changed most, and what made the total change. */
import { formatFigure, formatNumber, formatSigned, moneyAxis, moneyUnit } from '#app/locale/format.ts';
import { formatSpan } from '#app/locale/span.ts';
import {
  fullStop,
  isLong,
  listOf,
  sentences,
  seriesOf,
  spaceHan,
  statements,
  said,
} from '#app/locale/grammar.ts';
import { TERMS } from '#app/locale/terms.ts';
import type { Address } from '#app/session/address.ts';
import { derivedNote, type ViewModel } from '../model.ts';
import { USUAL } from './rating.ts';
import { changesPicture } from './changes-picture.ts';
import { changesWords, type ChangesWords } from './changes-words.ts';
import {
  decompose,
  growthOf,
  itemName,
  type ChangeItem,
  type ChangesContext,
  type ChangesInput,
  type LargeChange,
} from './decompose.ts';
import type { Table, TableCell, TableRow } from '#app/table/figure-table.ts';
import { absentCell, differenceCell, moneyCell, percentCell, quotientSource, textCell } from '../cells.ts';

/** A fifth of the year before, and as much money as matters among peers. */
export const USUAL_CHANGE: LargeChange = { relative: 20, absolute: USUAL.money };

type LargeChoice = Pick<Address, 'floor' | 'least'>;

/** Reads from when a change counts as large; what the address leaves out is as usual. */
export const readLarge = ({ floor, least }: LargeChoice): LargeChange => ({
  relative: floor ?? USUAL_CHANGE.relative,
  absolute: least ?? USUAL_CHANGE.absolute,
});

/** Writes it for the address, which leaves out what is usual. */
export const writeLarge = ({ relative, absolute }: LargeChange): LargeChoice => ({
  floor: relative === USUAL_CHANGE.relative ? null : Number(relative.toFixed(2)),
  least: absolute === USUAL_CHANGE.absolute ? null : Number(absolute.toFixed(4)),
});

/** Items drawn on their own. */
const MOST_DRAWN = 12;
/** Names listed in a sentence. */
const LISTED = 4;

/** Works out the view. */
export function buildChanges(input: ChangesInput): ViewModel {
  const { lang, kind, department } = input;
  const words = changesWords(lang);
  const found = decompose(kind, input.rows);
  if (!found) return nothing(input, words);
  const drawn = largestItems(found.items);
  // The axis counts in the unit of the changes: in that of a total a hundred times as large they would vanish.
  const changes = [
    ...drawn.map(({ change }) => change ?? 0),
    found.total.change ?? found.total.now?.value ?? 0,
  ];
  const context: ChangesContext = {
    ...input,
    words,
    found,
    what: itemName(found.total, lang),
    axis: moneyAxis(Math.max(0, ...changes.map(Math.abs)), lang),
    drawn,
  };
  const picture = found.total.change === null ? null : changesPicture(context);
  return {
    sentence: spaceHan(sentence(context)),
    caption:
      words.caption(context.axis.unit, department.fiscal_year - 1, department.fiscal_year) +
      (picture?.axis.cut ? words.captionCut : ''),
    picture,
    table: changesTable(context),
    notes: notes(context).map(spaceHan),
    empty: '',
  };
}

function nothing({ department, kind }: ChangesInput, words: ChangesWords): ViewModel {
  return {
    sentence: spaceHan(words.noTotal(department.name, department.fiscal_year, words.totals[kind])),
    caption: '',
    picture: null,
    table: { caption: '', columns: [{ key: 'item', head: words.columns.item, kind: 'text' }], rows: [] },
    notes: [],
    empty: spaceHan(words.empty(department.name)),
  };
}

/** Items that changed, the largest changes; in order from the largest rise to the largest fall. */
function largestItems(items: readonly ChangeItem[]): ChangeItem[] {
  const changed = items.filter(({ change }) => change !== 0);
  const largest = new Set(
    changed.toSorted((a, b) => Math.abs(b.change!) - Math.abs(a.change!)).slice(0, MOST_DRAWN),
  );
  return changed.filter((item) => largest.has(item));
}

/** Whether a change counts as large. From 0 any growth is beyond every percentage: the amount decides. */
export function isLarge(item: ChangeItem, { relative, absolute }: LargeChange): boolean {
  if (item.change === null || item.change === 0) return false;
  const growth = growthOf(item);
  const enough = growth === null || Math.abs(growth) >= relative * (1 - 1e-9);
  return enough && Math.abs(item.change) >= absolute * (1 - 1e-9);
}

/** Whether a change rests on a figure in doubt: nothing is said of its size then. */
const isDoubted = ({ now, prior }: ChangeItem, { doubted }: Pick<ChangesContext, 'doubted'>): boolean =>
  doubted([now, prior].flatMap((one) => one?.factId ?? []));

function sentence(context: ChangesContext): string {
  const { words, found, lang, department, what } = context;
  const { total, items } = found;
  const money = (value: number) => formatFigure(value, 'CNY10k', lang);
  const year = department.fiscal_year;
  if (!total.now || !total.prior || total.change === null) {
    if (!total.now) return words.noTotal(department.name, year, what);
    return words.noPrior(department.name, year, what, money(total.now.value));
  }
  const growth = growthOf(total);
  const [before, now] = formatSpan(total.prior.value, total.now.value, 'CNY10k', lang);
  const told = {
    name: department.name,
    what,
    from: year - 1,
    to: year,
    before,
    now,
    by: money(Math.abs(total.change)),
    rate: growth === null ? '' : `${formatSigned(growth, 1)}%`,
  };
  const head = words[total.change > 0 ? 'up' : total.change < 0 ? 'down' : 'same'](told);
  const signed = (value: number) => (value > 0 ? '+' : '−') + money(Math.abs(value));
  const [most, least] = [items[0], items.at(-1)];
  const parts = [
    head,
    items.length === 0 && words.noItems,
    most && most.change! > 0 && words.mostUp(itemName(most, lang), signed(most.change!)),
    least && least.change! < 0 && words.mostDown(itemName(least, lang), signed(least.change!)),
  ];
  const sound = items.filter((item) => !isDoubted(item, context));
  const doubtful = items.length - sound.length;
  const naming = (most: number) =>
    sentences(
      lang,
      fullStop(lang, statements(lang, ...parts)),
      sound.length > 0 && largeSentence(sound, context, most),
      doubtful > 0 && words.doubted(doubtful, sound.length === 0),
      doubtful === 0 && isDoubted(total, context) && words.totalDoubted,
    );
  return [LISTED, 1].map(naming).find((one) => !isLong(one)) ?? naming(0);
}

/** @param most how many names are listed; with none, what is large is left to the table, with few, that nothing is */
function largeSentence(
  items: readonly ChangeItem[],
  { words, lang, large }: ChangesContext,
  most: number,
): string {
  if (most === 0) return '';
  const those = items
    .filter((item) => isLarge(item, large))
    .toSorted((a, b) => Math.abs(b.change!) - Math.abs(a.change!));
  const least = words.least(
    `${formatNumber(large.relative, [0, 2])}%`,
    large.absolute > 0 ? formatFigure(large.absolute, 'CNY10k', lang) : '',
  );
  if (those.length === 0) return most < LISTED ? '' : words.noLarge(least);
  const names = those.map((item) => itemName(item, lang));
  const listed = names.length > most ? [...names.slice(0, most), '…'] : names;
  return words.large(
    those.length,
    names.length > most ? seriesOf(lang, ...listed) : listOf(lang, listed),
    least,
  );
}

function notes({ words, found, lang }: ChangesContext): string[] {
  const { total, items, oneSided } = found;
  const figures = [total, ...items].flatMap(({ now, prior }) => [now, prior]);
  const scopes = total.row.value_scope !== total.row.prior_scope && total.change !== null;
  return said([
    ...derivedNote(lang, figures, (figure) => figure?.origin === 'derived'),
    scopes && words.noteScope,
    total.change !== null && words.noteRest,
    oneSided.length > 0 && words.noteOneSided(listOf(lang, oneSided, (item) => itemName(item, lang))),
    words.notePrior,
    total.change !== null && words.noteSigns,
  ]);
}

/** The total first, then the items by the size of their change; those of one year only last. */
function changesTable(context: ChangesContext): Table {
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

/** A department-year against the year before: what changed most, and what made the total change. */
import type { OutlierChangeRow } from '#warehouse/questions.ts';
import { formatFigure, formatNumber, formatSigned, moneyAxis, type MoneyAxis } from '#app/locale/format.ts';
import { fullStop, listOf, sentences, seriesOf, spaceHan, statements } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import { derivedNote, type ViewModel } from '../model.ts';
import type { ShownDepartment } from '../shown.ts';
import { changesPicture } from './changes-picture.ts';
import { changesTable } from './changes-table.ts';
import { changesWords, type ChangesWords } from './changes-words.ts';
import { decompose, type ChangeItem, type Decomposition, type TotalKind } from './decompose.ts';

/** From when a change counts as large: both must be reached. */
export interface LargeChange {
  /** In per cent of the year before. */
  readonly relative: number;
  /** In 万元. */
  readonly absolute: number;
}

/** A fifth of the year before. */
export const USUAL_CHANGE: LargeChange = { relative: 20, absolute: 0 };

/** What the view is worked out from. */
export interface ChangesInput {
  readonly lang: Language;
  readonly department: ShownDepartment;
  readonly kind: TotalKind;
  readonly rows: readonly OutlierChangeRow[];
  readonly large: LargeChange;
  /** Whether one of the facts is in doubt. */
  readonly doubted: (factIds: readonly string[]) => boolean;
}

/** Everything the sentence, the picture and the table are made from. */
export interface ChangesContext extends ChangesInput {
  readonly words: ChangesWords;
  readonly found: Decomposition;
  readonly what: string;
  readonly axis: MoneyAxis;
  /** Items drawn on their own; the others are in the rest. */
  readonly drawn: readonly ChangeItem[];
}

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

/** The name of an item in the reader's language, with its code. */
export function itemName({ row }: Pick<ChangeItem, 'row'>, lang: Language): string {
  const name = conceptLabel(row.concept, lang, row);
  const code = /^function\.(\d+)$/.exec(row.concept)?.[1];
  return code && name !== code ? `${code} ${name}` : name;
}

/** Items that changed, the largest changes; in order from the largest rise to the largest fall. */
function largestItems(items: readonly ChangeItem[]): ChangeItem[] {
  const changed = items.filter(({ change }) => change !== 0);
  const largest = new Set(
    changed.toSorted((a, b) => Math.abs(b.change!) - Math.abs(a.change!)).slice(0, MOST_DRAWN),
  );
  return changed.filter((item) => largest.has(item));
}

/** Growth on the year before, in per cent; null where it is not known, or where that year was 0 or less. */
export const growthOf = ({ change, prior }: ChangeItem): number | null =>
  change === null || prior === null || prior.value <= 0 ? null : (change / prior.value) * 100;

/** Whether a change counts as large. From 0 any growth is beyond every percentage: the amount decides. */
export function isLarge(item: ChangeItem, { relative, absolute }: LargeChange): boolean {
  if (item.change === null || item.change === 0) return false;
  const growth = growthOf(item);
  const enough = growth === null || Math.abs(growth) >= relative * (1 - 1e-9);
  return enough && Math.abs(item.change) >= absolute * (1 - 1e-9);
}

/** Whether a change rests on a figure in doubt: nothing is said of its size then. */
export const isDoubted = (
  { now, prior }: ChangeItem,
  { doubted }: Pick<ChangesContext, 'doubted'>,
): boolean => doubted([now, prior].flatMap((one) => one?.factId ?? []));

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
  const told = {
    name: department.name,
    what,
    from: year - 1,
    to: year,
    before: money(total.prior.value),
    now: money(total.now.value),
    by: money(Math.abs(total.change)),
    rate: growth === null ? '' : `${formatSigned(growth, 1)}%`,
  };
  const head = words[total.change > 0 ? 'up' : total.change < 0 ? 'down' : 'same'](told);
  const signed = (value: number) => (value > 0 ? '+' : '−') + money(Math.abs(value));
  const [most, least] = [items[0], items.at(-1)];
  const parts = [
    head,
    ...(items.length === 0 ? [words.noItems] : []),
    ...(most && most.change! > 0 ? [words.mostUp(itemName(most, lang), signed(most.change!))] : []),
    ...(least && least.change! < 0 ? [words.mostDown(itemName(least, lang), signed(least.change!))] : []),
  ];
  const sound = items.filter((item) => !isDoubted(item, context));
  const doubtful = items.length - sound.length;
  return sentences(
    lang,
    fullStop(lang, statements(lang, ...parts)),
    sound.length > 0 && largeSentence(sound, context),
    doubtful > 0 && words.doubted(doubtful, sound.length === 0),
    doubtful === 0 && isDoubted(total, context) && words.totalDoubted,
  );
}

function largeSentence(items: readonly ChangeItem[], { words, lang, large }: ChangesContext): string {
  const those = items
    .filter((item) => isLarge(item, large))
    .toSorted((a, b) => Math.abs(b.change!) - Math.abs(a.change!));
  const least = words.least(
    `${formatNumber(large.relative, [0, 2])}%`,
    large.absolute > 0 ? formatFigure(large.absolute, 'CNY10k', lang) : '',
  );
  if (those.length === 0) return words.noLarge(least);
  const names = those.map((item) => itemName(item, lang));
  const listed = names.length > LISTED ? [...names.slice(0, LISTED), '…'] : names;
  return words.large(
    those.length,
    listed.length > LISTED ? seriesOf(lang, ...listed) : listOf(lang, listed),
    least,
  );
}

function notes({ words, found, lang }: ChangesContext): string[] {
  const { total, items, oneSided } = found;
  const figures = [total, ...items].flatMap(({ now, prior }) => [now, prior]);
  const scopes = total.row.value_scope !== total.row.prior_scope && total.change !== null;
  return [
    ...derivedNote(lang, figures, (figure) => figure?.origin === 'derived'),
    ...(scopes ? [words.noteScope] : []),
    ...(total.change === null ? [] : [words.noteRest]),
    ...(oneSided.length > 0
      ? [words.noteOneSided(listOf(lang, oneSided, (item) => itemName(item, lang)))]
      : []),
    words.notePrior,
    ...(total.change === null ? [] : [words.noteSigns]),
  ];
}

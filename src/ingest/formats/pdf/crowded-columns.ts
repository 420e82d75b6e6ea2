/**
 * Columns of a table without a frame that reach into each other: a long name ends below the amounts of other rows, or right
 * at its own. Amounts show their columns by themselves; names stand before, between or behind them.
 */
import { AMOUNT, NIL, WITH_DECIMALS } from './amounts.ts';
import type { Stretch, TextLine } from './lines.ts';
import type { RowBand } from './heads.ts';

/** Right edges of amounts of one column are as near, in the height of the type, where they are only about known too. */
const SAME_EDGE = 0.6;
/** As many amounts show where their column ends. */
const FEWEST_AMOUNTS = 2;
const NAME_AND_AMOUNT = /^(.*\p{Script=Han}[）)]?)\s*([-−]?[\d,]+\.\d{1,2})$/u;
const AMOUNT_AND_NAME =
  /^([-−]?[\d,]+\.\d{1,2})(?:\s*(?=\p{Script=Han})|\s+(?=[23]\d{2}(?:\d{2}){0,2}$))(.+)$/u;

/** Where a text was cut is only about known, in points. */
const ABOUT = 4;

const isAmount = ({ text }: Pick<Stretch, 'text'>): boolean =>
  AMOUNT.test(text.trim()) && WITH_DECIMALS.test(text);

/** Whether a text is neither an amount nor stands for none. */
const isWord = (text: Pick<Stretch, 'text'>): boolean => !isAmount(text) && !NIL.test(text.text.trim());

/** How wide a text is: ideographs and full-width signs count two, others one. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '⺀' ? 2 : 1), 0);

/** A text that may be an amount and what it touches, and where the amount ends. */
function partsOf({
  text,
  left,
  right,
}: Stretch): { first: string; second: string; cut: number; end: number } | null {
  const found = NAME_AND_AMOUNT.exec(text) ?? AMOUNT_AND_NAME.exec(text);
  if (!found) return null;
  const [first, second] = [found[1]!, found[2]!];
  const cut = left + ((right - left) * widthOf(first)) / widthOf(text);
  return { first, second, cut, end: isAmount({ text: first }) ? cut : right };
}

/**
 * Lines in which an amount and the name or code that it touches are two, where amounts of other lines end at the same place.
 */
export function partTouching(lines: readonly TextLine[]): TextLine[] {
  const edges = lines.flatMap(({ segments }) =>
    segments.flatMap((segment) => (isAmount(segment) ? segment.right : (partsOf(segment)?.end ?? []))),
  );
  return lines.map((line) => ({
    ...line,
    segments: line.segments.flatMap((segment) => {
      const parts = partsOf(segment);
      if (!parts) return [segment];
      const { first, second, cut, end } = parts;
      // The text itself is one of them.
      const near = edges.filter((edge) => Math.abs(edge - end) < line.size * SAME_EDGE);
      if (near.length <= FEWEST_AMOUNTS) return [segment];
      return [
        { text: first, left: segment.left, right: cut },
        { text: second, left: cut, right: segment.right },
      ].map((part) => ({ ...part, pieces: [part] }));
    }),
  }));
}

/**
 * The columns that one stretch of a table's width holds, where its amounts show them; null where it holds words alone or
 * amounts alone, or what stands in which column cannot be told.
 * @param rows the texts that each row has there, from left to right
 */
export function partBand(rows: readonly (readonly Stretch[])[]): RowBand[] | null {
  const amounts = joined(rows.flatMap((texts) => texts.filter(isAmount)));
  const words = rows.flatMap((texts) => texts.filter(isWord));
  if (amounts.length === 0 || words.length === 0) return null;
  // Before which of the amounts' columns a text begins; within one that cannot be told.
  const slotOf = ({ left }: Stretch) => {
    const slot = amounts.findIndex((band) => left < band.right - ABOUT);
    return slot === -1 ? amounts.length : left < amounts[slot]!.left ? slot : null;
  };
  if (words.some((text) => slotOf(text) === null)) return null;
  const slots = Array.from({ length: amounts.length + 1 }, (_, slot) =>
    words.filter((text) => slotOf(text) === slot),
  );
  const isTold = rows.every((texts) => {
    const own = texts.filter(isWord).map(slotOf);
    return new Set(own).size === own.length;
  });
  if (!isTold) return null;
  return slots.flatMap((texts, slot): RowBand[] => {
    const next = amounts[slot];
    const right = Math.min(Math.max(...texts.map((text) => text.right)), next?.left ?? Infinity);
    const names = { left: Math.min(...texts.map(({ left }) => left)), right, hasWords: true };
    return [...(texts.length > 0 ? [names] : []), ...(next ? [{ ...next, hasWords: false }] : [])];
  });
}

/** Stretches that overlap as one, from left to right. */
function joined(texts: readonly Stretch[]): { left: number; right: number }[] {
  const bands: { left: number; right: number }[] = [];
  for (const { left, right } of [...texts].sort((a, b) => a.left - b.left)) {
    const last = bands.at(-1);
    if (last && left < last.right) last.right = Math.max(last.right, right);
    else bands.push({ left, right });
  }
  return bands;
}

/** The column of a row's text that reaches into several: an amount ends where its column does, a name begins there; else null. */
export function columnOf(bands: readonly { left: number; right: number }[], text: Stretch): number | null {
  const over = bands.flatMap((band, index) =>
    text.left < band.right && text.right > band.left ? [index] : [],
  );
  if (over.length < 2) return null;
  const edge = isAmount(text) ? 'right' : 'left';
  const distance = (index: number) => Math.abs(bands[index]![edge] - text[edge]);
  return over.reduce((best, index) => (distance(index) < distance(best) ? index : best));
}

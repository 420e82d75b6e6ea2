/**
 * The original text of a document, handed over by the reader: checked by its hash, cut into the lines the
 * figures point at. It stays in the memory of the page.
 */

/** A line of an excerpt. */
export interface ExcerptLine {
  readonly number: number;
  /** Whether the figure's place covers it, or it is context. */
  readonly cited: boolean;
  /** The line in pieces; marked ones are the printed number. */
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[];
}

/** Lines shown before and after the cited ones. */
const CONTEXT_LINES = 3;

/** Cuts a text into the lines that line numbers count: any of the three line ends, no byte-order mark. */
export const splitLines = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);

/** The cited lines with their context, the printed number marked where it stands in one piece. */
export function excerptOf(
  lines: readonly string[],
  lineStart: number,
  lineEnd: number,
  printed: string | null,
): ExcerptLine[] {
  const from = Math.max(1, lineStart - CONTEXT_LINES);
  const to = Math.min(lines.length, lineEnd + CONTEXT_LINES);
  const excerpt: ExcerptLine[] = [];
  for (let number = from; number <= to; number++) {
    const cited = number >= lineStart && number <= lineEnd;
    const text = lines[number - 1]!;
    excerpt.push({ number, cited, pieces: cited ? markNumber(text, printed) : [{ text, marked: false }] });
  }
  return excerpt;
}

/** Splits a line at the printed number; its unit may be printed elsewhere, so the digits alone count too. */
function markNumber(text: string, printed: string | null): ExcerptLine['pieces'] {
  const digits = printed?.match(/[-−]?[\d０-９][\d０-９,，.．]*/)?.[0] ?? null;
  for (const wanted of [printed, digits]) {
    const at = wanted ? findNumber(text, wanted) : -1;
    if (wanted && at !== -1) return markAt(text, at, wanted.length);
  }
  const equal = digits === null ? null : findEqual(text, digits);
  return equal ? markAt(text, equal.at, equal.length) : [{ text, marked: false }];
}

function markAt(text: string, at: number, length: number): ExcerptLine['pieces'] {
  const pieces = [
    { text: text.slice(0, at), marked: false },
    { text: text.slice(at, at + length), marked: true },
    { text: text.slice(at + length), marked: false },
  ];
  return pieces.filter((piece) => piece.text !== '');
}

/** The first number of a text that is the wanted one written otherwise: with separators, with zeros at its end. */
function findEqual(text: string, wanted: string): { at: number; length: number } | null {
  const value = numberOf(wanted);
  for (const match of text.matchAll(/\d[\d,，]*(?:[.．]\d+)?/g)) {
    if (numberOf(match[0]) === value) return { at: match.index, length: match[0].length };
  }
  return null;
}

const numberOf = (text: string): number =>
  Number(text.normalize('NFKC').replaceAll(',', '').replace('−', '-'));

/** Where a number stands in a text, not as part of a longer number; -1 when it does not. */
function findNumber(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const before = text[at - 1] ?? '';
    const after = text.slice(at + wanted.length, at + wanted.length + 2);
    if (!/[\d.,]/.test(before) && !/^(\d|[.,]\d)/.test(after)) return at;
  }
  return -1;
}

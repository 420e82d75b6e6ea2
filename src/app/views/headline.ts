/** How an answer stands as a headline: what of it has three lines of the room there is, and what follows beneath. */

/** A size of type, by its name among the tokens, with how many rem it is. */
const SIZES = { answer: 1.25, lead: 1, text: 0.875 } as const;

/** A headline set in a room. */
export interface Headline {
  readonly size: keyof typeof SIZES;
  readonly head: string;
  /** What of the answer stands beneath it; '' where the headline is all of it. */
  readonly rest: string;
}

/** Lines a headline has at most. */
const LINES = 3;
/** In less room than this, in rem, the largest type is not used. */
const NARROW = 26;

/** Where a text may be parted, from the ends of sentences down to the ends of words. */
const PARTINGS = [/[。？]|[.?] (?=[\p{Lu}\p{N}“])/gu, /；|; /gu, /[，、]|, /gu, /[\u2e80-\uffff]| /gu];

/** What a line is never broken within: a word, or a 汉字, each with its punctuation. */
const UNBROKEN = /[（“《]*(?:[^\s（“《\u2e80-\uffff]+|[\u2e80-\uffff])[，。；：、）”》！？%…]*\s*/gu;

/** How wide a text is, in ems of its own type. */
export type Measure = (text: string) => number;

/** How many lines a text takes where each is so many ems wide. */
export function linesOf(text: string, room: number, measure: Measure): number {
  let [lines, filled] = [1, 0];
  for (const piece of text.match(UNBROKEN) ?? []) {
    if (filled > 0 && filled + measure(piece.trimEnd()) > room) [lines, filled] = [lines + 1, 0];
    filled += measure(piece);
  }
  return lines;
}

/**
 * Sets an answer in a room of so many rem: in the largest type in which it takes three lines. Where none is small
 * enough, as much of it as does: whole sentences, else whole statements or clauses.
 */
export function setHeadline(answer: string, room: number, measure: Measure): Headline {
  const lines = (text: string, size: Headline['size']) => linesOf(text, room / SIZES[size], measure);
  const fits = (text: string, size: Headline['size']) => lines(text, size) <= LINES;
  const whole = (['answer', 'lead'] as const).find(
    (size) => (size !== 'answer' || room >= NARROW) && fits(answer, size),
  );
  if (whole) return { size: whole, head: answer, rest: '' };
  for (const [rank, parting] of PARTINGS.entries()) {
    const ends = [...answer.matchAll(parting)].map((found) => found.index + found[0].length);
    for (const size of ['lead', 'text'] as const) {
      // Within a statement the lines are filled: the beginning of one says nothing.
      const isFull = (at: number) => rank < 2 || lines(headOf(answer, at, rank), size) === LINES;
      const end = ends.findLast((at) => fits(headOf(answer, at, rank), size));
      if (end !== undefined && isFull(end))
        return { size, head: headOf(answer, end, rank), rest: restOf(answer, end, rank) };
    }
  }
  return { size: 'text', head: answer, rest: '' };
}

/** What is cut within a sentence says so on both sides. */
const headOf = (answer: string, end: number, rank: number): string =>
  answer.slice(0, end).trimEnd() + (rank === 0 ? '' : ' …');
const restOf = (answer: string, end: number, rank: number): string =>
  (rank === 0 ? '' : '… ') + answer.slice(end);

/** What a reader's own copy of a document says at a place: a quotation, and a phrase by which the place is found again. */

/** A copy of a document, line by line. */
export type Copy = readonly string[];

/** A place quoted: the clause around a figure as the document has it, in three. */
export interface Quotation {
  readonly before: string;
  /** Words that a search finds once in the whole document; '' where there are none. */
  readonly phrase: string;
  readonly after: string;
}

const LONGEST_QUOTE = 44;
const LONGEST_PHRASE = 24;
const ENDS_A_CLAUSE = /[。；;！？!?\t|]/;

/**
 * Quotes a place of a copy; null where its lines hold nothing.
 * @param lineStart 1-based
 * @param printed the figure as it is printed there, null where the place as a whole is meant
 */
export function quotePlace(
  copy: Copy,
  lineStart: number,
  lineEnd: number,
  printed: string | null,
): Quotation | null {
  const lines = copy.slice(lineStart - 1, lineEnd);
  const wanted = printed === null ? '' : printed.trim();
  const line =
    lines.find((text) => wanted !== '' && text.includes(wanted)) ?? lines.find((text) => text.trim());
  if (line === undefined) return null;
  const at = wanted === '' ? -1 : line.indexOf(wanted);
  const phrase = phraseAround(line, Math.max(0, at), at < 0 ? 0 : at + wanted.length, copy);
  const [from, to] = phrase ?? [Math.max(0, at), at < 0 ? 0 : at + wanted.length];
  const [start, end] = clauseAround(line, from, to);
  const isCut = (place: number) => line[place] !== undefined && !ENDS_A_CLAUSE.test(line[place]);
  return {
    before: `${isCut(start - 1) ? '…' : ''}${line.slice(start, from).trimStart()}`,
    phrase: phrase ? line.slice(from, to) : '',
    after: `${line.slice(phrase ? to : from, end).trimEnd()}${isCut(end) ? '…' : ''}`,
  };
}

/** Where the clause begins and ends that holds a stretch of a line, cut to a readable length. */
function clauseAround(line: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start > 0 && !ENDS_A_CLAUSE.test(line[start - 1]!) && to - start < LONGEST_QUOTE) start -= 1;
  while (end < line.length && !ENDS_A_CLAUSE.test(line[end]!) && end - start < LONGEST_QUOTE) end += 1;
  return [start, end];
}

/** The shortest stretch of a line around another that stands once in the copy; null where there is none. */
function phraseAround(line: string, from: number, to: number, copy: Copy): [number, number] | null {
  let [start, end] = [from, Math.max(to, from + 1)];
  // What follows a figure often says less than what stands before it.
  for (let step = 0; end - start <= LONGEST_PHRASE; step += 1) {
    const phrase = line.slice(start, end);
    if (phrase.trim().length >= 4 && phrase === phrase.trim() && isUnique(phrase, copy)) return [start, end];
    if (start > 0 && (step % 3 !== 2 || end >= line.length)) start -= 1;
    else if (end < line.length) end += 1;
    else break;
  }
  return null;
}

function isUnique(phrase: string, copy: Copy): boolean {
  let found = 0;
  for (const line of copy) {
    for (let at = line.indexOf(phrase); at !== -1; at = line.indexOf(phrase, at + 1)) {
      found += 1;
      if (found > 1) return false;
    }
  }
  return found === 1;
}

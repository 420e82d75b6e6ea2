/** Passages that stand twice in one paragraph, and numbers that two headings in a row bear. */
import { numberInWords } from '../money-phrase.ts';
import { paragraphsOf } from '../outline/outline.ts';
import type { SourceDocument } from '../source.ts';
import { pieceOf } from './pieces.ts';
import { shortened, type ResidueRow } from './residues.ts';

/** Shorter passages repeat by themselves: names, units, the terms of a list. */
const SHORTEST = 80;
/** Words that follow upon themselves, the stop between them included: 具体内容包括:具体内容包括: */
const AT_ONCE = /(?<again>[\u4e00-\u9fff,:、]{6,40}?)\k<again>/g;

/** The second of the two, where a paragraph says the same at once, or a long passage of it again. */
export function readDoubledPassages(source: SourceDocument): ResidueRow[] {
  return paragraphsOf(source).flatMap((passage): ResidueRow[] => {
    if (passage.outside === 'contents') return [];
    const piece = pieceOf(passage);
    const row = (at: number, words: string): ResidueRow => {
      const line = piece.lineOf(at);
      return {
        kind: 'doubled',
        phrase: shortened(words),
        section: piece.section,
        line_start: line,
        line_end: line,
      };
    };
    const long = longestAgain(piece.text);
    if (long) return [row(long.again, piece.text.slice(long.first, long.first + SHORTEST))];
    return [...piece.text.matchAll(AT_ONCE)].map((match) => row(match.index, match.groups!['again']!));
  });
}

/** Where a passage of the shortest length stands first and stands again, not overlapping; null where none does. */
function longestAgain(text: string): { first: number; again: number } | null {
  if (text.length < 2 * SHORTEST) return null;
  const first = new Map<string, number>();
  for (let at = 0; at + SHORTEST <= text.length; at += 1) {
    const passage = text.slice(at, at + SHORTEST);
    const before = first.get(passage);
    if (before === undefined) first.set(passage, at);
    else if (at - before >= SHORTEST && /[\u4e00-\u9fff]/.test(passage)) return { first: before, again: at };
  }
  return null;
}

/** 1-1-5管理综合考评; 二十七、基本支出: the levels above a number, the number, and what bears it. */
const NUMBERED =
  /^\s*(?:(?<above>\d{1,2}-(?:\d{1,2}-){0,2})(?<digits>\d{1,2})(?![\d-])|(?<words>[一二三四五六七八九十]{1,4})、)/;

/** The second of two paragraphs in a row of numbers that bear the same one, where the one before bears the number before. */
export function readRepeatedNumbers(source: SourceDocument): ResidueRow[] {
  const runs = new Map<string, readonly number[]>();
  return paragraphsOf(source).flatMap((passage): ResidueRow[] => {
    const piece = pieceOf(passage);
    const match = passage.outside === 'contents' ? null : NUMBERED.exec(piece.text);
    if (!match) return [];
    const { above = '', digits, words } = match.groups!;
    const number = digits === undefined ? (numberInWords(words!)?.value ?? 0) : Number(digits);
    const run = runs.get(above) ?? [];
    runs.set(above, [...run, number].slice(-2));
    if (run.length < 2 || run[1] !== number || run[0] !== number - 1) return [];
    const line = piece.lineOf(0);
    const phrase = shortened(piece.text.trim().split(/[:,。;]/)[0]!);
    return [{ kind: 'numbering', phrase, section: piece.section, line_start: line, line_end: line }];
  });
}

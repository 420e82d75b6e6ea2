/** Which lines of a page belong to one paragraph: judged by where they begin and end. */
import { LIST_OR_HEADING } from '../numbering.ts';
import type { TextLine } from './pdf-lines.ts';

/** How running text is set on pages of one width. */
export interface TextSetting {
  /** Where full lines begin and end. */
  readonly left: number;
  readonly right: number;
  /** Height of the type most of the text is set in. */
  readonly size: number;
}

/** A line of running text and the setting it stands in. */
export interface FlowLine {
  readonly line: TextLine;
  readonly page: number;
  readonly setting: TextSetting;
}

const SENTENCE_END = /[。；：！？;:!?.…]$/;
/** What of a line cannot be parted from its first character: a number, a word, brackets and closing signs. */
const FIRST_TOKEN = /^[（(“‘《【[]*(?:[\d.,%A-Za-z-]+|.)?[，。；：、）)”’》】\]！？%]*/u;

/** How much a full line may fall short of what would have fitted, in the height of the type. */
const RAGGED = 0.6;
/** Indented further than this, in the height of the type, a line begins a paragraph. */
const INDENT = 1.2;

/**
 * The setting of running text: most of a document's lines are full, but some hang over the margin. A page
 * of short lines alone, such as the contents, has no margins of its own.
 */
export function measureSetting(lines: readonly TextLine[]): TextSetting {
  const lengths = new Map<number, number>();
  for (const { size, text } of lines) lengths.set(size, (lengths.get(size) ?? 0) + text.length);
  const [size = 0] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [];
  return {
    left: quantile(
      lines.map(({ box }) => box[0]),
      0.1,
    ),
    right: quantile(
      lines.map(({ box }) => box[2]),
      0.9,
    ),
    size,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Whether `next` carries on the paragraph that `before` is the last line of. */
export function goesOn(before: FlowLine, next: FlowLine): boolean {
  const { line: above } = before;
  const { line: below } = next;
  const { right } = before.setting;
  const { left } = next.setting;
  const size = Math.max(above.size, below.size);
  if (Math.abs(above.size - below.size) > size * 0.25) return false;
  if (isCentredTitle(before, next)) return true;
  if (below.segments.length > 2) return false;
  if (LIST_OR_HEADING.test(below.text) && (SENTENCE_END.test(above.text) || below.box[0] > left + size))
    return false;
  const isFull = above.box[2] + firstTokenWidth(below) >= right - size * RAGGED;
  const isIndented = below.box[0] > left + size * INDENT;
  return isFull && !isIndented;
}

/** How much room the part of a line takes that had to stand on one line. */
function firstTokenWidth(line: TextLine): number {
  const token = FIRST_TOKEN.exec(line.text)?.[0] ?? '';
  return [...token].reduce((sum, char) => sum + (char > '\u2E7F' ? 1 : 0.55) * line.size, 0);
}

/** A title too long for one line: both halves stand in the middle, in type larger than the text's. */
function isCentredTitle({ line: above, setting, page }: FlowLine, next: FlowLine): boolean {
  const { left, right, size } = setting;
  const middle = (box: TextLine['box']) => (box[0] + box[2]) / 2;
  const { line: below } = next;
  const indented = below.box[0] > left + below.size * INDENT;
  return (
    page === next.page &&
    above.size > size * 1.1 &&
    Math.abs(above.size - below.size) < 1 &&
    indented &&
    below.box[1] - above.box[3] < above.size * 1.5 &&
    above.box[2] - above.box[0] > (right - left) * 0.6 &&
    Math.abs(middle(above.box) - middle(below.box)) < above.size &&
    !LIST_OR_HEADING.test(below.text)
  );
}

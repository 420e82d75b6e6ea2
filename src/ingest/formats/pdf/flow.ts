/** Which lines of a page belong to one paragraph: judged by where they begin and end. */
import { LIST_OR_HEADING } from '../../numbering.ts';
import { toHalfWidth } from '../../numeral.ts';
import type { TextLine } from './lines.ts';

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
  /** Index of the page. */
  readonly page: number;
  readonly setting: TextSetting;
}

const SENTENCE_END = /[。；：！？;:!?.…]$/;
/** What of a line cannot be parted from its first character: a number, a word, brackets and closing signs. */
const FIRST_TOKEN = /^[（(“‘《【[]*(?:[\d.,%A-Za-z-]+|.)?[，。；：、）)”’》】\]！？%]*/u;

/** A part of the document begins with its heading, unless the words before lead on to it. */
const PART = /^第[一二三四五六七八九十\d]+部分/;
const LEADS_ON = /[，、（(“见在至和及与]$/;

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
  // What an edge cuts off is not wrapped, and goes on elsewhere: what is set below it is another text.
  if (above.cut || below.cut) return false;
  if (isCentredTitle(before, next)) return true;
  if (below.segments.length > 2 || (PART.test(below.text) && !LEADS_ON.test(above.text))) return false;
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

/** A page's lines of running text and how high the page is. */
export interface PageLines {
  readonly height: number;
  readonly lines: readonly TextLine[];
}

const PAGE_NUMBER =
  /^[-—–·\s~]*\d{1,4}[-—–·\s~]*$|^第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?$|^\d{1,4}\s*\/\s*\d{1,4}$|^[IVXivx]{1,6}$/;
/** The share of a page's height, at its top and at its bottom, that heads and feet keep to. */
const MARGIN = 0.12;
/** A title of a form stands on top of many pages and is no running head. */
const FORM_TITLE = /表|单位[:：]|附件/;
const FEWEST_PAGES = 3;
/** Heads stand at one height on every page. */
const SAME_HEIGHT = 4;

/** The lines of each page that are page numbers, running heads or running feet. */
export function findFurniture(pages: readonly PageLines[]): Set<TextLine> {
  const furniture = new Set<TextLine>();
  const repeated = repeatedTexts(pages);
  for (const { lines, height } of pages) {
    const top = lines.filter(({ baseline }) => baseline < height * MARGIN);
    const bottom = lines.filter(({ baseline }) => baseline > height * (1 - MARGIN)).reverse();
    for (const edge of [top, bottom]) {
      for (const line of edge) {
        if (!PAGE_NUMBER.test(toHalfWidth(line.text).trim()) && !repeated.has(keyOf(line))) break;
        furniture.add(line);
      }
    }
  }
  return furniture;
}

const keyOf = (line: TextLine): string =>
  `${line.text.replace(/\s+/g, '')} ${Math.round(line.baseline / SAME_HEIGHT)}`;

function repeatedTexts(pages: readonly PageLines[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { lines, height } of pages) {
    const atEdge = lines.filter(
      ({ baseline, text }) =>
        (baseline < height * MARGIN || baseline > height * (1 - MARGIN)) && !FORM_TITLE.test(text),
    );
    for (const key of new Set(atEdge.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const needed = Math.max(FEWEST_PAGES, pages.length / 3);
  return new Set([...counts].filter(([, count]) => count >= needed).map(([key]) => key));
}

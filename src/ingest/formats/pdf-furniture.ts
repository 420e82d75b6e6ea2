/** What a page carries besides the document's text: its number, and heads and feet that run through. */
import { toHalfWidth } from '../numeral.ts';
import type { TextLine } from './pdf-lines.ts';

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

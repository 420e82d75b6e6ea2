/**
 * Where in a document a block stands: the headings above it. Accounts number their headings
 * 第一部分 · 一、 · （一） · 1. · （1） · <1>, and lose some of the numbers to automatic numbering.
 */
import type { Block, SourceDocument } from '../source.ts';

/** Between the levels of a heading path. */
export const SECTION_SEPARATOR = ' / ';

/** A heading that is open at some place of the document. */
export interface Heading {
  /** 0 is outermost. */
  readonly level: number;
  /** Without its number and closing punctuation. */
  readonly title: string;
}

const NUMBERINGS: readonly { level: number; pattern: RegExp }[] = [
  { level: 0, pattern: /^第\s*[一二三四五六七八九十\d]+\s*部分\s*/ },
  { level: 3, pattern: /^[一二三四五六七八九十]+[、.．]\s*/ },
  { level: 4, pattern: /^[（(][一二三四五六七八九十]+[）)]\s*/ },
  { level: 5, pattern: /^\d+[.．、](?!\d)\s*/ },
  { level: 6, pattern: /^[（(]\d+[）)]\s*/ },
  { level: 7, pattern: /^<\d+>\s*/ },
];
/** Parts of a disclosure, also where automatic numbering took their number. */
const PART =
  /^(?:名词解释|附件|附表|.{0,30}(?:部门|单位)概况|.{0,20}(?:部门|单位)决算情况说明|.{0,30}(?:部门|单位)决算(?:公开)?表)$/;
const APPENDIX = /^附件\s*[一二三四五六七八九十\d]+$/;
const REPORT = /报告$/;
const CHAPTER = /情况说明$/;
const APPENDIX_LEVEL = 1;
const REPORT_LEVEL = 2;
const CHAPTER_LEVEL = 3;
/** A heading without a number, inside whatever numbered heading is open. */
const LEAF_LEVEL = 8;

const LONGEST_NUMBERED = 40;
const LONGEST_UNNUMBERED = 26;
const CLOSING = /[。：:；;]$/;
const SENTENCE_MARK = /[，。；：！？,;:!?…]/;
/** Short lines that are no headings: amounts, years, page numbers, names of bodies, captions. */
const NO_HEADING =
  /\d\s*(?:万|亿)?元|^[（(]?\s*\d{4}\s*(?:年)?年?度?\s*[）)]?$|^[\d\s.,-]+$|^公开|^[（(]图|(?:局|中心|院|所|队|厅|站)(?:[（(]本级[）)])?$|^[A-Za-z\d\s]*$/;

/** The heading a paragraph is, or null when it is running text. */
function headingOf(text: string): Heading | null {
  const numbering = NUMBERINGS.find(({ pattern }) => pattern.test(text));
  const body = (numbering ? text.replace(numbering.pattern, '') : text).trim();
  const title = numbering ? body.replace(CLOSING, '').trim() : body;
  // A chapter's title may name the body in full.
  const longest = numbering || CHAPTER.test(title) ? LONGEST_NUMBERED : LONGEST_UNNUMBERED;
  if (title === '' || title.length > longest || SENTENCE_MARK.test(title) || NO_HEADING.test(title))
    return null;
  return { level: levelOf(title, numbering?.level ?? null), title };
}

/** A heading that its text runs on from, with a mark or without: `（一）机关运行经费支出情况。2023年度…`. */
const RUN_IN =
  /^((?:20\d{2}\s*年?度?)?[^，。；：！？,;:!?\d]{2,36}?(?:情况|说明))(?:[。：:]\s*\S|\s*(?:20\d{2}\s*年|本部门|我部门|本单位))/;

/** The numbered heading that a paragraph opens with, or null. */
function runInHeading(text: string): Heading | null {
  const numbering = NUMBERINGS.find(({ pattern }) => pattern.test(text));
  const title = numbering && RUN_IN.exec(text.replace(numbering.pattern, ''))?.[1]?.trim();
  return title && !NO_HEADING.test(title) ? { level: levelOf(title, numbering.level), title } : null;
}

function levelOf(title: string, numbered: number | null): number {
  if (numbered !== null && numbered <= CHAPTER_LEVEL) return numbered;
  if (APPENDIX.test(title)) return APPENDIX_LEVEL;
  if (numbered === null && PART.test(title)) return 0;
  if (numbered === null && REPORT.test(title)) return REPORT_LEVEL;
  if ((numbered === null || numbered === 5) && CHAPTER.test(title)) return CHAPTER_LEVEL;
  return numbered ?? LEAF_LEVEL;
}

/** The headings open at every block, outermost first, in the order of `source.blocks`. */
export function openHeadings(source: SourceDocument): (readonly Heading[])[] {
  let open: Heading[] = [];
  return source.blocks.map((block: Block) => {
    const heading = block.kind === 'paragraph' ? (headingOf(block.text) ?? runInHeading(block.text)) : null;
    if (heading) open = [...open.filter(({ level }) => level < heading.level), heading];
    return open;
  });
}

/** Titles of headings joined into a path. */
function headingPath(headings: readonly { title: string }[]): string {
  return headings.map(({ title }) => title).join(SECTION_SEPARATOR);
}

/**
 * The heading path of every block, in the order of `source.blocks`: titles from the outermost in, numbers
 * stripped, joined by `SECTION_SEPARATOR`. A heading's own path ends with itself; '' before the first.
 */
export function sectionPaths(source: SourceDocument): string[] {
  return openHeadings(source).map(headingPath);
}

/**
 * Path of a form: the part, appendix or report it is attached to, and its title. A form that follows a
 * report's last paragraph does not belong to that paragraph's section; where it carries no title of
 * its own, the unnumbered line above is its title.
 */
export function formPath(headings: readonly Heading[], title: string | null): string {
  const attachedTo = headings.filter(({ level }) => level <= REPORT_LEVEL);
  const above = headings.filter(({ level }) => level === LEAF_LEVEL);
  return headingPath([...attachedTo, ...(title === null ? above : [{ title }])]);
}

/**
 * The outline of a document: which headings stand above each block and what that part of it is about. Headings lose
 * some of their numbers to automatic numbering. Everything that reads a document goes by this one outline.
 */
import { numbered } from '../numbering.ts';
import { type Block, firstOfFiles, type Paragraph, type SourceDocument } from '../source.ts';
import { isFormTitle } from '../captions.ts';
import { outsideOf, topicOf, topicWithin, type Outside, type Topic } from './topic.ts';

/** Between the levels of a heading path. */
const SEPARATOR = ' / ';

/** A heading that is open at some place of the document. */
interface Heading {
  /** 0 is outermost. */
  readonly level: number;
  /** Without its number and closing punctuation. */
  readonly title: string;
  /** The level that its own number stands for. */
  readonly number: number | null;
}

/** What the headings above a block say. */
interface Headings {
  /** Outermost first. A heading's own block ends with itself. */
  readonly headings: readonly Heading[];
  /** Heading path, ' / ' between levels, without numbering; '' before the first. */
  readonly section: string;
  /** What the nearest heading with a topic is about; null before the first one. */
  readonly topic: Topic | null;
  /** Set where the passage is not part of the accounts proper. */
  readonly outside: Outside | null;
}

/** A block of the document, where it stands and what that part is about. */
export interface Passage<B extends Block = Block> extends Headings {
  readonly block: B;
}

const outlines = new WeakMap<SourceDocument, readonly Passage[]>();

/** Every block of a document with its place, in order. Worked out once. */
export function outlineOf(source: SourceDocument): readonly Passage[] {
  const known = outlines.get(source);
  if (known) return known;
  let above = under([]);
  let hasAccounts = false;
  const isFirst = firstOfFiles(source);
  const outline = source.blocks.map((block): Passage => {
    if (isFirst(block)) {
      above = under([]);
      hasAccounts = false;
    }
    const found = withinItem(headingOf(textOf(block)) ?? runInHeading(textOf(block)), textOf(block), above);
    // Above the accounts 附件 says that they are attached to a notice, below them that they are over.
    const isNotice =
      !hasAccounts && found !== null && outsideOf(found.title) === 'annex' && !numbered(textOf(block));
    const heading = isNotice ? null : found;
    if (heading && (topicOf(heading.title) || isFormTitle(heading.title))) hasAccounts = true;
    if (heading) above = under([...above.headings.filter(({ level }) => level < heading.level), heading]);
    return { block, ...above };
  });
  outlines.set(source, outline);
  return outline;
}

/** A paragraph's text; '' of a table, which is no heading. */
const textOf = (block: Block): string => (block.kind === 'paragraph' ? block.text : '');

/** The paragraphs of a document with their places, in order. */
export function paragraphsOf(source: SourceDocument): Passage<Paragraph>[] {
  return outlineOf(source).filter(
    (passage): passage is Passage<Paragraph> => passage.block.kind === 'paragraph',
  );
}

/** The titles of the headings above the blocks of a section, outermost first. */
export const titlesOf = (section: string): string[] => section.split(SEPARATOR);

function under(headings: readonly Heading[]): Headings {
  let topic: Topic | null = null;
  let outside: Outside | null = null;
  for (const { title } of headings) {
    // A profile ends where a section of the accounts begins, whatever level the heading lost.
    if (outside === null || outside === 'profile') {
      outside = outsideOf(title) ?? (topicOf(title) || isFormTitle(title) ? null : outside);
    }
    topic = topicWithin(topic, title);
  }
  // Forms are attached below whatever the document ends with.
  if (outside !== 'contents' && isFormTitle(headings.at(-1)?.title ?? '')) outside = null;
  return { headings, section: pathOf(headings), topic, outside };
}

const pathOf = (headings: readonly { readonly title: string }[]): string =>
  headings.map(({ title }) => title).join(SEPARATOR);

/** Parts of a disclosure, also where automatic numbering took their number. */
const PART =
  /^(?:名词解释|附件|附表|.{0,30}(?:部门|单位)概况|.{0,20}(?:部门|单位)决算情况说明|.{0,30}(?:部门|单位)决算(?:公开)?表)$/;
const APPENDIX = /^附件\s*[一二三四五六七八九十\d]+$/;
const REPORT = /报告$/;
const CHAPTER = /情况说明$/;
const APPENDIX_LEVEL = 1;
const REPORT_LEVEL = 2;
const CHAPTER_LEVEL = 3;
/** Of 1., 2. … */
const ITEM_LEVEL = 5;
/** A heading without a number, inside whatever numbered heading is open. */
const LEAF_LEVEL = 8;

const LONGEST_NUMBERED = 40;
const LONGEST_UNNUMBERED = 26;
/** What a heading says of the unit of the amounts below it: （单位：万元）. */
const UNIT_REMARK = /[（(](?:金额)?单位[：:]\s*[^（()）]{1,6}[)）]$/;
const CLOSING = /[。：:；;]$/;
const SENTENCE_MARK = /[，。；：！？,;:!?…]/;
/** Short lines that are no headings: amounts, years, page numbers, names of bodies, captions. */
const NO_HEADING =
  /\d\s*(?:万|亿)?元|^[（(]?\s*\d{4}\s*(?:年)?年?度?\s*[）)]?$|^[\d\s.,-]+$|^公开|^[（(]图|(?:局|中心|院|所|队|厅|站)(?:[（(]本级[）)])?$|^[A-Za-z\d\s]*$/;

/** The heading a paragraph is, or null when it is running text. */
function headingOf(text: string): Heading | null {
  const number = numbered(text);
  const title = (number ? number.rest.trim().replace(CLOSING, '').trim() : text.trim()).replace(
    UNIT_REMARK,
    '',
  );
  // A chapter's title may name the body in full.
  const longest = number || CHAPTER.test(title) ? LONGEST_NUMBERED : LONGEST_UNNUMBERED;
  if (title === '' || title.length > longest || SENTENCE_MARK.test(title) || NO_HEADING.test(title))
    return null;
  return { level: levelOf(title, number?.level ?? null), title, number: number?.level ?? null };
}

/** A heading that its text runs on from, with a mark or without: `（一）机关运行经费支出情况。2023年度…`. */
const RUN_IN =
  /^((?:20\d{2}\s*年?度?)?[^，。；：！？,;:!?\d]{2,36}?(?:情况|说明))(?:[。：:]\s*\S|\s*(?:20\d{2}\s*年|本部门|我部门|本单位))/;

/** 六、政府采购：2023年度…: a matter told by itself, at the level of the sections, and not what its name means. */
const RUN_IN_MATTER =
  /^((?:(?:财政拨款)?[“"]?三公[”"]?经费|(?:机关)?运行经费|政府采购|国有资产(?:占有|占用|使用|占有使用|占用使用)?|(?:预算)?绩效(?:管理|评价|自评)?)(?:支出)?(?:工作)?)[。：:]\s*(?!(?:是|就是|主要)?指|反映)\S/;
const LOWEST_OF_MATTERS = 4;

/** The numbered heading that a paragraph opens with, or null. */
function runInHeading(text: string): Heading | null {
  const number = numbered(text);
  const matter = number && number.level <= LOWEST_OF_MATTERS ? RUN_IN_MATTER.exec(number.rest) : null;
  const title = number && (matter ?? RUN_IN.exec(number.rest))?.[1]?.trim();
  return title && !NO_HEADING.test(title)
    ? { level: levelOf(title, number.level), title, number: number.level }
    : null;
}

/**
 * 1.预算绩效情况说明 below （八）其他重要事项说明, or first below 十、, is one of its items and no chapter, and so are those behind it:
 * 2.机关运行经费支出情况 stands beside it.
 */
function withinItem(heading: Heading | null, text: string, { headings }: Headings): Heading | null {
  const isNext = /^1\D/.test(text) || headings.some(({ level }) => level === ITEM_LEVEL);
  const isItem =
    heading?.number === ITEM_LEVEL &&
    headings.some(({ number }) => number === ITEM_LEVEL - 1 || (number === CHAPTER_LEVEL && isNext));
  return heading && isItem ? { ...heading, level: ITEM_LEVEL } : heading;
}

function levelOf(title: string, number: number | null): number {
  if (number !== null && number <= CHAPTER_LEVEL) return number;
  if (APPENDIX.test(title)) return APPENDIX_LEVEL;
  if (number === null && PART.test(title)) return 0;
  if (number === null && REPORT.test(title)) return REPORT_LEVEL;
  if ((number === null || number === ITEM_LEVEL) && CHAPTER.test(title)) return CHAPTER_LEVEL;
  return number ?? LEAF_LEVEL;
}

/**
 * Path of a form: the part, appendix or report it is attached to, and its title. A form that follows a
 * report's last paragraph does not belong to that paragraph's section; where it carries no title of
 * its own, the unnumbered line above is its title.
 */
export function formPath({ headings }: Headings, title: string | null): string {
  const attachedTo = headings.filter(({ level }) => level <= REPORT_LEVEL);
  const above = headings.filter(({ level }) => level === LEAF_LEVEL);
  return pathOf([...attachedTo, ...(title === null ? above : [{ title }])]);
}

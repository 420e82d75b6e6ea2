import type { Fund } from '#model/tables.ts';
import type { Classification, PrintedPath } from '../lexicon/classification.ts';
import { namesIn } from '../lexicon/text-names.ts';
import type { Topic } from '../outline/topic.ts';
import type { CompactText } from '../text.ts';
import { findPaths } from './paths.ts';
import type { SpentOf } from './spending.ts';

/** An item of the accounts named in a stretch of text. */
export interface Mention {
  /** Concepts the item stands for; several where one sentence states two totals at once. */
  readonly concepts: readonly string[];
  readonly fund: Fund | null;
  /** Set where a 项 is printed under a 款 that it does not belong to. */
  readonly misplaced: boolean;
  /** Where its name stands in the compact text of the paragraph. */
  readonly start: number;
  readonly end: number;
  /** The whole a share is taken of (占…的), not what the figures are about. */
  readonly isBase: boolean;
  /** The type where the item is one of a list of vehicles, else null. */
  readonly vehicleType: string | null;
}

/** The two classifications, by name. */
export interface Classifications {
  readonly functional: Classification;
  readonly economic: Classification;
}

/** What the names in a stretch of text depend on. */
export interface MentionContext {
  readonly topic: Topic | null;
  readonly classifications: Classifications;
  /** Levels of the functional classification that the headings above name. */
  readonly above: PrintedPath;
}

/** Which money the functional items of a section cover; null where the section is on none. */
const FUNDS: Partial<Record<Topic, Fund>> = {
  overall: 'all',
  expenditure: 'all',
  appropriation: 'fiscal_appropriation',
  appropriation_basic: 'fiscal_appropriation',
  general_budget: 'general_public_budget',
  basic: 'general_public_budget',
  government_fund: 'government_fund',
  state_capital: 'state_capital',
};
const fundOf = (topic: Topic | null): Fund | null => (topic && FUNDS[topic]) ?? null;

/** Items named in `text` between two offsets, in order. Where names overlap the longest counts. */
export function findMentions(text: string, from: number, to: number, context: MentionContext): Mention[] {
  const stretch = text.slice(from, to);
  const { topic } = context;
  const isShareOf = (start: number) => isWhole(stretch, start);
  const found = [
    ...pathMentions(stretch, context),
    ...namesIn(stretch, topic, isShareOf).map((name) => ({
      ...NAMED,
      ...name,
      isBase: name.concepts.length > 0 && isShareOf(name.start),
    })),
  ];
  const remarks = remarksIn(stretch);
  const kept: Mention[] = [];
  for (const mention of found
    .filter(({ start, end }) => !remarks.some((remark) => remark.start < start && end < remark.end))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (kept.every((other) => mention.end <= other.start || mention.start >= other.end)) kept.push(mention);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map((mention) => ({ ...mention, start: mention.start + from, end: mention.end + from }));
}

/** What holds of most mentions. */
const NAMED = { fund: null, misplaced: false, isBase: false, vehicleType: null };

/** Remarks in brackets that open and close within a stretch: they name nothing the figures after them are about. */
export function remarksIn(stretch: string): { start: number; end: number }[] {
  return [...stretch.matchAll(/\([^()]*\)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Words without remarks in brackets; 增加(减少) is none, but a choice the template left open. */
export const withoutRemarks = (words: string): string =>
  words.replace(/\((?!(?:增加|增长|上升|提高|减少|下降|降低)\))[^()]*\)/g, '');

function pathMentions(stretch: string, { topic, classifications, above }: MentionContext): Mention[] {
  return findPaths(stretch, classifications.functional, above).map(({ code, ...place }) => ({
    ...NAMED,
    ...place,
    concepts: code ? [`function.${code}`] : [],
    fund: fundOf(topic) ?? 'general_public_budget',
    isBase: isWhole(stretch, place.start),
  }));
}

/** Whether a name is that of the whole a share is taken of: 占本年支出合计的. */
const isWhole = (stretch: string, start: number): boolean =>
  /占(?!用|有|比)[^,。;:比\d]{0,20}$/.test(stretch.slice(Math.max(0, start - 24), start));

const SEGMENT_LEAD =
  /^(?:其中|(?:本|我)(?:部门|单位|局|厅|委)|(?:主要|具体)?包括|具体为|分别为|分别是|一是|二是|三是|用于|主要用于|20\d{2}年度?|本年度?|(?:\d{3}|\d{5}|\d{7})[类款项]|\d+[.、]|\(\d+\)|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|[\u2460-\u249b])+/;
const SEGMENT_TAIL =
  /(?:科目)?(?:20\d{2}年度?)?(?:(?:支出)?(?:年初|全年|调整后?)?的?(?:预算|决算)(?:安排)?数?|总额|共计|合计|实际支出)?(?:为|是|:)?$/;

/**
 * The item whose bare name stands right before a figure, by the classification: 工资福利支出 within
 * basic expenditure, 教育支出 within the structure of expenditure. Null when the words are no such name.
 */
export function classifiedMention(
  text: string,
  from: number,
  to: number,
  topic: Topic | null,
  spent: SpentOf | null,
  { functional, economic }: Classifications,
): Mention | null {
  // 基本工资：70.15 万元: a colon right before the amount ends no name.
  const stretch = text.slice(from, to).replace(/:$/, '');
  let start = Math.max(...[...',。;:、'].map((mark) => stretch.lastIndexOf(mark)), openedAt(stretch)) + 1;
  start += SEGMENT_LEAD.exec(stretch.slice(start))?.[0].length ?? 0;
  const name = stretch.slice(start).replace(SEGMENT_TAIL, '');
  if (name === '') return null;
  const mention = (concept: string, fund: Fund | null): Mention => ({
    ...NAMED,
    concepts: [concept],
    fund,
    start: from + start,
    end: from + start + name.length,
  });
  const ofEconomic = () => {
    const code = economic.resolveName(name.replace(/^对个人和家庭补助/, '对个人和家庭的补助'));
    return code === null || !spent ? null : mention(`${spent.family}.${code}`, spent.fund);
  };
  if (spent && spent.family !== 'expenditure.economic') return ofEconomic();
  if (fundOf(topic) === null) return null;
  // Where income and expenditure are told together only 教育支出 and the like say which they are.
  if (topic === 'overall' && (!name.endsWith('支出') || name === '其他支出')) return null;
  const code =
    functional.resolveName(name, '', 3) ?? (topic === 'overall' ? null : functional.resolveName(name));
  return code === null ? ofEconomic() : mention(`function.${code}`, fundOf(topic));
}

/** Where a bracket opens that the stretch does not close, or -1. */
const openedAt = (stretch: string): number => /\([^()]*$/.exec(stretch)?.index ?? -1;

/** A paragraph that goes on about the item named in the one before. */
const GOES_ON =
  /^(?:20\d{2}年度?|本年度?|全年|(?:本|我)(?:部门|单位|局)|(?:其|该项)?(?:实际)?支出|(?:财政拨款)?安排的?|[,:])*(?:年初|全年|调整后?|批复)?的?(?:(?:未|没有|无)(?:安排|编制|批复)?)?(?:预算|决算|支出\d|\d)/;
/** A paragraph between an item and its figures that says what the money was for. */
const TELLS_USE = /^(?:主要)?(?:用于|反映|是指)/;
/** Words around the name in a line that names an item and nothing else. */
const NAMED_ALONE =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、]|[\u2460-\u249b])?(?:关于)?|(?:情况)?(?:的?说明)?[。:]?$/g;
/** Three levels with their names. */
const LONGEST_NAME_ALONE = 90;

/** Whether a paragraph goes on about the item that the one before named. */
export const goesOn = (text: string): boolean => GOES_ON.test(text);

/** Whether a paragraph without a figure only tells what the money of the item before was for. */
export const tellsUse = (text: string): boolean => TELLS_USE.test(text);

/** The item that a paragraph names and holds nothing else than, or null. */
export function namedAlone({ text }: CompactText, context: MentionContext): Mention | null {
  if (text.length > LONGEST_NAME_ALONE) return null;
  const mention = findMentions(text, 0, text.length, context).at(-1);
  if (!mention || mention.concepts.length !== 1) return null;
  const isMarked = /\(\d*[类款项]\)[。:]?$/.test(text) && mention.end >= text.length - 1;
  const isWhole = text.slice(mention.start, mention.end) === text.replace(NAMED_ALONE, '');
  return isMarked || isWhole ? mention : null;
}

const UNIT_NAME = /(?:局|中心|院|所|站|队|办|机关|处|馆|学校)(?:机关)?$/;

/** The unit of the department named right in front of an item: 某中心国内公务接待; '' where none is. */
export function unitBefore(text: string, start: number): string {
  const before = /[^,。;:、()\d]*$/.exec(text.slice(Math.max(0, start - 40), start))![0];
  const unit = before.replace(/^.*?年度?/, '').replace(/^其中/, '');
  return UNIT_NAME.test(unit) && !/^(?:本|我)/.test(unit) ? unit : '';
}

/** Concepts that the classifications name. */
const CLASSIFIED = /^(?:function|(?:basic\.|expenditure\.|project\.)?economic)\./;

/** 甲支出 N 万元，主要原因是…；乙支出 M 万元: whether a text begins with the next item of a list, behind one of its kind. */
export function isNextOfList(
  after: string,
  last: Pick<Mention, 'concepts'> | null,
  spent: SpentOf | null,
  { topic, classifications }: Pick<MentionContext, 'topic' | 'classifications'>,
): boolean {
  const name = /^[^,;。:()\d]{2,24}(?=\d)/.exec(after)?.[0];
  if (name === undefined || !CLASSIFIED.test(last?.concepts[0] ?? '')) return false;
  return classifiedMention(after, 0, name.length, topic, spent, classifications) !== null;
}

/** 外事接待 and 国内公务接待 head a list of receptions and never stand within one. */
export const isReception = ({ concepts }: Mention): boolean =>
  concepts.includes('three_public.reception_foreign') || concepts.includes('three_public.reception_domestic');

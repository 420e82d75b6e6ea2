import type { Fund } from '#model/tables.ts';
import type { Classification } from './classification.ts';
import { TERMS, VEHICLE_TYPE_TERMS } from './vocabulary.ts';
import type { Topic } from './topic.ts';

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

const NAME = String.raw`[^,。;:()、.\d\s][^,。;:()]*?`;
const PATH = new RegExp(String.raw`(${NAME})\(\d*类\)(?:(${NAME})\(\d*款\)(?:(${NAME})\(\d*项\))?)?`, 'g');

/** Which money the functional items of a section cover. */
export function fundOf(topic: Topic | null): Fund | null {
  switch (topic) {
    case 'overall':
    case 'expenditure':
      return 'all';
    case 'appropriation':
      return 'fiscal_appropriation';
    case 'general_budget':
    case 'basic':
      return 'general_public_budget';
    case 'government_fund':
    case 'state_capital':
      return topic;
    default:
      return null;
  }
}

/** Items named in `text` between two offsets, in order. Where names overlap the longest counts. */
export function findMentions(
  text: string,
  from: number,
  to: number,
  topic: Topic | null,
  classifications: Classifications,
): Mention[] {
  const stretch = text.slice(from, to);
  const found = [...pathMentions(stretch, topic, classifications), ...termMentions(stretch, topic)];
  if (topic === 'three_public') found.push(...vehicleTypeMentions(stretch));
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

/** Remarks in brackets that open and close within a stretch: they name nothing the figures after them are about. */
export function remarksIn(stretch: string): { start: number; end: number }[] {
  return [...stretch.matchAll(/\([^()]*\)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function pathMentions(stretch: string, topic: Topic | null, { functional }: Classifications): Mention[] {
  return [...stretch.matchAll(PATH)].map((match) => {
    const [, klass, division, item] = match;
    const above = { klass: klass!, ...(division && { division }) };
    const code = functional.resolvePath({ ...above, ...(item && { item }) });
    return {
      concepts: code ? [`function.${code}`] : [],
      misplaced: code !== null && item !== undefined && code.slice(0, 5) !== functional.resolvePath(above),
      fund: fundOf(topic) ?? 'general_public_budget',
      start: match.index,
      end: match.index + match[0].length,
      isBase: false,
      vehicleType: null,
    };
  });
}

function termMentions(stretch: string, topic: Topic | null): Mention[] {
  return TERMS.flatMap((term) =>
    [...stretch.matchAll(term.pattern)].map((match) => ({
      concepts: term.concepts(topic),
      fund: null,
      misplaced: false,
      start: match.index,
      end: match.index + match[0].length,
      isBase: /占[^,。;:]{0,4}$/.test(stretch.slice(0, match.index)),
      vehicleType: null,
    })),
  ).filter((mention) => mention.concepts.length > 0);
}

function vehicleTypeMentions(stretch: string): Mention[] {
  return VEHICLE_TYPE_TERMS.flatMap(({ pattern, type }) =>
    [...stretch.matchAll(pattern)].map((match) => ({
      concepts: [],
      fund: null,
      misplaced: false,
      start: match.index,
      end: match.index + match[0].length,
      isBase: false,
      vehicleType: type,
    })),
  );
}

const SEGMENT_LEAD =
  /^(?:其中|包括|具体为|分别为|分别是|一是|二是|三是|\d+[.、]|\(\d+\)|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)+/;
const SEGMENT_TAIL = /(?:决算数?)?(?:为|是)?$/;

/**
 * The item whose bare name stands right before a figure, by the classification: 工资福利支出 within
 * basic expenditure, 教育支出 within the structure of expenditure. Null when the words are no such name.
 */
export function classifiedMention(
  text: string,
  from: number,
  to: number,
  topic: Topic | null,
  withinBasic: boolean,
  { functional, economic }: Classifications,
): Mention | null {
  const stretch = text.slice(from, to);
  let start = Math.max(...[...',。;:、'].map((mark) => stretch.lastIndexOf(mark))) + 1;
  start += SEGMENT_LEAD.exec(stretch.slice(start))?.[0].length ?? 0;
  const name = stretch.slice(start).replace(SEGMENT_TAIL, '');
  if (name === '') return null;
  const mention = (concept: string, fund: Fund | null): Mention => ({
    concepts: [concept],
    fund,
    misplaced: false,
    start: from + start,
    end: from + start + name.length,
    isBase: false,
    vehicleType: null,
  });
  if (withinBasic) {
    const code = economic.resolveName(name);
    return code === null ? null : mention(`economic.${code}`, null);
  }
  if (topic !== 'general_budget' && topic !== 'government_fund' && topic !== 'state_capital') return null;
  const code = functional.resolveName(name, '', 3) ?? functional.resolveName(name);
  return code === null ? null : mention(`function.${code}`, fundOf(topic));
}

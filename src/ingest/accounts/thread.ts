import { printedText, type CompactText } from './compact.ts';
import {
  classifiedMention,
  findMentions,
  remarksIn,
  type Classifications,
  type Mention,
} from './mentions.ts';
import type { Topic } from './topic.ts';

/** What the figures at this point of a paragraph are about. */
export interface Subject {
  /** Concepts of the item; several where one sentence states two totals, none where it is not known. */
  readonly concepts: readonly string[];
  readonly fund: Mention['fund'];
  readonly misplaced: boolean;
  /** The item's name as printed. */
  readonly label: string;
  /** The body named in front of the item, as in 某中心国内公务接待, or ''. */
  readonly ofUnit: string;
  /** Where the name ends in the compact text; 0 when it stood in an earlier paragraph. */
  readonly end: number;
}

/** An aside that explains: reasons of a change, what money was for, single receptions. */
export type Explanation = 'reason' | 'use' | 'detail';

/** What the reader of a paragraph knows before the first word. */
export interface ThreadStart {
  readonly topic: Topic | null;
  readonly fiscalYear: number;
  readonly classifications: Classifications;
  /** The item that the paragraph before named, for a paragraph that goes on about it. */
  readonly carried: Subject | null;
}

const EVENTS = new RegExp(
  [
    '(?<stop>。)|(?<comma>[,;])',
    '(?<reason>(?:主要)?(?:变动|增减)?(?:的)?原因(?:是|为|:)?|主要是(?:由于|因为|因))',
    '(?<detail>具体内容|分别接待)',
    '(?<use>主要(?:用于|是|为)(?!以下)|开支内容|(?<!主要)用于(?!以下))',
    '(?:与|比|较|同)(?<against>20\\d{2})(?:年度?)?|(?:与|比|较|同)(?<last>上一?年|去年)',
    '(?<!截至|截止|至|与|比|较|同)(?<year>20\\d{2})年(?!\\d|底|末|初|\\d+月)',
  ].join('|'),
  'g',
);

/** Words that take up the figures again after telling what money was for. */
const RESUMES =
  /^(?:支出)?(?:完成|占|比|较|与|决算|年初预算|全年预算|预算|其中|共计|共|截|增加|减少|增长|下降|降低|20\d{2}年)/;
/** Words that take them up again after a reason: a comparison with another year, a breakdown. */
const COMPARES = /^(?:(?:与|比|较|同)(?:20\d{2}|上一?年|去年)|其中:)/;

const UNIT_NAME = /(?:局|中心|院|所|站|队|办|机关|处|馆|学校)(?:机关)?$/;

/** 外事接待 and 国内公务接待 head a list of receptions and never stand within one. */
const isReception = ({ concepts }: Mention): boolean =>
  concepts.includes('three_public.reception_foreign') || concepts.includes('three_public.reception_domestic');

/** The thread of a paragraph: what was named last, in which year, compared with which, within which aside. */
export class Thread {
  subject: Subject | null;
  year: number;
  comparedWith: number | null = null;
  explanation: Explanation | null = null;
  /** The whole that a share is being taken of, since the last figure. */
  base: Mention | null = null;
  private vehicles: 'purchased' | 'held' | null = null;
  private withinBasic: boolean;

  constructor(
    private readonly original: string,
    private readonly compact: CompactText,
    private readonly start: ThreadStart,
  ) {
    this.subject = start.carried;
    this.year = start.fiscalYear;
    this.withinBasic = start.topic === 'basic';
  }

  /**
   * Follows the words between two figures: sentences, comparisons, asides and items, in order.
   * Returns the words since the last item, without asides and remarks in brackets.
   */
  follow(from: number, to: number): string {
    const { text } = this.compact;
    const stretch = text.slice(from, to);
    const mentions = findMentions(text, from, to, this.start.topic, this.start.classifications);
    const remarks = remarksIn(stretch);
    const events = [
      ...[...stretch.matchAll(EVENTS)]
        .filter(({ index }) => !remarks.some((remark) => remark.start < index && index < remark.end))
        .map((match) => ({ at: from + match.index, match, mention: null })),
      ...mentions.map((mention) => ({ at: mention.start, match: null, mention })),
    ].sort((a, b) => a.at - b.at);
    this.base = null;
    let words = '';
    let cursor = from;
    const keep = (end: number) => {
      if (this.explanation === null && end > cursor) words += text.slice(cursor, end);
      cursor = Math.max(cursor, end);
    };
    for (const { at, match, mention } of events) {
      keep(at);
      if (mention && this.explanation === 'detail' && isReception(mention)) this.explanation = null;
      if (match) {
        this.turn(match, at, mentions);
      } else if (mention.isBase && this.explanation === null) {
        this.base = mention;
      } else if (this.explanation === null && at >= cursor) {
        this.name(mention, text.slice(from, mention.start));
        words = '';
        cursor = mention.end;
      }
    }
    keep(to);
    return words.replace(/\([^()]*\)/g, '');
  }

  /**
   * Takes a bare name right before a money figure as the subject, where the classification knows it.
   * Returns the words after it, or null where there is no such name.
   */
  nameBefore(from: number, to: number): string | null {
    const { text } = this.compact;
    const { topic, classifications } = this.start;
    const mention = classifiedMention(text, from, to, topic, this.withinBasic, classifications);
    if (!mention || (this.subject && this.subject.end >= mention.end)) return null;
    this.subject = this.asSubject(mention);
    return text.slice(mention.end, to);
  }

  /** A mention as what figures are about. */
  asSubject(mention: Mention, concepts: readonly string[] = mention.concepts): Subject {
    return {
      concepts,
      fund: mention.fund,
      misplaced: mention.misplaced,
      label: printedText(this.original, this.compact, mention.start, mention.end),
      ofUnit: concepts.includes('three_public.reception_domestic') ? this.unitBefore(mention.start) : '',
      end: mention.end,
    };
  }

  private turn(match: RegExpMatchArray, at: number, mentions: readonly Mention[]): void {
    const { stop, comma, reason, detail, use, against, last, year } = match.groups!;
    if (stop) {
      this.explanation = null;
      this.comparedWith = null;
    } else if (comma) {
      if (this.resumesAt(at + 1, mentions)) this.explanation = null;
    } else if (detail) this.explanation = 'detail';
    else if (this.explanation !== null) return;
    else if (reason) this.explanation = 'reason';
    else if (use) this.explanation = 'use';
    else if (against) this.comparedWith = Number(against);
    else if (last) this.comparedWith = this.start.fiscalYear - 1;
    else if (year) this.year = Number(year);
  }

  /** Whether the accounts speak again after a comma within an aside. */
  private resumesAt(at: number, mentions: readonly Mention[]): boolean {
    const after = this.compact.text.slice(at);
    if (this.explanation === 'reason') return COMPARES.test(after);
    return this.explanation === 'use' && (RESUMES.test(after) || mentions.some(({ start }) => start === at));
  }

  private name(mention: Mention, before: string): void {
    const [concept] = mention.concepts;
    if (mention.vehicleType !== null) {
      const list = this.vehicles;
      this.subject = this.asSubject(
        mention,
        list ? [`three_public.vehicles_${list}_${mention.vehicleType}`] : [],
      );
      return;
    }
    if (concept === 'three_public.vehicles_purchased') this.vehicles = 'purchased';
    if (concept === 'three_public.vehicles_held') this.vehicles = 'held';
    if (/\.(?:basic|personnel|operating)$/.test(concept ?? '')) this.withinBasic = true;
    else if (this.start.topic !== 'basic') this.withinBasic = false;
    // 其中 under an item of the same name lists parts: none of them is the item.
    const isPart =
      /其中/.test(before) && concept !== undefined && this.subject?.concepts.includes(concept) === true;
    this.subject = this.asSubject(mention, isPart ? [] : mention.concepts);
  }

  private unitBefore(start: number): string {
    const before = /[^,。;:、()\d]*$/.exec(this.compact.text.slice(0, start))![0];
    const unit = before.replace(/^.*?年度?/, '').replace(/^其中/, '');
    return UNIT_NAME.test(unit) && !/^(?:本|我)/.test(unit) ? unit : '';
  }
}

import type { PrintedPath } from '../lexicon/classification.ts';
import type { Topic } from '../outline/topic.ts';
import { type CompactText, printedText } from '../text.ts';
import { type Explanation, LISTS, resumes, type Standard, standardOf, TURNS } from './events.ts';
import { levelsNamed } from './paths.ts';
import {
  type Classifications,
  classifiedMention,
  findMentions,
  type Mention,
  isNextOfList,
  isReception,
  remarksIn,
  unitBefore,
  withoutRemarks,
} from './mentions.ts';
import { isNeutral } from './roles.ts';
import {
  BASIC_ITEMS,
  isOfAgency,
  isOfEitherLevel,
  isPaidBy,
  isOnBasic,
  type SpentOf,
  spentBehind,
  spentOf,
} from './spending.ts';
import { isOtherSide, Totals } from './totals.ts';
import { Standards } from './standards.ts';
import type { Subject, Whole } from './subject.ts';

/** What the reader of a paragraph knows before the first word. */
export interface ThreadStart {
  readonly topic: Topic | null;
  readonly fiscalYear: number;
  readonly classifications: Classifications;
  /** Levels of the functional classification that the headings above name. */
  readonly above: PrintedPath;
  /** The item that the paragraph before named, for a paragraph that goes on about it. */
  readonly carried: Subject | null;
}

/** Words between two names that make them one enumeration. */
const JOINS = /^[、,和及与]$/;
/** In front of an item that there was none of: it shares no figure with the next. */
const NONE_OF = /(?:无|没有|未发生|未安排)$/;

const isOfReceptions = (subject: Subject | null): boolean =>
  subject?.concepts[0]?.startsWith('three_public.reception') === true;

/** The year named last, and where. */
interface NamedYear {
  readonly year: number;
  readonly end: number;
}

/** What a bracket interrupts and gives back when it closes. */
interface Interrupted {
  readonly namedYear: NamedYear | null;
  readonly isYearOpen: boolean;
  readonly whole: Whole | null;
  readonly subject: Subject | null;
  readonly explanation: Explanation | null;
}

/** The thread of a paragraph: what was named last, in which year, compared with what, within which aside. */
export class Thread {
  subject: Subject | null;
  /** The items of an enumeration that shares its figures (甲、乙均为, 甲和乙分别为), the subject being the last. */
  joined: readonly Subject[] = [];
  private readonly standards = new Standards();
  explanation: Explanation | null = null;
  /** The whole that a share is being taken of, since the last figure. */
  base: Mention | null = null;
  private namedYear: NamedYear | null = null;
  private isYearOpen = false;
  /** What the parts that the sentence lists are parts of; null outside of such a list. */
  whole: Whole | null = null;
  /** The list that the sentence before ended with, and its last part, while nothing else has been named. */
  ended: { readonly list: Whole; readonly last: Subject } | null = null;
  private readonly listed = new Set<string>();
  readonly totals: Totals;
  /** Levels of the functional classification that a name without them goes on from. */
  private above: PrintedPath;
  /** Whether the aside has come past a semicolon, and may be about something else. */
  private isDivided = false;
  private receptions: Subject | null = null;
  private vehicles: 'purchased' | 'held' | null = null;
  /** What an item of the economic classification is spent of here; null where it would be of nothing known. */
  private spent: SpentOf | null;
  private readonly brackets: Interrupted[] = [];

  constructor(
    private readonly original: string,
    private readonly compact: CompactText,
    private readonly start: ThreadStart,
    /** Called where the words say that an amount equals last year's. */
    private readonly onLevel: (subject: Subject, year: number, at: number) => void = () => undefined,
  ) {
    this.subject = start.carried;
    this.totals = new Totals(start.topic);
    this.above = start.above;
    this.spent = isOnBasic(start.topic) ? BASIC_ITEMS : null;
  }

  /** What the next change is measured against; null where no word says so. */
  get standard(): Standard | null {
    return this.standards.current;
  }

  /** The year changes are measured against, null where the standard is none. */
  get comparedWith(): number | null {
    return this.standard?.kind === 'year' ? this.standard.year : null;
  }

  /** The year of a figure at an offset, or null where the words leave it open. */
  yearAt(at: number): number | null {
    const { fiscalYear } = this.start;
    if (this.isYearOpen) return null;
    if (this.namedYear === null || this.namedYear.year === fiscalYear) return fiscalYear;
    const { year, end } = this.namedYear;
    const { label = '', end: named = 0 } = this.subject ?? {};
    // Words of their own between the year and the item say what was of that year: a document, a plan.
    const between = this.compact.text.slice(end, named > end ? named - label.length : at);
    return isNeutral(between) ? year : null;
  }

  /**
   * Follows the words between two figures: sentences, comparisons, asides and items, in order.
   * Returns the words since the last item, without asides and remarks in brackets.
   */
  follow(from: number, to: number): string {
    const { text } = this.compact;
    const stretch = text.slice(from, to);
    const mentions = findMentions(text, from, to, { ...this.start, above: this.above });
    const remarks = remarksIn(stretch);
    const events = [
      ...[...stretch.matchAll(TURNS)]
        .filter(
          ({ index }) => !remarks.some((remark) => remark.start <= index && index < remark.end) &&
            !mentions.some(({ start, end }) => start < from + index && from + index < end && /[()]/.test(stretch[index]!)),
        )
        .map((match) => ({ at: from + match.index, match, mention: null })),
      ...mentions.map((mention) => ({ at: mention.start, match: null, mention })),
    ].sort((a, b) => a.at - b.at); // prettier-ignore
    this.base = null;
    let words = '';
    let cursor = from;
    let named: Mention | null = null;
    const keep = (end: number) => {
      if (this.explanation === null && end > cursor) words += text.slice(cursor, end);
      cursor = Math.max(cursor, end);
    };
    for (const { at, match, mention } of events) {
      keep(at);
      if (mention && this.explanation === 'detail' && isReception(mention)) this.explanation = null;
      if (match) {
        if (match.groups!['closes'] !== undefined && this.brackets.length > 0) {
          words = '';
          cursor = at + 1;
        } else if (match.groups!['opens'] !== undefined) {
          // What a bracket adds is about the item in front of it: 增加3万元(增长5%).
          if (this.explanation === null) words += ',';
          cursor = at + 1;
        }
        this.turn(match, at, mentions, words);
      } else if (mention.isBase && this.explanation === null) {
        this.base = mention;
      } else if (this.explanation === null && at >= cursor) {
        const isJoined =
          named !== null &&
          JOINS.test(text.slice(named.end, at)) &&
          !NONE_OF.test(text.slice(Math.max(0, named.start - 4), named.start));
        this.name(mention, text.slice(from, mention.start));
        this.joined = isJoined ? [...this.joined, this.subject!] : [this.subject!];
        named = mention;
        words = '';
        cursor = mention.end;
      }
    }
    keep(to);
    return withoutRemarks(words);
  }

  /**
   * Takes a bare name right before a money figure as the subject, where the classification knows it.
   * Returns the words after it, or null where there is no such name.
   */
  nameBefore(from: number, to: number): string | null {
    const { text } = this.compact;
    const { topic, classifications } = this.start;
    this.spent = spentBehind(text.slice(from, to), topic, this.spent, this.totals);
    const mention = classifiedMention(text, from, to, topic, this.spent, classifications);
    if (!mention || (this.subject && this.subject.end >= mention.end)) return null;
    this.openList(text.slice(from, mention.start));
    this.subject = this.asSubject(mention, isOfEitherLevel(mention, this.subject) ? [] : mention.concepts);
    // What an item of the functional classification was spent on is not told of the whole.
    if (mention.concepts[0]!.startsWith('function.')) this.spent = null;
    this.joined = [this.subject];
    return text.slice(mention.end, to);
  }

  /** Forgets what was named before an amount of something unknown: behind a new sentence, nothing is told to be spent of it. */
  lose(between: string): void {
    this.subject = null;
    if (between.includes('。') && !isOnBasic(this.start.topic)) this.spent = null;
  }

  /** Goes back to an item named before. */
  resume(subject: Subject): void {
    this.subject = subject;
    this.joined = [subject];
    this.totals.add(subject.concepts);
  }

  /** A mention as what figures are about. */
  asSubject(mention: Mention, concepts: readonly string[] = mention.concepts): Subject {
    return {
      concepts,
      fund: this.whole ? this.totals.fundOfParts(mention.fund) : mention.fund,
      misplaced: mention.misplaced,
      label: printedText(this.original, this.compact, mention.start, mention.end),
      ofUnit: concepts.includes('three_public.reception_domestic')
        ? unitBefore(this.compact.text, mention.start)
        : '',
      end: mention.end,
    };
  }

  private turn(match: RegExpMatchArray, at: number, mentions: readonly Mention[], words: string): void {
    const { stop, comma, opens, closes, reason, detail, use, nature, level, span, current, previous, year } =
      match.groups!;
    if (opens) this.openBracket();
    else if (closes) this.leaveBracket();
    else if (stop) this.endSentence();
    else if (comma) {
      if (this.explanation !== null && this.resumesAt(comma, at + 1, mentions)) this.explanation = null;
      if (comma === ';') this.isDivided = this.explanation !== null;
    } else if (detail) this.explanation = 'detail';
    else if (this.explanation !== null) return;
    else if (reason) this.explain('reason');
    else if (use ?? nature) this.explain('use');
    else if (level) this.stayLevel(at, at + level.length, words);
    else if (span) this.isYearOpen = true;
    else if (current) this.turnTo(this.start.fiscalYear, at + match[0].length);
    else if (previous) this.turnToLastYear(at + previous.length, mentions);
    else if (year) this.turnTo(Number(year), at + match[0].length);
    else this.standards.name(standardOf(match.groups!, this.start.fiscalYear));
  }

  private explain(explanation: Explanation): void {
    this.explanation = explanation;
    this.isDivided = false;
  }

  /** 上年度收入总计 N: the year before, where an item is named of it; right before an amount it says so itself. */
  private turnToLastYear(end: number, mentions: readonly Mention[]): void {
    const next = mentions.find(({ start }) => start >= end);
    if (next && !/[,。;]/.test(this.compact.text.slice(end, next.start)))
      this.turnTo(this.start.fiscalYear - 1, end);
  }

  /** The amount of a list's whole was stated of the year named: its parts are of that year too. */
  listParts(at: number): void {
    if (this.namedYear === null) return;
    this.namedYear = { ...this.namedYear, end: at };
    this.isYearOpen = false;
  }

  /** Whether the item was named before the year: 公务接待费 2022 年 3 万元，2021 年 2 万元. */
  isNamedBefore(year: number): boolean {
    return this.namedYear?.year === year && (this.subject?.end ?? 0) < this.namedYear.end;
  }

  /** What follows an offset is of a year. */
  turnTo(year: number, end: number): void {
    this.namedYear = { year, end };
    this.isYearOpen = false;
  }

  /** A sentence about another year leaves open of which year the next one is, until it says so. */
  private endSentence(): void {
    this.explanation = this.vehicles = null;
    this.standards.endSentence();
    this.brackets.length = 0;
    this.totals.endSentence();
    // What goes on after a list of parts may be about the last of them or about the whole.
    if (this.whole) {
      if (this.whole.subject && this.subject) this.ended = { list: this.whole, last: this.subject };
      this.subject = null;
    }
    this.whole = null;
    if (this.namedYear !== null && this.namedYear.year !== this.start.fiscalYear) this.isYearOpen = true;
  }

  private openBracket(): void {
    const { subject, explanation, whole, namedYear, isYearOpen } = this;
    this.brackets.push({ subject, explanation, whole, namedYear, isYearOpen });
  }

  private leaveBracket(): void {
    const interrupted = this.brackets.pop();
    if (!interrupted) return;
    this.subject = interrupted.subject;
    this.whole = interrupted.whole;
    this.namedYear = interrupted.namedYear;
    this.isYearOpen = interrupted.isYearOpen;
    this.joined = this.subject ? [this.subject] : [];
    this.explanation = interrupted.explanation;
  }

  private stayLevel(at: number, end: number, words: string): void {
    const { standard, subject } = this;
    this.standards.forgetBudget();
    // 持平0万元 states its change itself.
    if (/^[为是:]?-?\d/.test(this.compact.text.slice(end))) return;
    if (standard?.kind !== 'year' || !subject || !isNeutral(withoutRemarks(words))) return;
    for (const one of this.joined.length > 1 ? this.joined : [subject]) this.onLevel(one, standard.year, at);
  }

  /** Whether the accounts speak again after a comma within an aside. */
  private resumesAt(mark: string, at: number, mentions: readonly Mention[]): boolean {
    const { text } = this.compact;
    const ahead = /^[^,;。:()]*/.exec(text.slice(at))![0].length;
    const next = mentions.find(({ start }) => at <= start && start <= at + ahead);
    const named = next ? { start: next.start - at, end: next.end - at } : null;
    if (mark === ';' && isNextOfList(text.slice(at), this.subject, this.spent, this.start)) return true;
    return resumes(this.explanation!, mark, text.slice(at), named, this.isDivided);
  }

  private name(mention: Mention, before: string): void {
    const [concept] = mention.concepts;
    const text = this.compact.text.slice(mention.start, mention.end);
    this.ended = null;
    if (mention.vehicleType !== null) {
      const list = this.vehicles;
      this.subject = this.asSubject(
        mention,
        list ? [`three_public.vehicles_${list}_${mention.vehicleType}`] : [],
      );
      return;
    }
    const isCounted = /^(?:共|累计|全年)*接待(?:国内)?(?:公务)?总?(?:批次|人次|人数)?$/.test(text);
    if (isCounted && isOfReceptions(this.subject)) return;
    // 外事接待支出 N。接待 M 批次: of those that were told last, though the sentence and its list are over.
    if (isCounted && this.receptions) return void (this.subject = this.receptions);
    if (concept === 'three_public.vehicles_purchased') this.vehicles = 'purchased';
    if (concept === 'three_public.vehicles_held') this.vehicles = 'held';
    const part = this.totals.splitsItem(text, before, this.subject);
    this.openList(before);
    // 其中 under an item of the same name lists parts: none of them is the item.
    const item = this.economicItem(mention, text);
    if (item) return void (this.subject = item);
    const isPart =
      /其中/.test(before) &&
      concept !== undefined &&
      this.subject?.concepts.includes(concept) === true &&
      !/团组|批次|人次|人数|人员/.test(text);
    const meaning = () => this.totals.meaningOf(mention.concepts, text, this.whole?.concepts[0] ?? null);
    this.subject = { ...this.asSubject(mention, isPart ? [] : (part?.concepts ?? meaning())), ...part };
    if (isOfReceptions(this.subject)) this.receptions = this.subject;
    this.totals.add(this.subject.concepts);
    if (!isOnBasic(this.start.topic)) this.spent = spentOf(this.subject.concepts[0] ?? '', this.start.topic);
    this.above = levelsNamed([text], this.above);
  }

  /** 公务接待费 among the items of basic expenditure is one of them and not the department's. */
  private economicItem(mention: Mention, text: string): Subject | null {
    const { topic, classifications } = this.start;
    const [named] = mention.concepts;
    const isPaid = isPaidBy(named, this.whole) || isPaidBy(named, this.brackets.at(-1)?.subject ?? null);
    if (isPaid || isOfAgency(named, topic, this.whole)) return this.asSubject(mention, []);
    if (this.spent?.family !== 'economic' && this.spent?.family !== 'basic.economic') return null;
    const isList = isOnBasic(topic) || this.whole?.isBasic === true;
    const [family] = (mention.concepts[0] ?? '').split('.');
    if (family !== 'meetings' && family !== 'training' && (family !== 'three_public' || !isList)) return null;
    const code = classifications.economic.resolveName(text.replace(/(费)支出$|决算$/, '$1'));
    if (code === null) return null;
    this.spent ??= BASIC_ITEMS;
    return { ...this.asSubject(mention, [`${this.spent.family}.${code}`]), fund: this.spent.fund };
  }

  /** A list that the words in front of an item open. One within a list is still of the whole. */
  private openList(before: string): void {
    if (!LISTS.test(before)) return;
    if (/。其中/.test(before)) this.standards.openList();
    const concepts = this.subject?.concepts ?? [];
    if (this.whole && !isOtherSide(this.whole.concepts[0], concepts[0])) return;
    const isListedAgain = concepts.some((concept) => this.listed.has(concept));
    const isBasic = concepts.some((concept) =>
      /\.(?:basic|personnel|operating)$|^economic\.302$/.test(concept),
    );
    this.whole = { subject: this.subject, concepts, isBasic, isListedAgain };
    for (const concept of concepts) this.listed.add(concept);
  }
}

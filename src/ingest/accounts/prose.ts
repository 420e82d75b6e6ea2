import type { Fund, Measure, Unit } from '#model/tables.ts';
import type { StatedFigure, Unread } from '../disclosure.ts';
import { lineAt, type Paragraph } from '../source.ts';
import { compactText, printedText, type CompactText } from './compact.ts';
import { explainedFigure } from './explanation.ts';
import { findFigures, type Figure } from './figures.ts';
import {
  classifiedMention,
  findMentions,
  remarksIn,
  type Classifications,
  type Mention,
  type Subject,
} from './mentions.ts';
import { roleOf } from './roles.ts';
import type { Topic } from './topic.ts';
import { countedConcept, countUnit } from './units.ts';

/** A stated figure with what only the derivation and the reception totals need to know. */
export interface ReadFigure extends StatedFigure {
  /** The year a change is measured against. */
  readonly comparedWith: number | null;
  /** The unit of the department a reception figure is stated for, as printed, or ''. */
  readonly ofUnit: string;
  /** Set where a 项 is printed under a 款 that it does not belong to. */
  readonly misplaced: boolean;
}

/** What a paragraph yields. Every figure in it is in one of the two lists. */
export interface ProseReading {
  readonly read: readonly ReadFigure[];
  readonly unread: readonly Unread[];
}

/** Where a paragraph stands, and what is needed to understand it. */
export interface ProseContext {
  readonly topic: Topic | null;
  readonly section: string;
  readonly fiscalYear: number;
  readonly classifications: Classifications;
}

type Explanation = 'reason' | 'use' | 'detail';

const EVENTS =
  /(?<stop>。)|(?<comma>[,;])|(?<reason>(?:主要)?(?:变动|增减)?(?:的)?原因(?:是|为|:)?|主要是(?:由于|因为|因))|(?<detail>具体内容|分别接待)|(?<use>主要(?:用于|是|为)(?!以下)|开支内容|(?<!主要)用于(?!以下))|(?:与|比|较|同)(?<against>20\d{2})(?:年度?)?|(?:与|比|较|同)(?<last>上一?年|去年)|(?<!截至|截止|至|与|比|较|同)(?<year>20\d{2})年(?!\d|底|末|初|\d+月)/g;

/** Words that take up the figures again after an aside. */
const RESUMES =
  /^(?:支出)?(?:完成|占|比|较|与|决算|年初预算|全年预算|预算|其中|共计|共|截|增加|减少|增长|下降|降低|20\d{2}年)/;

/** Reads one paragraph of the accounts: each figure gets its item, its role and its year, or a reason why not. */
export function readParagraph(paragraph: Paragraph, context: ProseContext): ProseReading {
  const compact = compactText(paragraph.text);
  const figures = findFigures(compact.text);
  // Numbers without a single word are what is left of a chart.
  if (figures.length === 0 || !/[\u4e00-\u9fff]/.test(compact.text)) return { read: [], unread: [] };
  const reader = new ParagraphReader(paragraph, compact, context);
  figures.forEach((figure, index) => reader.take(figure, figures[index - 1] ?? null));
  return { read: reader.read, unread: reader.unread };
}

class ParagraphReader {
  readonly read: ReadFigure[] = [];
  readonly unread: Unread[] = [];
  private subject: Subject | null = null;
  private year: number;
  private comparedWith: number | null = null;
  private explanation: Explanation | null = null;
  private vehicles: 'purchased' | 'held' | null = null;
  private withinBasic: boolean;
  private base: string | null = null;
  private explained = 0;
  private receptionTotal = false;

  constructor(
    private readonly paragraph: Paragraph,
    private readonly compact: CompactText,
    private readonly context: ProseContext,
  ) {
    this.year = context.fiscalYear;
    this.withinBasic = context.topic === 'basic';
  }

  /** Takes the next figure: follows the words since the one before, then decides what it is. */
  take(figure: Figure, previous: Figure | null): void {
    const from = previous?.end ?? 0;
    const words = this.follow(from, figure.start);
    if (this.explanation !== null) {
      this.takeExplained(figure, from);
      return;
    }
    this.receptionTotal = false;
    this.takeStated(figure, from, words);
  }

  /**
   * Follows the words between two figures: sentences, comparisons, explanations and items, in order.
   * Returns the words since the last item, without explanations.
   */
  private follow(from: number, to: number): string {
    const { text } = this.compact;
    const { topic, classifications } = this.context;
    const stretch = text.slice(from, to);
    const mentions = findMentions(text, from, to, topic, classifications);
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
      if (mention && this.explanation === null && at >= cursor) {
        if (mention.isBase) {
          this.base = text.slice(mention.start, mention.end);
          continue;
        }
        this.mention(mention, text.slice(from, mention.start));
        words = '';
        cursor = mention.end;
      } else if (match) {
        this.followEvent(match, this.resumesAt(at + 1, mentions));
      }
    }
    keep(to);
    return stripRemarks(words);
  }

  /** Whether the accounts speak again after a comma within an explanation of what money was used for. */
  private resumesAt(at: number, mentions: readonly Mention[]): boolean {
    return RESUMES.test(this.compact.text.slice(at)) || mentions.some(({ start }) => start === at);
  }

  private followEvent(match: RegExpMatchArray, resumes: boolean): void {
    const { stop, comma, reason, detail, use, against, last, year } = match.groups!;
    if (stop) {
      this.explanation = null;
      this.comparedWith = null;
    } else if (comma) {
      if (this.explanation === 'use' && resumes) this.explanation = null;
    } else if (detail) this.explanation = 'detail';
    else if (this.explanation !== null) return;
    else if (reason) this.explanation = 'reason';
    else if (use) this.explanation = 'use';
    else if (against) this.comparedWith = Number(against);
    else if (last) this.comparedWith = this.context.fiscalYear - 1;
    else if (year) this.year = Number(year);
  }

  private mention(mention: Mention, before: string): void {
    const [concept] = mention.concepts;
    if (mention.vehicleType !== null) {
      const list = this.vehicles;
      this.subject = {
        ...mention,
        concepts: list ? [`three_public.vehicles_${list}_${mention.vehicleType}`] : [],
      };
      return;
    }
    if (concept === 'three_public.vehicles_purchased') this.vehicles = 'purchased';
    if (concept === 'three_public.vehicles_held') this.vehicles = 'held';
    if (/\.(?:basic|personnel|operating)$/.test(concept ?? '')) this.withinBasic = true;
    else if (this.context.topic !== 'basic') this.withinBasic = false;
    // 其中 under an item of the same name lists parts: none of them is the item.
    const isPart =
      /其中/.test(before) && concept !== undefined && this.subject?.concepts.includes(concept) === true;
    this.subject = isPart ? { ...mention, concepts: [] } : mention;
  }

  private takeStated(figure: Figure, from: number, words: string): void {
    const { text } = this.compact;
    if (figure.kind === 'bare') return this.leave(figure, 'unit-missing');
    if (this.base !== null && figure.kind === 'money') return this.takeBase(figure);
    const { topic, classifications } = this.context;
    const named =
      figure.kind === 'money'
        ? classifiedMention(text, from, figure.start, topic, this.withinBasic, classifications)
        : null;
    if (named && words !== '' && !this.subjectEndsAt(named.end)) {
      this.subject = named;
      words = text.slice(named.end, figure.start);
    }
    if (!this.subject || this.subject.concepts.length === 0) return this.leave(figure, 'unknown-item');
    if (figure.kind === 'money' && this.isPriorAmount(figure, words)) {
      return this.state(figure, this.subject, 'final', figure.value, '', this.comparedWith!);
    }
    const ofBase = this.baseOf;
    this.baseOf = null;
    const role = roleOf(figure, words, ofBase ?? null);
    if ('reason' in role) return this.leave(figure, role.reason);
    this.state(figure, this.subject, role.measure, role.value, role.qualifier, this.year);
  }

  private baseOf: string | null = null;

  /** The amount of the whole a share is taken of: 占本年支出合计 N 万元的 P%. */
  private takeBase(figure: Figure): void {
    const { text } = this.compact;
    const { topic, classifications } = this.context;
    const start = text.lastIndexOf(this.base!, figure.start);
    const [whole] = findMentions(text, start, start + this.base!.length, topic, classifications);
    const known = whole && whole.concepts.length > 0 && start + this.base!.length === figure.start;
    if (!known) return this.leave(figure, 'unknown-item');
    this.state(figure, whole, 'final', figure.value, '', this.year);
    this.baseOf = this.base;
  }

  private subjectEndsAt(end: number): boolean {
    return this.subject !== null && this.subject.end >= end;
  }

  /** 与 2022 年 N 万元相比, 与 2022 年相比，…N 万元增加…: an amount of the year compared with. */
  private isPriorAmount(figure: Figure, words: string): boolean {
    if (this.comparedWith === null || /(?:增加|减少|增长|下降|降低|上升|持平)(?:了|约|额|为)*$/.test(words))
      return false;
    return /^(?:,?相比|,?年?(?:增加|减少|增长|下降|降低|上升))/.test(this.compact.text.slice(figure.end));
  }

  private state(
    figure: Figure,
    subject: Subject,
    measure: Measure,
    value: number,
    qualifier: string,
    year: number,
  ): void {
    const name = printedText(this.paragraph.text, this.compact, subject.start, subject.end);
    const change = measure === 'change' || measure === 'change_pct';
    for (const concept of subject.concepts) {
      const counted = figure.kind === 'count' ? this.countOf(concept, figure) : null;
      if (figure.kind === 'count' && !counted) {
        this.leave(figure, 'unclear-count');
        return;
      }
      this.push(figure, {
        concept: counted?.concept ?? concept,
        measure,
        value,
        unit: counted?.unit ?? (figure.kind === 'percent' ? '%' : 'CNY10k'),
        label: `${name}${qualifier}`,
        fund: /function\.\d/.test(concept) ? subject.fund : null,
        year,
        comparedWith: change ? (this.comparedWith ?? null) : null,
        ofUnit: concept === 'three_public.reception_domestic' ? this.unitBefore(subject) : '',
        misplaced: subject.misplaced ?? false,
      });
    }
  }

  private countOf(concept: string, figure: Figure): { concept: string; unit: Unit } | null {
    const unit = countUnit(figure.unit);
    const counted = unit && countedConcept(concept, unit);
    return unit && counted ? { concept: counted, unit } : null;
  }

  /** The name of the body in front of an item, as in 某中心国内公务接待. */
  private unitBefore(subject: Subject): string {
    const before = /[^,。;:、()\d]*$/.exec(this.compact.text.slice(0, subject.start))![0];
    const unit = before.replace(/^.*?年度?/, '').replace(/^其中/, '');
    return /(?:局|中心|院|所|站|队|办|机关|处|馆|学校)(?:机关)?$/.test(unit) && !/^(?:本|我)/.test(unit)
      ? unit
      : '';
  }

  private takeExplained(figure: Figure, from: number): void {
    const { text } = this.compact;
    const before = text.slice(from, figure.start);
    const startsTotal = /(?:共计|合计|累计|一共)接待$/.test(before);
    const isTotal = startsTotal || (this.receptionTotal && /^[,、]?$/.test(before));
    this.receptionTotal = isTotal && figure.kind === 'count';
    if (this.receptionTotal && this.context.topic === 'three_public') {
      const end = startsTotal ? figure.start : from;
      const subject = { concepts: ['three_public.reception'], fund: null, start: end - 4, end };
      const label = startsTotal ? subject : (this.totalSubject ?? subject);
      this.totalSubject = label;
      return this.state(figure, label, 'count', figure.value, '', this.context.fiscalYear);
    }
    this.explained += 1;
    const result = explainedFigure(figure, before, this.explanation === 'detail', this.explained);
    if (typeof result === 'string') return this.leave(figure, result);
    this.push(figure, {
      ...result,
      fund: null,
      year: this.context.fiscalYear,
      comparedWith: null,
      ofUnit: '',
      misplaced: false,
    });
  }

  private totalSubject: Subject | null = null;

  private push(
    figure: Figure,
    fact: {
      concept: string;
      measure: Measure;
      value: number;
      unit: Unit;
      label: string;
      fund: Fund | null;
      year: number;
      comparedWith: number | null;
      ofUnit: string;
      misplaced: boolean;
    },
  ): void {
    this.read.push({
      fiscal_year: fact.year,
      concept: fact.concept,
      measure: fact.measure,
      value: fact.value,
      unit: fact.unit,
      decimals: figure.decimals,
      label_zh: fact.label,
      form: 'prose',
      fund: fact.fund,
      comparedWith: fact.comparedWith,
      ofUnit: fact.ofUnit,
      misplaced: fact.misplaced,
      ...this.placeOf(figure),
    });
  }

  private leave(figure: Figure, reason: string): void {
    this.unread.push({ ...this.placeOf(figure), reason });
  }

  private placeOf(figure: Figure): Pick<StatedFigure, 'section' | 'line_start' | 'line_end' | 'printed'> {
    const start = this.compact.offsets[figure.start]!;
    const end = this.compact.offsets[figure.end - 1]! + 1;
    return {
      section: this.context.section,
      line_start: lineAt(this.paragraph, start),
      line_end: lineAt(this.paragraph, end - 1),
      printed: this.paragraph.text.slice(start, end),
    };
  }
}

/** Words without remarks in brackets, which say nothing about a figure's role. */
function stripRemarks(words: string): string {
  return words.replace(/\([^()]*\)/g, '');
}

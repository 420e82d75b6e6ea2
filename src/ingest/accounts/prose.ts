import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import type { Fund, Measure, Unit } from '#model/tables.ts';
import type { StatedFigure, Unread } from '../disclosure.ts';
import { SECTION_SEPARATOR } from '../sections.ts';
import { lineAt, type Paragraph } from '../source.ts';
import { compactText, printedText, type CompactText } from './compact.ts';
import { explainedFigure } from './explanation.ts';
import { findFigures, type Figure } from './figures.ts';
import { findMentions, type Classifications } from './mentions.ts';
import { levelsNamed } from './paths.ts';
import { asUnread, type ReadFigure, type Reading } from './read-figure.ts';
import { isNeutral, isOfLastYear, roleOf, type RoleContext } from './roles.ts';
import { Thread, type Subject, type ThreadStart } from './thread.ts';
import type { Topic } from './topic.ts';
import { countedConcept, countUnit } from './units.ts';

/** Where a paragraph stands, and what is needed to understand it. */
export interface ProseContext {
  readonly topic: Topic | null;
  readonly section: string;
  readonly fiscalYear: number;
  readonly classifications: Classifications;
  /** The item that the paragraph before named without a figure, or null. */
  readonly carried: Subject | null;
}

/** What a paragraph yields, and the item it leaves for the next one to go on about. */
export interface ProseReading extends Reading {
  readonly carried: Subject | null;
}

/** A paragraph that goes on about the item named in the one before. */
const GOES_ON =
  /^(?:20\d{2}年度?|本年度?|全年|(?:本|我)(?:部门|单位|局)|(?:其|该项)?(?:实际)?支出|(?:财政拨款)?安排的?|[,:])*(?:年初|全年|调整后?|批复)?的?(?:预算|决算|支出\d|\d)/;
/** A paragraph between an item and its figures that says what the money was for. */
const TELLS_USE = /^(?:主要)?(?:用于|反映|是指)/;
/** Words around the name in a line that names an item and nothing else. */
const NAMED_ALONE =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、]|[\u2460-\u249b])?(?:关于)?|(?:情况)?(?:的?说明)?[。:]?$/g;

/** Reads one paragraph of the accounts: each figure gets its item, its role and its year, or a reason why not. */
export function readParagraph(paragraph: Paragraph, context: ProseContext): ProseReading {
  const compact = compactText(paragraph.text);
  const figures = findFigures(compact.text);
  const above = levelsNamed(context.section.split(SECTION_SEPARATOR).map((title) => compactText(title).text));
  if (figures.length === 0) {
    const carried = TELLS_USE.test(compact.text)
      ? context.carried
      : namedAlone(paragraph, compact, { ...context, above });
    return { read: [], unread: [], carried };
  }
  // Numbers without a single word are what is left of a chart.
  if (!/[\u4e00-\u9fff]/.test(compact.text)) return { read: [], unread: [], carried: null };
  const carried = GOES_ON.test(compact.text) ? context.carried : null;
  const reader = new ParagraphReader(paragraph, compact, { ...context, above, carried });
  figures.forEach((figure, index) => reader.take(figure, figures[index - 1] ?? null));
  reader.finish(figures.at(-1)!.end);
  // Outside every section of the accounts only money is worth listing.
  const unread =
    context.topic === null ? reader.unread.filter(({ printed }) => printed.endsWith('元')) : reader.unread;
  return { read: reader.read, unread, carried: null };
}

/** The item of a paragraph that holds nothing else. */
function namedAlone(paragraph: Paragraph, compact: CompactText, context: ThreadStart): Subject | null {
  const { text } = compact;
  if (text.length > LONGEST_NAME_ALONE) return null;
  const mentions = findMentions(text, 0, text.length, context);
  const mention = mentions.at(-1);
  if (!mention || mention.concepts.length !== 1) return null;
  const isMarked = /\(\d*[类款项]\)[。:]?$/.test(text) && mention.end >= text.length - 1;
  const isWhole = text.slice(mention.start, mention.end) === text.replace(NAMED_ALONE, '');
  if (!isMarked && !isWhole) return null;
  return { ...new Thread(paragraph.text, compact, context).asSubject(mention), end: 0 };
}

/** Three levels with their names. */
const LONGEST_NAME_ALONE = 90;

/** What is decided about a figure, before its place is added. */
interface Statement {
  readonly concept: string;
  readonly measure: Measure;
  readonly value: number;
  readonly unit: Unit;
  readonly label: string;
  readonly year: number;
  readonly fund?: Fund | null;
  readonly comparedWith?: number | null;
  readonly ofUnit?: string;
  readonly misplaced?: boolean;
}

class ParagraphReader {
  readonly read: ReadFigure[] = [];
  readonly unread: Unread[] = [];
  private readonly thread: Thread;
  /** Name of the whole whose amount was just stated (占本年支出合计 N 万元的 P%). */
  private wholeStated: string | null = null;
  /** The budget whose amount was just stated. */
  private budgetStated: RoleContext['ofBudget'] = null;
  /** The items that the figures of an enumeration are given to in turn (分别为), and how many have theirs. */
  private sharing: { readonly subjects: readonly Subject[]; taken: number } | null = null;
  /** The words that introduced a total within a list of receptions, while its figures follow. */
  private receptionTotal: string | null = null;
  private explained = 0;

  constructor(
    private readonly paragraph: Paragraph,
    private readonly compact: CompactText,
    private readonly context: ProseContext & ThreadStart,
  ) {
    this.thread = new Thread(paragraph.text, compact, context, (subject, year, at) =>
      this.stateLevel(subject, year, at),
    );
  }

  /** Takes the next figure: follows the words since the one before, then decides what it is. */
  take(figure: Figure, previous: Figure | null): void {
    const from = previous?.end ?? 0;
    const words = this.thread.follow(from, figure.start);
    if (this.thread.explanation !== null) {
      this.takeExplained(figure, this.compact.text.slice(from, figure.start));
    } else {
      this.receptionTotal = null;
      this.takeStated(figure, from, words);
    }
  }

  /** Follows the words behind the last figure. */
  finish(from: number): void {
    this.thread.follow(from, this.compact.text.length);
  }

  private takeStated(figure: Figure, from: number, words: string): void {
    const { thread } = this;
    const { wholeStated: ofWhole, budgetStated: ofBudget } = this;
    this.wholeStated = null;
    this.budgetStated = null;
    if (figure.kind === 'bare') return this.leave(figure, 'unit-missing');
    if (thread.base !== null && figure.kind === 'money') return this.takeWhole(figure);
    if (figure.kind === 'money' && words !== '' && !isNeutral(words))
      words = thread.nameBefore(from, figure.start) ?? words;
    const subjects = this.subjectsOf(figure, words);
    if (subjects === null) return this.leave(figure, 'unclear-role');
    const { subject } = thread;
    if (!subject || subject.concepts.length === 0) return this.leave(figure, 'unknown-item');
    const year = thread.yearAt(figure.start);
    if (figure.kind === 'money' && this.isPriorAmount(figure, words)) {
      return this.state(figure, subject, 'final', figure.value, '', thread.comparedWith!);
    }
    if (figure.kind === 'money' && isOfLastYear(words)) {
      return this.state(figure, subject, 'final', figure.value, '', this.context.fiscalYear - 1);
    }
    if (year === null || year > this.context.fiscalYear)
      return this.leave(figure, year === null ? 'ambiguous-year' : 'other-year');
    const role = roleOf(figure, this.sharing ? words.replace(/分别|^[、,和及]$/, '') : words, {
      standard: thread.standard,
      ofWhole,
      ofBudget,
    });
    if ('reason' in role) {
      // The words may have named something else: what follows is not certain to be about the old item.
      if (role.reason === 'unclear-role') thread.subject = null;
      return this.leave(figure, role.reason);
    }
    if (role.measure === 'initial_budget' || role.measure === 'adjusted_budget')
      this.budgetStated = role.measure;
    for (const one of subjects) this.state(figure, one, role.measure, role.value, role.qualifier, year);
  }

  /** Whom a figure is of: the one item last named, all of an enumeration, or one of them in turn; null if unclear. */
  private subjectsOf(figure: Figure, words: string): readonly Subject[] | null {
    const { joined, subject } = this.thread;
    const next = this.compact.text[figure.end] ?? '';
    if (this.sharing && /^[、,和及]?$/.test(words) && this.sharing.taken < this.sharing.subjects.length) {
      this.thread.subject = this.sharing.subjects[this.sharing.taken]!;
      this.sharing.taken += 1;
      return [this.thread.subject];
    }
    this.sharing = null;
    if (words.includes('分别')) {
      if (joined.length < 2 || !/[、,和及]/.test(next)) return null;
      this.sharing = { subjects: joined, taken: 1 };
      this.thread.subject = joined[0]!;
      return [joined[0]!];
    }
    if (joined.length < 2) return subject ? [subject] : [];
    return /均|各|都/.test(words) ? joined : null;
  }

  /** The amount of the whole a share is taken of. */
  private takeWhole(figure: Figure): void {
    const whole = this.thread.asSubject(this.thread.base!);
    if (whole.end !== figure.start) return this.leave(figure, 'unclear-role');
    this.state(figure, whole, 'final', figure.value, '', this.context.fiscalYear);
    this.wholeStated = whole.label;
  }

  /** 与 2022 年 N 万元相比, 与 2022 年相比，…N 万元增加…: an amount of the year compared with. */
  private isPriorAmount(figure: Figure, words: string): boolean {
    if (this.thread.comparedWith === null) return false;
    if (/(?:增加|减少|增长|下降|降低|上升|持平)(?:了|约|额|为)*$/.test(words)) return false;
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
    const isChange = measure === 'change' || measure === 'change_pct';
    for (const concept of subject.concepts) {
      const counted = figure.kind === 'count' ? countOf(concept, figure) : null;
      if (figure.kind === 'count' && !counted) return this.leave(figure, 'unclear-count');
      // What vehicles and equipment are worth is no measure of how many there are.
      if (figure.kind === 'money' && concept.startsWith('assets.')) return this.leave(figure, 'no-measure');
      this.push(figure, {
        concept: counted?.concept ?? concept,
        measure,
        value,
        unit: counted?.unit ?? (figure.kind === 'percent' ? '%' : 'CNY10k'),
        label: `${subject.label}${qualifier}`,
        year,
        fund: /function\.\d/.test(concept) ? subject.fund : null,
        comparedWith: isChange ? this.thread.comparedWith : null,
        ofUnit: subject.ofUnit,
        misplaced: subject.misplaced,
      });
    }
  }

  /** An amount that equals last year's states last year's too: it is printed once for both. */
  private stateLevel(subject: Subject, year: number, at: number): void {
    if (year !== this.context.fiscalYear - 1) return;
    for (const concept of subject.concepts) {
      const amount = this.read.findLast(
        (figure) =>
          figure.concept === concept &&
          figure.measure === 'final' &&
          figure.fiscal_year === this.context.fiscalYear &&
          figure.fund === (/function\.\d/.test(concept) ? subject.fund : null),
      );
      const isStated = this.read.some(
        (figure) =>
          figure.concept === concept && (figure.measure === 'change' || figure.fiscal_year === year),
      );
      if (!amount || isStated) continue;
      const line_end = lineAt(this.paragraph, this.compact.offsets[at]!);
      this.read.push({
        ...amount,
        fiscal_year: year,
        isLevel: true,
        line_end: Math.max(amount.line_end, line_end),
      });
    }
  }

  private takeExplained(figure: Figure, before: string): void {
    const year = this.context.fiscalYear;
    if (this.isReceptionTotal(figure, before)) {
      const counted = countOf('three_public.reception', figure);
      if (!counted) return this.leave(figure, 'unclear-count');
      const { concept, unit } = counted;
      const label = this.receptionTotal!;
      return this.push(figure, { concept, unit, measure: 'count', value: figure.value, label, year });
    }
    this.explained += 1;
    const isReception = this.thread.explanation === 'detail';
    const explained = explainedFigure(figure, before, isReception, this.explained);
    if (typeof explained === 'string') this.leave(figure, explained);
    else this.push(figure, { ...explained, label: this.asPrinted(explained.label, figure), year });
  }

  /** A name in front of a figure as the document prints it; a name of our own stays what it is. */
  private asPrinted(name: string, figure: Figure): string {
    const start = this.compact.text.lastIndexOf(name, figure.start);
    return start < 0 ? name : printedText(this.paragraph.text, this.compact, start, start + name.length);
  }

  /** 共计接待 8 批次 50 人: the total that closes a list of receptions. */
  private isReceptionTotal(figure: Figure, before: string): boolean {
    const opening = /(?:共计|合计|累计|一共)接待$/.exec(before);
    if (figure.kind !== 'count' || this.context.topic !== 'three_public') this.receptionTotal = null;
    else if (opening) this.receptionTotal = opening[0];
    else if (!/^[,、和]?(?:接待)?(?:总)?(?:批次|人次|人数)?为?$/.test(before)) this.receptionTotal = null;
    return this.receptionTotal !== null;
  }

  private push(figure: Figure, statement: Statement): void {
    const stated: ReadFigure = {
      fiscal_year: statement.year,
      concept: statement.concept,
      measure: statement.measure,
      value: statement.value,
      unit: statement.unit,
      decimals: figure.decimals,
      label_zh: statement.label,
      form: 'prose',
      fund: statement.fund ?? null,
      comparedWith: statement.comparedWith ?? null,
      ofUnit: statement.ofUnit ?? '',
      misplaced: statement.misplaced ?? false,
      ...this.placeOf(figure),
    };
    if (this.contradicts(stated)) this.leave(figure, 'second-value');
    else this.read.push(stated);
  }

  /** Whether the paragraph has already said something else of the same thing: which of the two is it, then? */
  private contradicts(stated: ReadFigure): boolean {
    if ((ITEMISED_CONCEPTS as readonly string[]).includes(stated.concept)) return false;
    return this.read.some(
      (other) =>
        other.concept === stated.concept &&
        other.measure === stated.measure &&
        other.fiscal_year === stated.fiscal_year &&
        other.label_zh === stated.label_zh &&
        other.unit === stated.unit &&
        other.value !== stated.value,
    );
  }

  private leave(figure: Figure, reason: string): void {
    this.unread.push(asUnread(this.placeOf(figure), reason));
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

function countOf(concept: string, figure: Figure): { concept: string; unit: Unit } | null {
  // 台 counts vehicles and equipment alike.
  const unit = figure.unit === '台' && concept.includes('vehicle') ? 'vehicle' : countUnit(figure.unit);
  const counted = unit && countedConcept(concept, unit);
  return unit && counted ? { concept: counted, unit } : null;
}

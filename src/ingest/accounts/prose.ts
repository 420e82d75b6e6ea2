import type { Fund, Measure, Unit } from '#model/tables.ts';
import type { StatedFigure, Unread } from '../disclosure.ts';
import { lineAt, type Paragraph } from '../source.ts';
import { compactText, printedText, type CompactText } from './compact.ts';
import { explainedFigure } from './explanation.ts';
import { findFigures, type Figure } from './figures.ts';
import { findMentions, type Classifications } from './mentions.ts';
import { asUnread, type ReadFigure, type Reading } from './read-figure.ts';
import { roleOf } from './roles.ts';
import { Thread, type Subject } from './thread.ts';
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
const GOES_ON = /^(?:支出)?(?:年初|全年|调整)?(?:预算|决算)/;

/** Reads one paragraph of the accounts: each figure gets its item, its role and its year, or a reason why not. */
export function readParagraph(paragraph: Paragraph, context: ProseContext): ProseReading {
  const compact = compactText(paragraph.text);
  const figures = findFigures(compact.text);
  if (figures.length === 0) {
    return { read: [], unread: [], carried: namedAlone(paragraph, compact, context) };
  }
  // Numbers without a single word are what is left of a chart.
  if (!/[\u4e00-\u9fff]/.test(compact.text)) return { read: [], unread: [], carried: null };
  const carried = GOES_ON.test(compact.text) ? context.carried : null;
  const reader = new ParagraphReader(paragraph, compact, { ...context, carried });
  figures.forEach((figure, index) => reader.take(figure, figures[index - 1] ?? null));
  return { read: reader.read, unread: reader.unread, carried: null };
}

/** The item of a paragraph that holds nothing else. */
function namedAlone(paragraph: Paragraph, compact: CompactText, context: ProseContext): Subject | null {
  const { text } = compact;
  if (!/\(\d*[类款项]\)[。:]?$/.test(text)) return null;
  const mention = findMentions(text, 0, text.length, context.topic, context.classifications).at(-1);
  if (!mention || mention.end < text.length - 1) return null;
  return { ...new Thread(paragraph.text, compact, context).asSubject(mention), end: 0 };
}

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
  /** The words that introduced a total within a list of receptions, while its figures follow. */
  private receptionTotal: string | null = null;
  private explained = 0;
  /** The item last set against its budget: a growth that follows is against the budget too. */
  private againstBudget: Subject | null = null;

  constructor(
    private readonly paragraph: Paragraph,
    private readonly compact: CompactText,
    private readonly context: ProseContext,
  ) {
    this.thread = new Thread(paragraph.text, compact, context);
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

  private takeStated(figure: Figure, from: number, words: string): void {
    const { thread } = this;
    const ofWhole = this.wholeStated;
    this.wholeStated = null;
    if (figure.kind === 'bare') return this.leave(figure, 'unit-missing');
    if (thread.base !== null && figure.kind === 'money') return this.takeWhole(figure);
    if (figure.kind === 'money' && words !== '') words = thread.nameBefore(from, figure.start) ?? words;
    const { subject } = thread;
    if (!subject || subject.concepts.length === 0) return this.leave(figure, 'unknown-item');
    if (figure.kind === 'money' && this.isPriorAmount(figure, words)) {
      return this.state(figure, subject, 'final', figure.value, '', thread.comparedWith!);
    }
    const role = roleOf(figure, words, ofWhole);
    const goesOn = this.againstBudget === subject && !/[与比较同]/.test(words);
    this.againstBudget = null;
    if ('reason' in role) {
      if (role.reason === 'budget-difference') this.againstBudget = subject;
      // The words may have named something else: what follows is not certain to be about the old item.
      if (role.reason === 'unclear-role') thread.subject = null;
      return this.leave(figure, role.reason);
    }
    if (goesOn && role.measure.startsWith('change')) return this.leave(figure, 'budget-difference');
    this.state(figure, subject, role.measure, role.value, role.qualifier, thread.year);
  }

  /** The amount of the whole a share is taken of. */
  private takeWhole(figure: Figure): void {
    const whole = this.thread.asSubject(this.thread.base!);
    if (whole.end !== figure.start) return this.leave(figure, 'unclear-role');
    this.state(figure, whole, 'final', figure.value, '', this.thread.year);
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
    else if (!/^[,、]?$/.test(before)) this.receptionTotal = null;
    return this.receptionTotal !== null;
  }

  private push(figure: Figure, statement: Statement): void {
    this.read.push({
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
    });
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
  const unit = countUnit(figure.unit);
  const counted = unit && countedConcept(concept, unit);
  return unit && counted ? { concept: counted, unit } : null;
}

import type { Measure, Unit } from '#model/tables.ts';
import type { ReadFigure, Reading } from '../disclosure.ts';
import { countedConcept, countUnit } from '../lexicon/text-names.ts';
import { titlesOf } from '../outline/outline.ts';
import type { Topic } from '../outline/topic.ts';
import type { Paragraph } from '../source.ts';
import { compactText, type CompactText, printedText } from '../text.ts';
import { type Figure, findFigures } from './figures.ts';
import { type MoneyUnit } from '../numeral.ts';
import { ListedBudget } from './listed-budget.ts';
import { type Classifications, goesOn, namedAlone, tellsUse } from './mentions.ts';
import { levelsNamed } from './paths.ts';
import { Comparisons, isComparison } from './comparisons.ts';
import { ParagraphRecord, type Statement } from './record.ts';
import { explainedFigure, isNeutral, isOfLastYear, type Role, type RoleContext, roleOf } from './roles.ts';
import { type Subject, Thread, type ThreadStart, type Whole } from './thread.ts';

/** Where a paragraph stands, and what is needed to understand it. */
export interface ProseContext {
  readonly topic: Topic | null;
  readonly section: string;
  readonly fiscalYear: number;
  readonly classifications: Classifications;
  /** The item that the paragraph before named without a figure, or null. */
  readonly carried: Subject | null;
  /** The unit of amounts that the heading states for its section, or null. */
  readonly unit: MoneyUnit | null;
}

/** What a paragraph yields, and the item it leaves for the next one to go on about. */
export interface ProseReading extends Reading {
  readonly carried: Subject | null;
}

/** The unit that a text says its amounts are in: （单位：万元）, 收入总计（万元）. */
export const unitIn = (text: string): MoneyUnit | null =>
  (/\((?:[^()]{0,8}单位(?:均?为)?:?)?(亿元|万元|千元|元)\)|金额单位均?为(亿元|万元|千元|元)/
    .exec(text)
    ?.slice(1)
    .find((unit) => unit !== undefined) as MoneyUnit | undefined) ?? null;

/** Reads one paragraph of the accounts: each figure gets its item, its role and its year, or a reason why not. */
export function readParagraph(paragraph: Paragraph, context: ProseContext): ProseReading {
  const compact = compactText(paragraph.text);
  const figures = findFigures(compact.text, unitIn(compact.text) ?? context.unit);
  const above = levelsNamed(titlesOf(context.section).map((title) => compactText(title).text));
  if (figures.length === 0) {
    if (tellsUse(compact.text)) return { read: [], unread: [], carried: context.carried };
    const start = { ...context, above };
    const mention = namedAlone(compact, start);
    const carried = mention && { ...new Thread(paragraph.text, compact, start).asSubject(mention), end: 0 };
    return { read: [], unread: [], carried };
  }
  // Numbers without a single word are what is left of a chart.
  if (!/[\u4e00-\u9fff]/.test(compact.text)) return { read: [], unread: [], carried: null };
  const carried = goesOn(compact.text) ? context.carried : null;
  const record = new ParagraphRecord(paragraph, compact, context);
  new ParagraphReader(paragraph, compact, figures, { ...context, above, carried }, record).readAll();
  const { read } = record;
  // Outside every section of the accounts only money is worth listing, and what a sentence says of money or counts.
  const isAccounts = read.length > 0 || record.unread.some(({ printed }) => printed.endsWith('元'));
  const unread =
    context.topic === null
      ? record.unread.filter(
          ({ printed }) => printed.endsWith('元') || (isAccounts && /[%％﹪]$/.test(printed)),
        )
      : record.unread;
  return { read, unread, carried: null };
}

class ParagraphReader {
  private readonly thread: Thread;
  /** Name of the whole whose amount was just stated (占本年支出合计 N 万元的 P%). */
  private wholeStated: string | null = null;
  /** The budget whose amount was just stated. */
  private budgetStated: RoleContext['ofBudget'] = null;
  private readonly allotment: Allotment;
  /** The words that introduced a total within a list of receptions, while its figures follow. */
  private receptionTotal: string | null = null;
  private explained = 0;
  private readonly budgets = new ListedBudget();
  /** Where the last count ends, the year of the last amount: a change after them is of what they are of. */
  private countEnd: number | null = null;
  private amountYear: number | null = null;
  private isListing = false;
  private readonly comparisons: Comparisons;

  constructor(
    private readonly paragraph: Paragraph,
    private readonly compact: CompactText,
    private readonly figures: readonly Figure[],
    private readonly context: ProseContext & ThreadStart,
    private readonly record: ParagraphRecord,
  ) {
    this.allotment = new Allotment(compact.text, figures);
    this.comparisons = new Comparisons(record);
    this.thread = new Thread(paragraph.text, compact, context, (subject, year, at) =>
      record.stateLevel(subject, year, at),
    );
  }

  /** Takes the figures one by one: follows the words since the one before, then decides what each is. */
  readAll(): void {
    this.figures.forEach((figure, index) => this.take(figure, index));
    // The words behind the last figure may say that it equals last year's.
    this.thread.follow(this.figures.at(-1)!.end, this.compact.text.length);
    this.comparisons.settle(({ figure, role, year }, subject) =>
      this.state(figure, subject, role.measure, role.value, role.qualifier, year),
    );
  }

  /** Lists a figure that may be the amount of what was named last. */
  private leave(figure: Figure, reason: string): void {
    const { subject, joined } = this.thread;
    this.record.leave(figure, reason, subject ? [subject, ...joined] : joined);
  }

  private take(figure: Figure, index: number): void {
    if (figure.kind === 'unclear') this.leave(figure, 'unclear-number');
    const from = this.figures[index - 1]?.end ?? 0;
    const words = this.thread.follow(from, figure.start);
    const between = this.compact.text.slice(from, figure.start);
    this.budgets.follow(between);
    if (figure.kind === 'unclear') return;
    if (this.thread.explanation !== null) {
      this.takeExplained(figure, between);
    } else {
      this.receptionTotal = null;
      this.takeStated(figure, index, from, words);
      if (figure.kind === 'count') this.countEnd = figure.end;
      else if (figure.kind === 'money') this.countEnd = null;
    }
  }

  /** A percentage behind a count, with nothing named since, is the count's: no amount of money changed by it. */
  private isOfCount(figure: Figure): boolean {
    const { countEnd: at } = this;
    if (figure.kind !== 'percent' || at === null || (this.thread.subject?.end ?? 0) > at) return false;
    return !this.compact.text
      .slice(at, figure.start)
      .replace(/\([^()]*\)/g, '')
      .includes(')');
  }

  private takeStated(figure: Figure, index: number, from: number, before: string): void {
    const { thread } = this;
    const { wholeStated: ofWhole, budgetStated: ofBudget } = this;
    const { fiscalYear } = this.context;
    this.wholeStated = null;
    this.budgetStated = null;
    if (figure.kind === 'bare') return this.leave(figure, 'unit-missing');
    if (thread.base !== null && figure.kind === 'money') return this.takeWhole(figure);
    if (figure.kind === 'money' && before !== '' && !isNeutral(before))
      before = thread.nameBefore(from, figure.start) ?? before;
    if (this.isOfCount(figure)) return this.record.leave(figure, 'no-measure');
    const between = this.compact.text.slice(from, figure.start);
    if (figure.kind === 'money' && this.isOtherSide(before)) return this.leave(figure, 'unclear-role');
    const concluded = this.budgets.concluded(between, (thread.subject?.end ?? 0) > from);
    if (figure.kind === 'money' && concluded === null) return this.leave(figure, 'unclear-role');
    if (figure.kind === 'money' && concluded?.length === 0) {
      thread.subject = null;
      this.budgets.passUnknown(before, between);
      return this.record.leave(figure, 'unknown-item');
    }
    if (figure.kind === 'money' && concluded?.length === 1) thread.resume(concluded[0]!);
    const allotted = this.allotment.of(index, before, thread.subject, thread.joined);
    if (allotted === null) return this.leave(figure, 'unclear-role');
    const { subjects, words } = allotted;
    if (subjects.length === 0 && index === 0 && this.isOfSection(figure))
      return this.takeStated(figure, index, from, before);
    const behind = subjects.length === 0 ? this.thread.ended : null;
    if (behind) return this.takeBehindList(figure, words, behind);
    if (subjects.every(({ concepts }) => concepts.length === 0)) {
      if (figure.kind === 'money') this.budgets.passUnknown(words, between);
      return this.record.leave(figure, 'unknown-item');
    }
    this.isListing = OPENS_PARTS.test(between) || (this.isListing && !/[。)]/.test(between));
    // 上年收入总计 N，支出总计 N: one after the other of one year, before this year's are told.
    const isSeries = /^[,、和]/.test(between) && (thread.subject?.label.length ?? 0) + 1 === between.length;
    if (this.amountYear !== null && (this.isListing || (isSeries && !this.record.hasFinal)))
      thread.listParts(figure.start);
    const year = thread.yearAt(figure.start) ?? (CHANGES.test(words) ? this.amountYear : null);
    const stateOf = (of: number, measure: Measure, value: number, qualifier = '') =>
      subjects.flatMap((subject) => this.state(figure, subject, measure, value, qualifier, of));
    if (figure.kind === 'money' && this.isPriorAmount(figure, words)) {
      const role = { measure: 'final', value: figure.value, qualifier: '' } as const;
      const stated = stateOf(thread.comparedWith!, 'final', figure.value);
      return this.followList(figure, role, subjects, stated, thread.comparedWith!);
    }
    if (figure.kind === 'money' && isOfLastYear(words))
      return void stateOf(fiscalYear - 1, 'final', figure.value);
    if (year === null || year > fiscalYear)
      return this.leave(figure, year === null ? 'ambiguous-year' : 'other-year');
    const role = roleOf(figure, words, { standard: thread.standard, ofWhole, ofBudget, fiscalYear });
    if ('reason' in role) {
      // The words may have named something else: what follows is not certain to be about the old item.
      this.leave(figure, role.reason);
      if (role.reason === 'unclear-role') thread.subject = null;
      return;
    }
    if (role.measure === 'initial_budget' || role.measure === 'adjusted_budget') {
      this.budgetStated = role.measure;
      this.budgets.stateBudget(role.measure, subjects, words);
    }
    // 上年 N 万元，减少…: what changed after an amount of another year is this year's, where that is stated.
    if (role.measure.startsWith('change') && this.amountYear !== null && year !== fiscalYear) {
      if (!subjects.every(({ concepts, fund }) => concepts.every((one) => this.record.states(one, fund))))
        return this.leave(figure, 'ambiguous-year');
      return void stateOf(fiscalYear, role.measure, role.value, role.qualifier);
    }
    if (figure.kind === 'money' && role.measure === 'final')
      this.amountYear = year === fiscalYear ? null : year;
    if (this.budgets.isOnBudget && /^(?:change|change_pct|share_pct)$/.test(role.measure))
      return this.record.leave(figure, 'no-measure');
    if (role.measure === 'completion_pct' || role.measure.startsWith('budget_change')) this.budgets.compare();
    if (role.qualifier === '完成年初预算') this.record.nameInitialBudget(subjects, figure);
    const part =
      role.measure === 'final' && figure.kind === 'money' ? this.budgets.partOf(subjects, between) : null;
    if (part === 'doubtful') return this.leave(figure, 'unclear-role');
    const stated = stateOf(year, part ?? role.measure, role.value, role.qualifier);
    this.followList(figure, role, subjects, stated);
  }

  /**
   * Whether a paragraph of the section on expenditure opens with a budget or an account without a name: it is that of the
   * section, and the subject from here on.
   */
  private isOfSection({ kind, start }: Figure): boolean {
    if (kind !== 'money' || this.context.topic !== 'expenditure') return false;
    const { text } = this.compact;
    // What is split into basic and project expenditure is the whole.
    if (!OF_SECTION.test(text.slice(0, start)) || !/(?:基本|项目)支出/.test(text.slice(start))) return false;
    const label = '支出';
    const subject = {
      concepts: ['expenditure.current'],
      fund: null,
      misplaced: false,
      label,
      ofUnit: '',
      end: 0,
    };
    this.thread.resume(subject);
    return true;
  }

  /** Takes note of a part of a list, and of a comparison that may be the part's or the whole's. */
  private followList(
    figure: Figure,
    role: Role,
    [subject]: readonly Subject[],
    stated: readonly ReadFigure[],
    year = this.context.fiscalYear,
  ): void {
    const list = this.thread.whole;
    if (!subject || !list?.subject || subject === list.subject) return;
    if (isComparison(role) || this.isHeldAgainst(figure, year))
      this.comparisons.add(list, subject, false, { figure, role, stated, year });
    else if (role.measure === 'final' && figure.kind === 'money') this.comparisons.addPart(list, figure);
  }

  /** Whether an amount is what an account is held against: one of another year, or the budget in 比年初预算 N 万元减少. */
  private isHeldAgainst({ start }: Figure, year: number): boolean {
    const before = this.compact.text.slice(0, start);
    return (
      year !== this.context.fiscalYear ||
      /(?:与|比|较|同)[^,。;:()\d]{0,8}预算(?:数|安排)?(?:的|为)?$/.test(before)
    );
  }

  /** A comparison in the sentence behind a list: the whole's for the time being. */
  private takeBehindList(
    figure: Figure,
    words: string,
    { list, last }: { readonly list: Whole; readonly last: Subject },
  ): void {
    const { standard } = this.thread;
    const { fiscalYear } = this.context;
    const isPrior = figure.kind === 'money' && this.isPriorAmount(figure, words);
    const year = isPrior ? this.thread.comparedWith! : fiscalYear;
    const role = isPrior
      ? ({ measure: 'final', value: figure.value, qualifier: '' } as const)
      : roleOf(figure, words, { standard, ofWhole: null, ofBudget: null, fiscalYear });
    if (
      'reason' in role ||
      (!isComparison(role) && !this.isHeldAgainst(figure, year)) ||
      this.thread.yearAt(figure.start) !== fiscalYear
    )
      return this.record.leave(figure, 'unknown-item');
    const stated = this.state(figure, list.subject!, role.measure, role.value, role.qualifier, year);
    this.comparisons.add(list, last, true, { figure, role, stated, year });
  }

  /**
   * Whether a bare 支出 follows income: the amount is the other side's. 收入决算 N，支出决算 N
   * names both sides.
   */
  private isOtherSide(words: string): boolean {
    const { subject } = this.thread;
    if (!subject?.concepts.every((one) => /^income\.(?:total|current)$/.test(one))) return false;
    if (/^[,;、和。]?(?:本年|全年|上年|去年)?(?:总)?支出(?:为|是|共计)?$/.test(words)) return true;
    if (/收入决算$/.test(subject.label) && /^[,;、和]支出决算(?:数|总?额)?(?:为|是)?$/.test(words))
      this.thread.resume({ ...subject, concepts: ['expenditure.current'], label: '支出决算' });
    return false;
  }

  /** The amount of the whole a share is taken of. */
  private takeWhole(figure: Figure): void {
    const whole = this.thread.asSubject(this.thread.base!);
    if (whole.end !== figure.start) return this.leave(figure, 'unclear-role');
    this.state(figure, whole, 'final', figure.value, '', this.context.fiscalYear);
    this.wholeStated = whole.label;
  }

  /** 与 2022 年 N 万元相比, 较上年 N 万元增加…: an amount of the year compared with. */
  private isPriorAmount(figure: Figure, words: string): boolean {
    if (this.thread.comparedWith === null) return false;
    const after = this.compact.text.slice(figure.end);
    if (/(?:增加|减少|增长|下降|降低|上升|持平|[增减升降多少])(?:了|约|额|为|\))*$/.test(words)) return false;
    const { label = '', end = 0 } = this.thread.subject ?? {};
    // 较 2022 年度收、支总计 N 万元: the item is named of the year compared with.
    if (
      OF_YEAR_COMPARED.test(this.compact.text.slice(0, end - label.length)) &&
      isNeutral(words) &&
      !/预算/.test(words)
    )
      return true;
    const next =
      /^(,?)(?:相比|年?[各均]?(?:增加|减少|增长|下降|降低|上升|[增减升降](?=\d)|[多少](?=[\d支])))/.exec(
        after,
      );
    // An item named since the comparison states its own amount: 本年支出 N 万元，增加….
    return next !== null && (next[1] === '' || next[0] === ',相比' || /[与比较同跟]/.test(words));
  }

  private state(
    figure: Figure,
    subject: Subject,
    measure: Measure,
    value: number,
    qualifier: string,
    year: number,
  ): ReadFigure[] {
    const pushed: ReadFigure[] = [];
    const isChange = measure === 'change' || measure === 'change_pct';
    const isAmongChanges =
      measure === 'final' && figure.kind === 'money' && this.record.isOnChanges(this.thread.whole);
    const isAlone = subject.concepts.length === 1 && this.thread.joined.length < 2;
    for (const named of subject.concepts) {
      const concept = this.conceptOf(named, figure);
      const counted = figure.kind === 'count' ? countOf(concept, figure) : null;
      if (figure.kind === 'count' && !counted) {
        this.record.leave(figure, 'unclear-count');
        return pushed;
      }
      // What vehicles and equipment are worth is no measure of how many there are.
      if (figure.kind === 'money' && /^assets\.|\.vehicles_(?:purchased|held)$/.test(concept)) {
        this.record.leave(figure, 'no-measure');
        return pushed;
      }
      const statement: Statement = {
        concept: counted?.concept ?? concept,
        measure,
        value,
        unit: counted?.unit ?? (figure.kind === 'percent' ? '%' : 'CNY10k'),
        label_zh: `${subject.label}${qualifier}`,
        fiscal_year: year,
        fund: /function\.\d/.test(concept) ? subject.fund : null,
        comparedWith: isChange ? this.thread.comparedWith : null,
        ofUnit: subject.ofUnit,
        misplaced: subject.misplaced,
        ...(isAmongChanges && { isAmongChanges }),
      };
      const read = this.record.push(figure, statement);
      if (read) pushed.push(read);
      if (isChange && isAlone) this.record.balance(figure, statement);
    }
    return pushed;
  }

  /** 购置公务用车 0 辆，支出 0 万元: money behind the number of vehicles is what they cost, where that was named before. */
  private conceptOf(concept: string, { kind }: Figure): string {
    const cost = 'three_public.vehicle_purchase';
    const isCost =
      kind === 'money' && concept === 'three_public.vehicles_purchased' && this.thread.hasNamed(cost);
    return isCost ? cost : concept;
  }

  private takeExplained(figure: Figure, before: string): void {
    const fiscal_year = this.context.fiscalYear;
    if (this.isReceptionTotal(figure, before)) {
      const counted = countOf('three_public.reception', figure);
      if (!counted) return this.record.leave(figure, 'unclear-count');
      return void this.record.push(figure, {
        ...counted,
        measure: 'count',
        value: figure.value,
        label_zh: this.receptionTotal!,
        fiscal_year,
      });
    }
    this.explained += 1;
    const isReception = this.thread.explanation === 'detail';
    const explained = explainedFigure(figure, before, isReception, this.explained);
    if (typeof explained === 'string') return this.record.leave(figure, explained);
    const { label, ...statement } = explained;
    this.record.push(figure, { ...statement, label_zh: this.asPrinted(label, figure), fiscal_year });
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
}

function countOf(concept: string, figure: Figure): { concept: string; unit: Unit } | null {
  // 台 counts vehicles and equipment alike.
  const unit = figure.unit === '台' && concept.includes('vehicle') ? 'vehicle' : countUnit(figure.unit);
  const counted = unit && countedConcept(concept, unit);
  return unit && counted ? { concept: counted, unit } : null;
}

/** 2022 年预算为: a budget or an account that no item is named of. */
const OF_SECTION =
  /^(?:20\d{2}年度?|本年度?|全年|(?:本|我)(?:部门|单位|局)|的)*(?:(?:年初|全年|调整后?)?预算|决算)(?:安排|数|总?额)*(?:为|是|:)?$/;

/** Words that tell a change, whatever stands between them and the year of the amount before. */
const CHANGES = /^[,;](?:比上年|同比)?(?:增|减|升|降|上升|下降)[^,;]*$/;

/** In front of an item that is named of the year it is compared with. */
const OF_YEAR_COMPARED = /(?:与|比|较|同|跟)(?:20\d{2}|上一?|去)年度?(?:的|(?:本|我)(?:部门|单位|局))?$/;

/** What leads from a whole to its parts, and from one part to the next. */
const OPENS_PARTS = /^[,。]?(?:其中|包括|分别为)|^\((?!\d)/;

/** Between two figures of one enumeration. */
const BETWEEN = /^[、,和及与]$/;

/** Whom a figure is of, and the words that say what it is. */
interface Allotted {
  readonly subjects: readonly Subject[];
  readonly words: string;
}

/** Gives each figure of a paragraph to the items named before it: to one, to all of them, or in turn. */
class Allotment {
  /** The enumeration being given out, null items where it is unclear whose its figures are. */
  private open: {
    readonly to: readonly Subject[] | null;
    readonly words: string;
    taken: number;
    left: number;
  } | null = null;

  constructor(
    private readonly text: string,
    private readonly figures: readonly Figure[],
  ) {}

  /** @returns null where it is unclear which of several items the figure is of */
  of(index: number, words: string, subject: Subject | null, joined: readonly Subject[]): Allotted | null {
    if (this.open && this.open.left > 0) return this.next();
    const length = this.lengthFrom(index);
    if (length > 1) {
      const items = joined.length > 1 ? joined : partsOf(subject);
      const isInTurn = items.length === length && (joined.length < 2 || /分别|各/.test(words));
      this.open = { to: isInTurn ? items : null, words: words.replace('分别', ''), taken: 0, left: length };
      return this.next();
    }
    if (joined.length < 2) return { subjects: subject ? [subject] : [], words };
    return /均|各|都/.test(words) ? { subjects: joined, words } : null;
  }

  private next(): Allotted | null {
    const open = this.open!;
    const subject = open.to?.[open.taken];
    open.taken += 1;
    open.left -= 1;
    return subject ? { subjects: [subject], words: open.words } : null;
  }

  /** How many figures of one unit follow each other from a figure on, with nothing but a mark between. */
  private lengthFrom(index: number): number {
    let last = index;
    for (;;) {
      const [figure, next] = [this.figures[last]!, this.figures[last + 1]];
      if (!next || next.unit !== figure.unit || next.kind !== figure.kind) break;
      if (!BETWEEN.test(this.text.slice(figure.end, next.start))) break;
      last += 1;
    }
    return last - index + 1;
  }
}

/** Two totals under one name (收、支总计), each by itself. */
const partsOf = (subject: Subject | null): readonly Subject[] =>
  subject ? subject.concepts.map((concept) => ({ ...subject, concepts: [concept] })) : [];

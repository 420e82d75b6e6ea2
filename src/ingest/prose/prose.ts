import type { ReadFigure, Reading } from '../disclosure.ts';
import { titlesOf } from '../outline/outline.ts';
import type { Topic } from '../outline/topic.ts';
import type { Paragraph } from '../source.ts';
import { compactText, type CompactText } from '../text.ts';
import { Allotment } from './allotment.ts';
import { ListsInDoubt } from './doubt.ts';
import { Explanations } from './explained.ts';
import { type Figure, findFigures, unitIn } from './figures.ts';
import { comparesAgain, toldAlone } from './below.ts';
import { changeFromBudget, differenceRate } from './from-budget.ts';
import { budgetInBrackets, isBudgetHeldAgainst, isPriorAmount } from './held-against.ts';
import { ListedYears } from './listed-years.ts';
import { changeGoingOn, type ToldChange } from './going-on.ts';
import { type FromTo, isFromTo, type Side, sidesOf } from './from-to.ts';
import { type MoneyUnit } from '../numeral.ts';
import { budgetAhead, type BudgetMeasure, ListedBudget } from './listed-budget.ts';
import { type Classifications, goesOn, namedAlone, tellsUse } from './mentions.ts';
import { levelsNamed } from './paths.ts';
import { isCarriedWithin, isCarryOver } from './carried-over.ts';
import { Comparisons, isComparison } from './comparisons.ts';
import { ParagraphRecord } from './record.ts';
import {
  finalOf,
  isNeutral,
  isOfLastYear,
  type Role,
  type RoleContext,
  roleOf,
  type Unclear,
} from './roles.ts';
import { otherSide, wholeOfSection, withCarryOver } from './plain-words.ts';
import { shareInBrackets } from './share-in-brackets.ts';
import { Stating } from './stating.ts';
import { Thread, type ThreadStart } from './thread.ts';
import type { Subject, Whole } from './subject.ts';

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
  const isGoingOn = context.carried?.isTold ? comparesAgain : goesOn;
  const carried = isGoingOn(compact.text) ? context.carried : null;
  const record = new ParagraphRecord(paragraph, compact, context);
  const reader = new ParagraphReader(paragraph, compact, figures, { ...context, above, carried }, record);
  reader.readAll();
  const { read } = record;
  // Outside every section of the accounts only money is worth listing, and what a sentence says of money or counts.
  const isAccounts = read.length > 0 || record.unread.some(({ printed }) => printed.endsWith('元'));
  const unread =
    context.topic === null
      ? record.unread.filter(
          ({ printed }) =>
            printed.endsWith('元') ||
            (isAccounts && /[%％﹪]$/.test(printed)) ||
            (read.length > 0 && /[人次批辆]$/.test(printed)),
        )
      : record.unread;
  return { read, unread, carried: toldAlone(read, reader.thread.subject, carried) };
}

class ParagraphReader {
  readonly thread: Thread;
  /** Name of the whole whose amount was just stated (占本年支出合计 N 万元的 P%). */
  private wholeStated: string | null = null;
  /** The budget whose amount was just stated. */
  private budgetStated: RoleContext['ofBudget'] = null;
  private readonly allotment: Allotment;
  private readonly budgets = new ListedBudget();
  /** What the figure to come is of, behind the first of two in 由 N 减少到 M, and what the sentence so compares with. */
  private becomes: FromTo | null = null;
  private compared: Side | null = null;
  /** The change stated last, and where it ends. */
  private change: ToldChange | null = null;
  /** Where the last count ends: a change after it is of what it counts. */
  private countEnd: number | null = null;
  /** Where the figure before ends. */
  private before = 0;
  private readonly years: ListedYears;
  private readonly comparisons: Comparisons;
  private readonly explanations: Explanations;
  private readonly doubts: ListsInDoubt;
  private readonly stating: Stating;

  constructor(
    paragraph: Paragraph,
    private readonly compact: CompactText,
    private readonly figures: readonly Figure[],
    private readonly context: ProseContext & ThreadStart,
    private readonly record: ParagraphRecord,
  ) {
    this.allotment = new Allotment(compact.text, figures);
    this.comparisons = new Comparisons(record);
    this.doubts = new ListsInDoubt(record, compact.text);
    this.thread = new Thread(paragraph.text, compact, context, (subject, year, at) =>
      record.stateLevel(subject, year, at),
    );
    this.explanations = new Explanations(paragraph, compact, context, record);
    this.stating = new Stating(record, this.thread, titlesOf(context.section).at(-1)!);
    this.years = new ListedYears(this.thread, context.fiscalYear);
  }

  /** Takes the figures one by one: follows the words since the one before, then decides what each is. */
  readAll(): void {
    this.figures.forEach((figure, index) => this.take(figure, index));
    // The words behind the last figure may say that it equals last year's.
    this.thread.follow(this.figures.at(-1)!.end, this.compact.text.length);
    this.comparisons.settle(({ figure, role, year }, subject) =>
      this.stating.state(figure, subject, role, year),
    );
    this.doubts.settle();
  }

  /** Lists a figure that may be the amount of what was named last. */
  private leave(figure: Figure, reason: string): void {
    const { subject, joined } = this.thread;
    this.record.leave(figure, reason, subject ? [subject, ...joined] : joined);
  }

  /** Lists a figure behind which nothing is certain to be about the old item. */
  private leaveUnnamed(figure: Figure, reason: string): void {
    this.leave(figure, reason);
    this.thread.lose(this.compact.text.slice(this.before, figure.start));
  }

  private take(figure: Figure, index: number): void {
    const from = this.figures[index - 1]?.end ?? 0;
    this.before = from;
    const words = this.thread.follow(from, figure.start);
    const between = this.compact.text.slice(from, figure.start);
    this.budgets.follow(between);
    if (between.includes('。')) this.compared = null;
    // What is paid for each says nothing of the account.
    if (figure.hedge === 'no-measure') return this.leave(figure, figure.hedge);
    if (this.thread.explanation !== null) {
      this.explanations.take(figure, between, this.thread.explanation === 'detail');
    } else {
      this.explanations.leave();
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
    const { thread, wholeStated: ofWhole, budgetStated: ofBudget } = this;
    const { fiscalYear } = this.context;
    this.wholeStated = null;
    this.budgetStated = null;
    if (figure.kind === 'bare') return this.leave(figure, 'unit-missing');
    if (this.becomes || isFromTo(this.compact.text, figure, this.figures[index + 1]))
      return this.takeFromTo(figure, index);
    if (thread.base !== null && figure.kind === 'money') return this.takeWhole(figure);
    if (figure.kind === 'money' && before !== '' && !isNeutral(before))
      before = thread.nameBefore(from, figure.start) ?? before;
    if (this.isOfCount(figure)) return this.record.leave(figure, 'no-measure');
    const between = this.compact.text.slice(from, figure.start);
    const other = figure.kind === 'money' ? otherSide(before, thread, this.record, figure) : null;
    if (other === 'open') return this.leave(figure, 'unclear-role');
    if (other) thread.resume(other);
    const concluded = this.budgets.concluded(between, (thread.subject?.end ?? 0) > from);
    if (figure.kind === 'money' && concluded === null) return this.leave(figure, 'unclear-role');
    if (figure.kind === 'money' && concluded?.length === 0) {
      thread.subject = null;
      this.budgets.passUnknown(before, between, figure);
      return this.record.leave(figure, 'unknown-item');
    }
    if (figure.kind === 'money' && concluded?.length === 1) thread.resume(concluded[0]!);
    const whole = figure.kind === 'money' ? this.years.wholeOfAnotherYear(between, from) : undefined;
    if (whole === null) return this.leave(figure, 'unclear-role');
    if (whole) thread.resume(whole);
    const allotted = this.allotment.of(index, before, thread.subject, thread.joined);
    if (allotted === null) return this.leave(figure, 'unclear-role');
    const { words } = allotted;
    const subjects = allotted.subjects.map((one) => withCarryOver(one, this.compact.text.slice(figure.end)));
    if (subjects.length === 1 && subjects[0] !== allotted.subjects[0]) thread.resume(subjects[0]!);
    const ofSection =
      subjects.length === 0 && index === 0 ? wholeOfSection(this.compact.text, figure, this.context) : null;
    if (ofSection) {
      thread.resume(ofSection);
      return this.takeStated(figure, index, from, before);
    }
    const behind = subjects.length === 0 ? this.thread.ended : null;
    if (behind) return this.takeBehindList(figure, words, behind);
    if (subjects.every(({ concepts }) => concepts.length === 0)) {
      if (figure.kind === 'money') {
        this.budgets.passUnknown(words, between, figure);
        thread.totals.passUnknown();
      }
      return this.record.leave(figure, 'unknown-item');
    }
    if (
      figure.kind === 'money' &&
      subjects.some((one) => isCarriedWithin(this.compact.text, one, this.context))
    )
      return this.leaveUnnamed(figure, 'unclear-role');
    this.years.follow(between, figure.start, this.record.hasFinal);
    const year = this.years.yearAt(figure.start, words);
    const stateOf = (of: number, role: Role) =>
      subjects.flatMap((subject) => this.stating.state(figure, subject, role, of));
    if (isPriorAmount(this.compact.text, figure, words, thread)) {
      const role = finalOf(figure);
      return this.followList(
        figure,
        role,
        subjects,
        stateOf(thread.comparedWith!, role),
        thread.comparedWith!,
      );
    }
    const isStated = () =>
      subjects.every(({ concepts, fund }) => concepts.every((one) => this.record.states(one, fund)));
    if (figure.kind === 'money' && isOfLastYear(words)) {
      this.years.stateLast(isStated(), figure.end);
      return void stateOf(fiscalYear - 1, finalOf(figure));
    }
    if (year === null || year > fiscalYear)
      return this.leave(figure, year === null ? 'ambiguous-year' : 'other-year');
    const { standard } = thread;
    const { record } = this;
    const found =
      changeGoingOn(this.change, figure, between, this.compact.text) ??
      differenceRate(figure, words, subjects, record) ??
      shareInBrackets(figure, between, this.compact.text, { subjects, list: thread.whole, record }) ??
      roleOf(figure, words, { standard, ofWhole, ofBudget, fiscalYear });
    const against = changeFromBudget(found, figure, subjects, { standard, record });
    const ahead =
      figure.kind === 'money'
        ? (budgetInBrackets(this.compact.text, figure) ?? this.budgetAhead(against, from, words))
        : null;
    const role = ahead ? { ...finalOf(figure), measure: ahead } : against;
    if ('reason' in role) {
      // The words may have named something else: what follows is not certain to be about the old item.
      if (role.reason === 'unclear-role') return this.leaveUnnamed(figure, role.reason);
      return this.leave(figure, role.reason);
    }
    if (role.measure === 'initial_budget' || role.measure === 'adjusted_budget') {
      // 上年结转 N、当年预算 M: the budget is beside the carry-over, which has none.
      if (subjects.some(isCarryOver)) return this.leaveUnnamed(figure, 'unclear-role');
      this.budgetStated = role.measure;
      this.budgets.stateBudget(role.measure, subjects, words, figure, ahead !== null);
    }
    // 上年 N 万元，减少…: what changed after an amount of another year is this year's, where that is stated.
    if (role.measure.startsWith('change') && this.years.ofAmount !== null && year !== fiscalYear) {
      if (!isStated()) return this.leave(figure, 'ambiguous-year');
      return void stateOf(fiscalYear, role);
    }
    if (figure.kind === 'money' && role.measure === 'final') {
      this.years.state(year, isStated());
      if (subjects.length === 1 && year === fiscalYear) this.allotment.tell(subjects[0]!, between);
    }
    if (this.budgets.isOnBudget && /^(?:change|change_pct|share_pct)$/.test(role.measure))
      return this.record.leave(figure, 'no-measure');
    if (role.measure === 'completion_pct' || role.measure.startsWith('budget_change')) this.budgets.compare();
    if (role.qualifier === '完成年初预算') this.record.nameInitialBudget(subjects, figure);
    const part =
      role.measure === 'final' && figure.kind === 'money'
        ? this.budgets.partOf(subjects, between, figure)
        : null;
    // 支出 N，年初预算为 M: what the budget follows is the account.
    if (part === 'doubtful' && !BUDGET_NEXT.test(this.compact.text.slice(figure.end)))
      return this.leave(figure, 'unclear-role');
    const isChange = /^(?:budget_)?change$/.test(role.measure);
    this.change = isChange ? { role, end: figure.end } : null;
    const stated = stateOf(year, part === null || part === 'doubtful' ? role : { ...role, measure: part });
    this.followList(figure, role, subjects, stated);
  }

  /** The budget that stands in front of the item named since the figure before, where nothing behind it says otherwise. */
  private budgetAhead(role: Role | Unclear, from: number, words: string): BudgetMeasure | null {
    const { label = '', end = 0 } = this.thread.subject ?? {};
    if ('reason' in role || role.measure !== 'final' || end <= from || /决算|实际/.test(label + words))
      return null;
    return budgetAhead(this.compact.text.slice(from, end - label.length));
  }

  /** One end of 由 N 万元减少到 M 万元: what comes after is of this year again. */
  private takeFromTo(figure: Figure, index: number): void {
    const { text } = this.compact;
    const { fiscalYear } = this.context;
    const { subject, joined, comparedWith } = this.thread;
    const compared =
      this.compared ?? (comparedWith === null ? null : ({ measure: 'final', year: comparedWith } as const));
    const isLast = this.becomes !== null;
    const sides = this.becomes ?? sidesOf(text, figure, this.figures[index + 1]!, { fiscalYear, compared });
    if (!sides || !subject || joined.length > 1) {
      this.leave(figure, 'unclear-role');
      this.becomes = this.thread.subject = null;
      return;
    }
    const { measure, year } = isLast ? sides.to : sides.from;
    const role = figure.kind === 'count' ? finalOf(figure) : { ...finalOf(figure), measure };
    this.stating.state(figure, subject, role, year);
    this.becomes = isLast ? null : sides;
    this.compared = sides.from;
    if (isLast) {
      this.years.settle(figure.end);
      this.budgets.conclude();
    }
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
    if (isComparison(role) || this.isHeldAgainst(figure, year)) {
      const isOfAccount = /决算数?(?:较|比|与|同)/.test(this.compact.text.slice(this.before, figure.start));
      const compared = { figure, role, stated, year, isOfAccount };
      this.comparisons.add(list, subject, false, compared, this.before);
    } else if (role.measure === 'final' && figure.kind === 'money') {
      this.comparisons.addPart(list, figure);
      this.doubts.add(list, figure, stated);
    }
  }

  private isHeldAgainst(figure: Figure, year: number): boolean {
    return year !== this.context.fiscalYear || isBudgetHeldAgainst(this.compact.text, figure);
  }

  /** A comparison in the sentence behind a list: the whole's for the time being. */
  private takeBehindList(
    figure: Figure,
    words: string,
    { list, last }: { readonly list: Whole; readonly last: Subject },
  ): void {
    const { standard } = this.thread;
    const { fiscalYear } = this.context;
    const isPrior = isPriorAmount(this.compact.text, figure, words, this.thread);
    const year = isPrior ? this.thread.comparedWith! : fiscalYear;
    const role = isPrior
      ? finalOf(figure)
      : roleOf(figure, words, { standard, ofWhole: null, ofBudget: null, fiscalYear });
    if (
      'reason' in role ||
      (!isComparison(role) && !this.isHeldAgainst(figure, year)) ||
      this.thread.yearAt(figure.start) !== fiscalYear
    )
      return this.leaveUnnamed(figure, 'unknown-item');
    const stated = this.stating.state(figure, list.subject!, role, year);
    this.comparisons.add(list, last, true, { figure, role, stated, year });
  }

  /** The amount of the whole a share is taken of. */
  private takeWhole(figure: Figure): void {
    const whole = this.thread.asSubject(this.thread.base!);
    if (whole.end !== figure.start) return this.leave(figure, 'unclear-role');
    this.stating.state(figure, whole, finalOf(figure), this.context.fiscalYear);
    this.wholeStated = whole.label;
  }
}

/** Behind an account. */
const BUDGET_NEXT = /^,?(?:年初|全年|调整后?)?的?预算(?:数|安排)?(?:为|是)?\d/;

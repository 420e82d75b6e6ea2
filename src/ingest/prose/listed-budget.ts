/** Which budget a list is of: 预算 28 万元，其中：公务接待费 9 万元 states a part of the budget and no final account. */
import type { Measure } from '#model/tables.ts';
import type { Figure } from './figures.ts';
import type { Subject } from './subject.ts';

/** A measure of a budget. */
export type BudgetMeasure = Extract<Measure, 'initial_budget' | 'adjusted_budget'>;

/** What an amount without a word of its own is, where a budget was stated before it. */
export type Part = BudgetMeasure | 'doubtful' | null;

interface Head {
  readonly measure: BudgetMeasure;
  readonly subjects: readonly Subject[];
  /** Its parts so far, and what they leave of the amount, 万元. */
  readonly listed: Subject[];
  left: number;
  /** Set where the word for the budget stood in front of the item: it holds for those that follow too. */
  readonly isAhead: boolean;
  /** Set where a sentence ended behind parts: the next may go on with them. */
  isBehind: boolean;
  /** Set where the sentence had stated the final account before: whose parts follow is open. */
  readonly isDoubtful: boolean;
  /** Set where the list right behind the budget calls its parts accounts: 预算 54 万元，其中：公务接待费支出决算 42 万元. */
  isMiscalled: boolean;
  isOpen: boolean;
  isBracketed: boolean;
}

/** Words that say that an amount is what was spent in the end. */
const FINAL = /决算|实际|实支|实有|执行|完成|发生/;
const OF_WHOLE = new RegExp(`${FINAL.source}|(?:年初|全年|调整后?)的?预算`);
/** A budget that something else is held against. */
const HELD_AGAINST = /(?:完成|占|达到?|与|比|较|同|跟|于|超)[^,。;]*$/;
/** Words that open a list behind its whole. */
const OPENS = /其中|包括|包含|分别|具体|构成|组成|[(:含即]/;
const GOES_ON = /^(?:其中|包括|包含|具体|分别|\(?[\d一二三四五六七八九十]{1,2}[.、)]|[\u2460-\u249b])/;
const CONCLUDES = /^(?:20\d{2}年度?|本年度?|全年)?(?:实际|支出决算|决算)/;

/** 年初预算安排公务接待费 9 万元: in front of the item whose budget it is. 一般公共预算安排 tells where the money is from. */
const AHEAD =
  /(?:(年初|全年|当年|调整后?)的?预算|(?:^|[^共金营政门位出])预算|(年初))(?:数|批复|安排|核定|下达|批准)?的?$/;

/** The budget that words in front of an item's name say the amount behind it is of, or null. */
export function budgetAhead(words: string): BudgetMeasure | null {
  const match = AHEAD.exec(words);
  if (!match || (match[2] !== undefined && words.endsWith('年初'))) return null;
  return (match[1] ?? match[2]) === '年初' ? 'initial_budget' : 'adjusted_budget';
}

/** 预算支出 N; 一般公共预算支出 is the name of a fund. */
const A_BUDGET =
  /(?:^|[^共金营])(年初|全年|调整后?)?的?预算(?:安排|数|总?额|合计|总计|共计|支出)*(?:为|是|:)?$/;

/** Follows, figure by figure, whether a list of parts is one of a budget. */
export class ListedBudget {
  private head: Head | null = null;
  /** The items whose final account the sentence has stated. */
  private settled: readonly Subject[] = [];
  private isBarePart = false;
  private isBudgetLast = false;

  /** Takes in the words between two figures, names included. */
  follow(between: string): void {
    if (between.includes('。')) {
      this.settled = [];
      this.isBudgetLast = false;
      const after = between.slice(between.lastIndexOf('。') + 1);
      if (this.head && !GOES_ON.test(after)) {
        if (!this.head.isOpen) this.head = null;
        else if (CONCLUDES.test(after)) this.isBarePart = true;
        else this.head.isBehind = true;
      }
    }
    if (this.head?.isBracketed && this.head.isOpen && between.includes(')')) this.head = null;
  }

  /** Takes note of a budget; `words` are those since the item's name. */
  stateBudget(
    measure: BudgetMeasure,
    subjects: readonly Subject[],
    words: string,
    { value }: Figure,
    isAhead = false,
  ): void {
    if (HELD_AGAINST.test(words)) return;
    this.isBudgetLast = true;
    this.isBarePart = false;
    if (this.head?.isOpen && !subjects.some(({ concepts }) => isOneOf(concepts, this.head!.subjects))) return;
    const isDoubtful = this.settled.some(({ concepts }) => isOneOf(concepts, subjects));
    this.head = {
      measure,
      subjects,
      listed: [],
      left: value,
      isAhead,
      isBehind: false,
      isDoubtful,
      isMiscalled: false,
      isOpen: false,
      isBracketed: false,
    };
  }

  /** Takes note of an amount of which it is not known what it is of: the parts behind a budget are parts of a budget all the same. */
  passUnknown(words: string, between: string, figure: Figure): void {
    const budget = A_BUDGET.exec(words);
    if (FINAL.test(between)) this.head = null;
    else if (budget)
      this.stateBudget(budget[1] === '年初' ? 'initial_budget' : 'adjusted_budget', [], words, figure);
  }

  /** Takes note that an account was held against its budget: what follows is about the account again. */
  compare(): void {
    this.isBudgetLast = false;
  }

  /** Takes note that the amounts to come are no longer of a budget. */
  conclude(): void {
    this.head = null;
    this.isBudgetLast = false;
  }

  /** What an amount is that nothing but its place tells; `between` are all words since the figure before. */
  partOf(subjects: readonly Subject[], between: string, { value }: Figure): Part {
    const { head } = this;
    const isOf = (those: readonly Subject[]) => subjects.some(({ concepts }) => isOneOf(concepts, those));
    if (head && !head.isOpen && LISTS_ACCOUNTS.test(between) && !isOf(head.subjects)) head.isMiscalled = true;
    // What was set aside, or what was spent of it?
    if (head?.isMiscalled && FINAL.test(between) && !isOf(head.subjects)) return 'doubtful';
    const isFinal = !head || FINAL.test(between) || isOf(head.subjects);
    const certainty = isFinal || isOf(head.listed) ? null : certaintyOf(head, subjects, between, value);
    if (certainty === null) {
      this.head = null;
      if (isFinal) {
        this.settled = [...this.settled, ...subjects];
        this.isBudgetLast = false;
      }
      return null;
    }
    head!.left -= value;
    head!.listed.push(...subjects);
    if (certainty === 'open') return 'doubtful';
    this.isBarePart = true;
    this.isBudgetLast = true;
    return certainty === 'doubtful' || head!.isDoubtful ? 'doubtful' : head!.measure;
  }

  /**
   * Whose an amount is that is called the final one, or another budget, and names nothing, behind a list of parts of a budget: the
   * whole's where the list has come to an end; null where that is open. Undefined where no such list is before it.
   */
  concluded(between: string, isNamed: boolean): readonly Subject[] | null | undefined {
    if (isNamed || !this.head?.isOpen || !this.isBarePart || !OF_WHOLE.test(between)) return undefined;
    if (/[;)。]/.test(between)) return this.head.subjects;
    return FINAL.test(between) ? null : undefined;
  }

  /** Whether what changed is the budget: 预算 28 万元，比上年减少 2 万元. */
  get isOnBudget(): boolean {
    return this.isBudgetLast;
  }
}

/**
 * Whether an amount is a part of a budget, and opens its list where none is open; null where it is none. It stays open whether
 * the list begins where the words do not say so.
 */
function certaintyOf(
  head: Head,
  subjects: readonly Subject[],
  between: string,
  value: number,
): 'certain' | 'doubtful' | 'open' | null {
  const isNamed = subjects.every(({ concepts }) => concepts.every((one) => isWithin(one, head.subjects)));
  if (head.isBehind) {
    // The last part is known by what the others left.
    if (Math.abs(head.left - value) < HALF_A_CENT) return 'certain';
    return isNamed && value < head.left ? 'doubtful' : null;
  }
  if (head.isOpen) return 'certain';
  const opening = OPENS.exec(between)?.[0];
  const isSeries = head.isAhead && SERIES.test(between);
  if (opening === undefined && !isNamed && !isSeries) return null;
  if (
    opening === undefined &&
    /支出/.test(between) &&
    (isSeries || /三公/.test(head.subjects[0]?.label ?? ''))
  )
    return 'open';
  head.isOpen = true;
  head.isBracketed = opening === '(';
  return 'certain';
}

/** A list of parts that are called accounts, with nothing between the whole and it. */
const LISTS_ACCOUNTS = /^[,。]?\(?其中[:,]?(?![^:]*预算)[^,;。]*决算(?:数|总?额)?(?:为|是)?$/;
const HALF_A_CENT = 0.005;
/** One name after another. */
const SERIES = /^[、,和及][^,;:。]*$/;

const isOneOf = (concepts: readonly string[], subjects: readonly Subject[]): boolean =>
  subjects.some((subject) => subject.concepts.some((concept) => concepts.includes(concept)));

/** Whether a concept is a part of a total by its name. */
const isWithin = (concept: string, wholes: readonly Subject[]): boolean =>
  wholes.some((whole) =>
    whole.concepts.some((total) => {
      const family = /^(.*)\.(?:total|current|grand_total)$/.exec(total)?.[1];
      return family !== undefined && concept.startsWith(`${family}.`) && concept !== total;
    }),
  );

/** Which budget a list is of: 预算 28 万元，其中：公务接待费 9 万元 states a part of the budget and no final account. */
import type { Measure } from '#model/tables.ts';
import type { Subject } from './thread.ts';

/** A measure of a budget. */
export type BudgetMeasure = Extract<Measure, 'initial_budget' | 'adjusted_budget'>;

/** What an amount without a word of its own is, where a budget was stated before it. */
export type Part = BudgetMeasure | 'doubtful' | null;

interface Head {
  readonly measure: BudgetMeasure;
  readonly subjects: readonly Subject[];
  /** Set where the sentence had stated the final account before: whose parts follow is open. */
  readonly isDoubtful: boolean;
  isOpen: boolean;
  readonly isBracketed: boolean;
}

/** Words that say that an amount is what was spent in the end. */
const FINAL = /决算|实际|实支|实有|执行|完成|发生/;
/** A budget that something else is held against. */
const HELD_AGAINST = /(?:完成|占|达到?|与|比|较|同|跟|于|超)[^,。;]*$/;
/** Words that open a list behind its whole. */
const OPENS = /其中|包括|包含|分别|具体|构成|组成|[(:含即]/;
const GOES_ON = /^(?:其中|包括|包含|具体|分别|\(?[\d一二三四五六七八九十]{1,2}[.、)]|[\u2460-\u249b])/;
const CONCLUDES = /^(?:20\d{2}年度?|本年度?|全年)?(?:实际|支出决算|决算)/;

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
        if (this.head.isOpen && CONCLUDES.test(after)) this.isBarePart = true;
        else this.head = null;
      }
    }
    if (this.head?.isBracketed && this.head.isOpen && between.includes(')')) this.head = null;
  }

  /** Takes note of a budget; `words` are those since the item's name. */
  stateBudget(measure: BudgetMeasure, subjects: readonly Subject[], words: string): void {
    if (HELD_AGAINST.test(words)) return;
    this.isBudgetLast = true;
    this.isBarePart = false;
    if (this.head?.isOpen) return;
    const isDoubtful = this.settled.some(({ concepts }) => isOneOf(concepts, subjects));
    this.head = { measure, subjects, isDoubtful, isOpen: false, isBracketed: false };
  }

  /** Takes note of an amount of which it is not known what it is of: the parts behind a budget are parts of a budget all the same. */
  passUnknown(words: string, between: string): void {
    const budget = /(年初|全年|调整后?)?的?预算(?:安排|数|总?额)*(?:为|是|:)?$/.exec(words);
    if (FINAL.test(between)) this.head = null;
    else if (budget) this.stateBudget(budget[1] === '年初' ? 'initial_budget' : 'adjusted_budget', [], words);
  }

  /** Takes note that an account was held against its budget: what follows is about the account again. */
  compare(): void {
    this.isBudgetLast = false;
  }

  /** What an amount is that nothing but its place tells; `between` are all words since the figure before. */
  partOf(subjects: readonly Subject[], between: string): Part {
    const { head } = this;
    const isFinal = FINAL.test(between);
    if (!head || isFinal || subjects.some(({ concepts }) => isOneOf(concepts, head.subjects))) {
      this.head = null;
      this.settled = [...this.settled, ...subjects];
      this.isBudgetLast = false;
      return null;
    }
    if (!head.isOpen) {
      const opening = OPENS.exec(between)?.[0];
      const isNamed = subjects.every(({ concepts }) => concepts.every((one) => isWithin(one, head.subjects)));
      if (opening === undefined && !isNamed) {
        this.head = null;
        return null;
      }
      if (
        opening === undefined &&
        /三公|三公经费/.test(head.subjects[0]?.label ?? '') &&
        /支出/.test(between)
      )
        return 'doubtful';
      this.head = { ...head, isOpen: true, isBracketed: opening === '(' };
    }
    this.isBarePart = true;
    this.isBudgetLast = true;
    return head.isDoubtful ? 'doubtful' : head.measure;
  }

  /**
   * Whose an amount is that is called the final one and names nothing, behind a list of parts of a budget: the
   * whole's where the list has come to an end; null where that is open. Undefined where no such list is before it.
   */
  concluded(between: string, isNamed: boolean): readonly Subject[] | null | undefined {
    if (isNamed || !this.head?.isOpen || !this.isBarePart || !FINAL.test(between)) return undefined;
    return /[;)。]/.test(between) ? this.head.subjects : null;
  }

  /** Whether what changed is the budget: 预算 28 万元，比上年减少 2 万元. */
  get isOnBudget(): boolean {
    return this.head !== null && this.isBudgetLast;
  }
}

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

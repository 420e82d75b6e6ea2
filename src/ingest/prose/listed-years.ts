/** Which year the parts of a list are of, and the changes behind it: 上年 N 万元，其中：…；本年 M 万元，其中：…. */
import type { Thread } from './thread.ts';
import type { Subject, Whole } from './subject.ts';

/** What leads from a whole to its parts, and from one part to the next. */
const OPENS_PARTS = /^[,。]?(?:其中|包括|分别为)|^\((?!\d|[一二三四五六七八九十]{1,3}\))/;
/** Words that tell a change, whatever stands between them and the year of the amount before. */
const CHANGES =
  /^[,;](?:[比较与](?:上年|去年|20\d{2}年)度?(?:相比,?)?|同比)?(?:增|减|升|降|上升|下降)[^,;]*$/;
const NAMES_YEAR = /[本今当]年|本期|报告期|20\d{2}年/;

/** Follows, amount by amount, of which year what is listed is. */
export class ListedYears {
  /** The year of the last amount where it is not that of the accounts. */
  private year: number | null = null;
  /** Whether that amount stands beside this year's of the same item, which was not named again. */
  private isBeside = false;
  private isListing = false;
  /** The list whose parts have their year from the whole. */
  private inherited: Whole | null = null;

  constructor(
    private readonly thread: Thread,
    private readonly fiscalYear: number,
  ) {}

  /** The year of the last amount where it is another than that of the accounts, else null. */
  get ofAmount(): number | null {
    return this.year;
  }

  /** Takes in the words between two figures; `hasFinal` is whether an account of the year was stated. */
  follow(between: string, at: number, hasFinal: boolean): void {
    const { thread } = this;
    this.isListing = OPENS_PARTS.test(between) || (this.isListing && !/[。)]/.test(between));
    // 上年收入总计 N，支出总计 N: one after the other of one year, before this year's are told.
    const isSeries = /^[,、和]/.test(between) && (thread.subject?.label.length ?? 0) + 1 === between.length;
    if (this.year === null || !(this.isListing || (isSeries && !hasFinal))) return;
    if (!this.isBeside) {
      thread.listParts(at);
      this.inherited = thread.whole;
    } else if (OPENS_PARTS.test(between) && between.startsWith('。')) {
      // 2022年 N，2021年 M。其中: the parts behind both are of the year that the paragraph is about.
      thread.turnTo(this.fiscalYear, at);
    }
  }

  /** The year of a figure; null where that is open. `words` are those since the item. */
  yearAt(at: number, words: string): number | null {
    return this.thread.yearAt(at) ?? (CHANGES.test(words) ? this.year : null);
  }

  /**
   * The whole of a list whose parts had their year from it, where the words since the figure before name another year and no
   * item: the amount is the whole's of that year. Null where the whole was not named, undefined where there is no such list.
   */
  wholeOfAnotherYear(between: string, from: number): Subject | null | undefined {
    const { whole, subject } = this.thread;
    const isSame = this.inherited !== null && whole === this.inherited && (subject?.end ?? 0) <= from;
    return isSame && NAMES_YEAR.test(between) ? this.inherited!.subject : undefined;
  }

  /** Takes note of an amount and its year; `isStated` is whether this year's of the item was stated before. */
  state(year: number, isStated: boolean): void {
    this.year = year === this.fiscalYear ? null : year;
    this.isBeside = isStated && this.thread.isNamedBefore(year);
  }

  /** Takes note of last year's amount, told right behind 上年: before this year's it is the one that parts are of. */
  stateLast(isStated: boolean, end: number): void {
    if (isStated) return;
    this.thread.turnTo(this.fiscalYear - 1, end);
    this.state(this.fiscalYear - 1, false);
  }

  /** What follows is of the year of the accounts again. */
  settle(end: number): void {
    this.thread.turnTo(this.fiscalYear, end);
    this.year = null;
  }
}

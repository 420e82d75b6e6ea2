/** What a paragraph has stated so far, figure by figure, and what that says of the figures to come. */
import { asUnread, type MoneyItem, PLAIN, type ReadFigure, type Unread } from '../disclosure.ts';
import { lineAt, type Paragraph } from '../source.ts';
import { compactText, type CompactText } from '../text.ts';
import type { Figure } from './figures.ts';
import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import type { Fund } from '#model/tables.ts';
import type { Subject, Whole } from './subject.ts';

/** What is decided about a figure, before its place is added. */
export type Statement = Pick<
  ReadFigure,
  'concept' | 'measure' | 'value' | 'unit' | 'label_zh' | 'fiscal_year'
> &
  Partial<ReadFigure>;

/** What a figure may be of. */
interface ItemOf {
  readonly concepts: readonly string[];
  readonly fund: MoneyItem['fund'];
}

/** The two sides of the accounts that balance: 收入总计 is 支出总计, every year. */
const BALANCED: Readonly<Record<string, string>> = {
  'income.total': 'expenditure.total',
  'expenditure.total': 'income.total',
};

/** What there is one number of in a year. */
const COUNTED_ONCE = /\.(?:overseas_|reception_batches|reception_visitors|vehicles_)/;

/** Whether facts on a concept say from which money they are. */
export const isByFund = (concept: string): boolean => /function\.\d|\.economic\.\d/.test(concept);

/** The figures of one paragraph that were read and those that were left out. */
export class ParagraphRecord {
  readonly read: ReadFigure[] = [];
  readonly unread: Unread[] = [];
  private readonly left = new Set<Figure>();
  /** The items that were told of with a number that is none for certain. */
  private readonly hedged = new Set<string>();
  /** Amounts that were left out for others of the same thing. */
  private readonly second: ReadFigure[] = [];
  /** Where in the compact text each budget stands that no word tells from the others. */
  private readonly plainBudgets = new Map<ReadFigure, number>();

  constructor(
    private readonly paragraph: Paragraph,
    private readonly compact: CompactText,
    private readonly context: { readonly section: string; readonly fiscalYear: number },
  ) {}

  /** Adds what a figure states; null where it is no certain number, or the paragraph has stated something else of the same thing. */
  push(figure: Figure, statement: Statement): ReadFigure | null {
    if (figure.hedge) {
      this.hedge(figure, figure.hedge, { concepts: [statement.concept], fund: statement.fund ?? null });
      return null;
    }
    const stated: ReadFigure = {
      decimals: figure.decimals,
      form: 'prose',
      fund: null,
      ...PLAIN,
      ...statement,
      ...this.placeOf(figure),
    };
    const contradicted = this.contradictedBy(stated);
    if (contradicted.length > 0 && !this.isSumOfSaid(stated)) {
      this.second.push(stated);
      this.leave(figure, 'second-value');
      this.doubt(contradicted.filter((one) => this.isNamedBetween(one, figure, stated.label_zh)));
      return null;
    }
    if (!this.isTheCount(stated)) {
      this.leave(figure, 'second-value');
      return null;
    }
    this.read.push(stated);
    if (statement.measure === 'adjusted_budget' && this.isPlainBudget(figure))
      this.plainBudgets.set(stated, figure.end);
    return stated;
  }

  /** Lists what is no certain number, of an item that is so told of. */
  hedge(figure: Figure, reason: string, subject: ItemOf): void {
    for (const concept of subject.concepts) this.hedged.add(concept);
    this.leave(figure, reason, [subject]);
  }

  /** Takes back what was stated for the time being. */
  drop(figures: readonly ReadFigure[]): void {
    for (const figure of figures) {
      const at = this.read.indexOf(figure);
      if (at >= 0) this.read.splice(at, 1);
    }
  }

  /** What was stated last. */
  get last(): ReadFigure | undefined {
    return this.read.at(-1);
  }

  /** What the paragraph states last of an item, by measure, in the year of the accounts or so many years before. */
  lastOf(
    { concepts, fund }: Pick<Subject, 'concepts' | 'fund'>,
    measure: ReadFigure['measure'],
    yearsBefore = 0,
  ): ReadFigure | undefined {
    return this.read.findLast(
      (figure) =>
        figure.concept === concepts[0] &&
        figure.measure === measure &&
        figure.fiscal_year === this.context.fiscalYear - yearsBefore &&
        (figure.fund === null || figure.fund === fund),
    );
  }

  /** Lists a figure that cannot be read with certainty, once, with what it may be of. */
  leave(figure: Figure, reason: string, subjects: readonly ItemOf[] = []): void {
    if (this.left.has(figure)) return;
    this.left.add(figure);
    const mayBe = subjects.flatMap(({ concepts, fund }) => concepts.map((concept) => ({ concept, fund })));
    const isMoney = figure.kind !== 'count' && figure.kind !== 'percent';
    this.unread.push(asUnread(this.placeOf(figure), figure.hedge ?? reason, isMoney ? mayBe : []));
  }

  /**
   * 预算为 N 万元，支出决算为…，完成年初预算的 P%: only the end of the sentence says that the budget is the
   * initial one.
   */
  nameInitialBudget(subjects: readonly Subject[], { start }: Figure): void {
    for (const [budget, at] of this.plainBudgets) {
      const isOfSame = subjects.some(({ concepts }) => concepts.includes(budget.concept));
      if (!isOfSame || this.compact.text.slice(at, start).includes('。')) continue;
      this.plainBudgets.delete(budget);
      this.read[this.read.indexOf(budget)] = { ...budget, measure: 'initial_budget' };
    }
  }

  /**
   * A change of one balanced total is the other's too, where the paragraph has stated the same amount of
   * both and no change of the other: 收入总计 N、支出总计 N，比上年增加….
   */
  balance(figure: Figure, statement: Statement): void {
    const concept = BALANCED[statement.concept];
    if (concept === undefined || !statement.comparedWith) return;
    const other = this.finalOf(concept);
    if (!other || other.value !== this.finalOf(statement.concept)?.value) return;
    const isKnown = this.read.some((read) => read.concept === concept && read.measure === statement.measure);
    if (!isKnown) this.push(figure, { ...statement, concept, label_zh: other.label_zh });
  }

  /**
   * Whether a list of parts (其中) is about how the whole changed: the paragraph tells the whole's change
   * and not its amount, or has listed the parts of its amount before.
   */
  isOnChanges(whole: Whole | null): boolean {
    if (whole === null) return false;
    const isChanged = this.read.some(
      ({ concept, measure }) =>
        whole.concepts.includes(concept) && (measure === 'change' || measure === 'change_pct'),
    );
    return (
      isChanged &&
      (whole.isListedAgain ||
        !whole.subject?.concepts.some(
          (concept) => this.hedged.has(concept) || this.states(concept, whole.subject!.fund),
        ))
    );
  }

  /** An amount that equals last year's states last year's too: it is printed once for both. */
  stateLevel(subject: Subject, year: number, at: number): void {
    if (year !== this.context.fiscalYear - 1) return;
    for (const concept of subject.concepts) {
      const fund = isByFund(concept) ? subject.fund : null;
      const amount = this.finalOf(concept, fund);
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

  /** Whether the paragraph has stated a final account of the year. */
  get hasFinal(): boolean {
    return this.read.some(
      ({ measure, fiscal_year }) => measure === 'final' && fiscal_year === this.context.fiscalYear,
    );
  }

  /** Whether the paragraph has stated the final account of an item. */
  states(concept: string, fund: Fund | null): boolean {
    return this.finalOf(concept, isByFund(concept) ? fund : null) !== undefined;
  }

  /** The final account of the year that the paragraph stated last for a concept. */
  private finalOf(concept: string, fund: Fund | null = null): ReadFigure | undefined {
    return this.read.findLast(
      (figure) =>
        figure.concept === concept &&
        figure.measure === 'final' &&
        figure.fiscal_year === this.context.fiscalYear &&
        figure.fund === fund &&
        !figure.isAmongChanges,
    );
  }

  /** What the paragraph has said of the same thing before, and is another amount: which of the two is it, then? */
  private contradictedBy(stated: ReadFigure): ReadFigure[] {
    if ((ITEMISED_CONCEPTS as readonly string[]).includes(stated.concept)) return [];
    return [...this.read, ...this.second].filter(
      (other) =>
        other.concept === stated.concept &&
        other.measure === stated.measure &&
        other.fiscal_year === stated.fiscal_year &&
        other.label_zh === stated.label_zh &&
        other.unit === stated.unit &&
        other.value !== stated.value &&
        !other.isAmongChanges &&
        !stated.isAmongChanges,
    );
  }

  /**
   * 公务接待费 2 万元，公务接待费 1 万元: an amount that has the name of the one before to itself is as good as that, unless it
   * is listed as a part of it.
   */
  private isNamedBetween({ spans: [span] }: ReadFigure, { start }: Figure, name: string): boolean {
    const between = this.compact.text.slice(span!.end, start);
    return between.includes(compactText(name).text) && !/其中|包括/.test(between);
  }

  /** Takes back what another amount under the same name leaves without certainty, and lists it. */
  private doubt(figures: readonly ReadFigure[]): void {
    const read = figures.filter((one) => this.read.includes(one));
    this.drop(read);
    this.second.push(...read);
    this.unread.push(...read.map((one) => asUnread(one, 'second-value')));
  }

  /** 局机关公务接待费 2 万元，就业局公务接待费 1 万元，合计 3 万元: the sum is the body's, and what it adds up is of its parts. */
  private isSumOfSaid(stated: ReadFigure): boolean {
    const isSame = ({ concept, measure, fiscal_year, fund }: ReadFigure) =>
      concept === stated.concept &&
      measure === stated.measure &&
      fiscal_year === stated.fiscal_year &&
      fund === stated.fund;
    const said = [...this.read.filter(isSame), ...this.second.filter(isSame)];
    const sum = said.reduce((all, { value }) => all + value, 0);
    const allowance = said.reduce((all, { decimals }) => all + 0.5 * 10 ** -decimals, 1e-9);
    if (stated.measure !== 'final' || said.length < 2 || this.claimOf(stated) < 2) return false;
    if (Math.abs(sum - stated.value) > allowance) return false;
    const parts = this.read.filter(isSame);
    this.drop(parts);
    this.unread.push(...parts.map((part) => asUnread(part, 'other-scope')));
    return true;
  }

  /**
   * 组织出国团组 2 个，参加其他单位团组 1 个，团组共计 3 个: of two counts of one thing under two names the one that is called the
   * total counts, then the one by the full name of the item; where neither is, none.
   */
  private isTheCount(stated: ReadFigure): boolean {
    // Foreign guests are told of twice: among those received at home, and abroad.
    if (stated.measure !== 'count' || !COUNTED_ONCE.test(stated.concept)) return true;
    const other = this.read.find(
      ({ concept, measure, fiscal_year, unit, ofUnit, value }) =>
        concept === stated.concept &&
        measure === 'count' &&
        fiscal_year === stated.fiscal_year &&
        unit === stated.unit &&
        ofUnit === stated.ofUnit &&
        value !== stated.value,
    );
    if (!other) return true;
    const [mine, its] = [this.claimOf(stated), this.claimOf(other)];
    const between = this.compact.text.slice(other.spans[0]!.end, stated.spans[0]!.start);
    if (mine < its || (mine === its && /其中/.test(between))) return false;
    this.drop([other]);
    this.unread.push(asUnread(other, 'second-value'));
    return mine > its;
  }

  /** How far the words of a count say that it is all of them: 2 by a word for a total, 1 by the item's full name. */
  private claimOf({ spans: [span], label_zh }: ReadFigure): number {
    const before = this.compact.text.slice(Math.max(0, span!.start - 8), span!.start);
    return /(?:共计|合计|总计|总共|共)[^,。;]{0,3}$/.test(before) ? 2 : /^国内/.test(label_zh) ? 1 : 0;
  }

  /** Whether the words right before a budget leave open which budget it is. */
  private isPlainBudget({ start }: Figure): boolean {
    return !/(?:当年|全年|调整后?)的?(?:财政拨款|支出|的)*预算[^,。;]{0,6}$/.test(
      this.compact.text.slice(Math.max(0, start - 24), start),
    );
  }

  private placeOf(
    figure: Figure,
  ): Pick<ReadFigure, 'section' | 'line_start' | 'line_end' | 'printed' | 'spans'> {
    const start = this.compact.offsets[figure.start]!;
    const end = this.compact.offsets[figure.end - 1]! + 1;
    return {
      section: this.context.section,
      line_start: lineAt(this.paragraph, start),
      line_end: lineAt(this.paragraph, end - 1),
      printed: this.paragraph.text.slice(start, end),
      spans: [{ of: this.paragraph, start: figure.start, end: figure.end }],
    };
  }
}

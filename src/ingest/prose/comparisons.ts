/**
 * Comparisons behind a list of parts: 三公经费 8 万元，其中：公务接待费 3 万元，比上年减少 1 万元 may tell of the last part or of
 * the whole. The amounts themselves decide where they can; where not, the comparison is left out and listed.
 */
import type { ReadFigure } from '../disclosure.ts';
import type { Figure } from './figures.ts';
import type { ParagraphRecord } from './record.ts';
import type { Role } from './roles.ts';
import type { Subject, Whole } from './subject.ts';

/** Measures that hold an amount against another. */
export const isComparison = ({ measure }: Pick<Role, 'measure'>): boolean =>
  /^(?:change|change_pct|budget_change|budget_change_pct|completion_pct)$/.test(measure);

/** One figure of a comparison, and what was stated with it so far. */
interface Compared {
  readonly figure: Figure;
  readonly role: Role;
  readonly stated: readonly ReadFigure[];
  /** The year it is of: that of the accounts, or the one compared with. */
  readonly year: number;
  /** Set where the words call the account what is compared: 决算数较上年增加. */
  readonly isOfAccount?: boolean;
}

/** The comparison that follows one part. */
interface Group {
  readonly list: Whole;
  readonly part: Subject;
  /** Set where a sentence ends between the list and the comparison. */
  readonly isBehind: boolean;
  readonly figures: Compared[];
}

/** The comparisons that one paragraph makes behind its lists. */
export class Comparisons {
  private readonly groups: Group[] = [];
  private readonly parts: { readonly list: Whole; readonly at: number }[] = [];
  /** Parts named right in front of their comparison: 公务接待费支出减少 0.15 万元. */
  private readonly own = new Set<Subject>();

  constructor(private readonly record: ParagraphRecord) {}

  /** Takes note of a part of a list. */
  addPart(list: Whole, { start }: Figure): void {
    this.parts.push({ list, at: start });
  }

  /**
   * Takes note of a comparison, for the time being stated of the part, or of the whole where a sentence ended before it.
   * `before` is where the figure before it ends.
   */
  add(list: Whole, part: Subject, isBehind: boolean, compared: Compared, before = Infinity): void {
    if (part.end > before) this.own.add(part);
    const open = this.groups.at(-1);
    if (open?.list === list && open.part === part && open.isBehind === isBehind) open.figures.push(compared);
    else this.groups.push({ list, part, isBehind, figures: [compared] });
  }

  /** Settles of what each is. `restate` states a figure of another subject. */
  settle(restate: (compared: Compared, subject: Subject) => void): void {
    for (const group of this.groups) {
      const owner = this.ownerOf(group);
      if (owner === (group.isBehind ? group.list.subject : group.part)) continue;
      for (const compared of group.figures) {
        this.record.drop(compared.stated);
        if (owner) restate(compared, owner);
        else this.record.leave(compared.figure, 'part-or-whole');
      }
    }
  }

  /** Whose a comparison is, or null where that is open. */
  private ownerOf(group: Group): Subject | null {
    const { list, part, isBehind } = group;
    if (!isBehind && (this.own.has(part) || this.isToldInFull(group))) return part;
    const ofPart = this.fits(group, part);
    const ofWhole = this.fits(group, list.subject!);
    // 总收入 N 万元，其中本年收入 N 万元，较上年…: what is the whole year's is told by the next name.
    if (!isBehind && ofPart === true && isCurrentOf(part, list)) return part;
    if (!isBehind && this.isAmongParts(group)) {
      if (ofPart !== false || ofWhole !== true) return part;
      return this.isToldOfWhole(group) ? null : list.subject;
    }
    if (ofPart === true && ofWhole !== true) return part;
    // What nothing speaks for of the part, and the amounts speak against of the whole.
    if (!isBehind && ofPart === null && ofWhole === false) return part;
    return ofWhole === true && ofPart !== true ? list.subject : null;
  }

  /**
   * Whether a budget is held against, or the account by its name, of which the part has both and the whole no budget.
   */
  private isToldInFull({ list, part, figures }: Group): boolean {
    const hasBudget = (subject: Subject) =>
      ['initial_budget' as const, 'adjusted_budget' as const].some(
        (measure) => this.record.lastOf(subject, measure) !== undefined,
      );
    return (
      (figures[0]!.role.measure === 'completion_pct' || figures[0]!.isOfAccount === true) &&
      this.record.lastOf(part, 'final') !== undefined &&
      hasBudget(part) &&
      !hasBudget(list.subject!)
    );
  }

  /** Whether the list goes on behind the comparison, makes one behind another part too, or the whole's was told before. */
  private isAmongParts(group: Group): boolean {
    const { list, part, figures } = group;
    const end = figures.at(-1)!.figure.end;
    return (
      this.isToldOfWhole(group) ||
      this.parts.some((other) => other.list === list && other.at > end) ||
      this.groups.some((other) => other.list === list && other.part !== part && !other.isBehind)
    );
  }

  private isToldOfWhole({ list, figures }: Group): boolean {
    return figures.every(({ role }) => this.record.lastOf(list.subject!, role.measure));
  }

  /** Whether the figures hold with the amounts stated of an item; null where too little is stated. */
  private fits({ figures }: Group, subject: Subject): boolean | null {
    const amountOf = (measure: 'final' | 'initial_budget' | 'adjusted_budget') =>
      this.record.lastOf(subject, measure);
    const valueOf = (measure: string) => {
      const found = figures.find(({ role }) => role.measure === measure);
      return found && { value: found.role.value, decimals: found.figure.decimals };
    };
    const final = amountOf('final');
    const budget =
      valueOf('initial_budget') ??
      valueOf('adjusted_budget') ??
      amountOf('initial_budget') ??
      amountOf('adjusted_budget');
    const tests = [
      isDifference(final, valueOf('final'), valueOf('change')),
      isAfter(final, valueOf('change')),
      isDifference(final, budget, valueOf('budget_change')),
      holds(final, valueOf('change'), valueOf('change_pct')),
      holds(final, valueOf('budget_change'), valueOf('budget_change_pct')),
      final && budget && isRate(final, budget, valueOf('completion_pct'), 0),
    ].filter((test) => test !== undefined && test !== null);
    return tests.length === 0 ? null : tests.every(Boolean);
  }
}

/** Whether a part is the year's own income or expenditure within the total of that side. */
const isCurrentOf = ({ concepts: [part] }: Subject, { concepts: [whole] }: Whole): boolean =>
  (part === 'income.current' || part === 'expenditure.current') && whole === part.replace('current', 'total');

interface Printed {
  readonly value: number;
  readonly decimals: number;
}

const halfUnit = ({ decimals }: Printed): number => 0.5 * 10 ** -decimals;

/** Whether an amount, its change and the rate of the change hold together; undefined where one is missing. */
function holds(final: Printed | undefined, change: Printed | undefined, rate: Printed | undefined) {
  // Nothing changed fits everything.
  if (!final || !change || !rate || change.value === 0) return undefined;
  const before = { value: final.value - change.value, decimals: Math.min(final.decimals, change.decimals) };
  return isRate(change, before, rate, halfUnit(before));
}

/** False where an amount would have been below nothing before it grew by so much. */
function isAfter(final: Printed | undefined, change: Printed | undefined) {
  if (!final || !change || final.value < 0) return undefined;
  return final.value - change.value < -halfUnit(final) - halfUnit(change) ? false : undefined;
}

/** Whether a printed difference is that of two amounts; undefined where one is missing. */
export function isDifference(
  final: Printed | undefined,
  base: Printed | undefined,
  difference: Printed | undefined,
) {
  if (!final || !base || !difference) return undefined;
  const allowance = halfUnit(final) + halfUnit(base) + halfUnit(difference);
  return Math.abs(final.value - base.value - difference.value) <= allowance + 1e-9;
}

/** Whether a rate in percent is that of two amounts, as far as they are printed; undefined where it cannot be told. */
export function isRate(part: Printed, whole: Printed, rate: Printed | undefined, slack: number) {
  if (!rate || Math.abs(whole.value) <= halfUnit(whole) + slack) return undefined;
  const base = Math.abs(whole.value) - halfUnit(whole) - slack;
  const isRate = (100 * part.value) / whole.value;
  const allowance =
    halfUnit(rate) +
    (100 * (halfUnit(part) + Math.abs(part.value / whole.value) * (halfUnit(whole) + slack))) / base;
  return Math.abs(isRate - rate.value) <= allowance + 1e-9;
}

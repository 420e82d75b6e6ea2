/**
 * A list with a member whose digits make no number: the others may have suffered with it. They are facts where the total
 * printed in front of the list confirms them, which leaves for the member the digits it has; otherwise they are listed.
 */
import { asUnread, type ReadFigure } from '../disclosure.ts';
import type { Figure } from './figures.ts';
import type { ParagraphRecord } from './record.ts';
import type { Whole } from './subject.ts';

interface Member {
  readonly list: Whole;
  readonly figure: Figure;
  readonly stated: readonly ReadFigure[];
}

/** The lists of one paragraph, as far as doubt may spread in them. */
export class ListsInDoubt {
  private readonly members: Member[] = [];

  constructor(
    private readonly record: ParagraphRecord,
    private readonly text: string,
  ) {}

  /** Takes note of an amount in a list: what was stated with it, which is nothing where it is unclear. */
  add(list: Whole, figure: Figure, stated: readonly ReadFigure[]): void {
    this.members.push({ list, figure, stated });
  }

  /** Takes back what a doubtful member leaves without confirmation, and what is told of an item that it does not add up to. */
  settle(): void {
    this.settleParts(/^(?:basic|project)\.(?=function)/, '');
    this.settleParts(/^(?:personnel|operating)\.(?=function)/, 'basic.');
    const unclear = this.members.filter(({ figure }) => figure.hedge === 'unclear-number');
    for (const { list, figure } of unclear) {
      const others = this.members.filter((member) => member.list === list && member.stated.length > 0);
      if (others.length === 0 || this.isConfirmed(list, figure, others)) continue;
      for (const other of others) {
        this.record.drop(other.stated);
        const mayBe = other.stated.map(({ concept, fund }) => ({ concepts: [concept], fund }));
        this.record.leave(other.figure, 'beside-unclear', mayBe);
      }
    }
  }

  /**
   * 行政运行 50 万元，其中：基本支出 45 万元、项目支出 5 万元: behind a list the parts may be of all of it. They are the item's where they
   * add up to it, or to the part of it that `within` names.
   */
  private settleParts(parts: RegExp, within: string): void {
    const { read } = this.record;
    const told = read.filter(({ concept }) => parts.test(concept));
    const itemOf = ({ concept }: ReadFigure) => concept.replace(parts, '');
    for (const item of new Set(told.map(itemOf))) {
      const own = told.filter((one) => itemOf(one) === item);
      const amounts = own.filter(({ measure }) => measure === 'final');
      const wholes = read.filter(
        ({ concept, measure, fund, fiscal_year }) =>
          (concept === item || concept === `${within}${item}`) &&
          measure === 'final' &&
          fund === own[0]!.fund &&
          fiscal_year === own[0]!.fiscal_year,
      );
      const sum = amounts.reduce((all, { value }) => all + value, 0);
      const allowance = amounts.reduce((all, { decimals }) => all + 0.5 * 10 ** -decimals, 1e-9);
      if (wholes.some(({ value, decimals }) => Math.abs(value - sum) <= allowance + 0.5 * 10 ** -decimals))
        continue;
      this.record.drop(own);
      this.record.unread.push(...own.map((one) => asUnread(one, 'unclear-role')));
    }
  }

  private isConfirmed({ subject }: Whole, figure: Figure, others: readonly Member[]): boolean {
    const amounts = others.flatMap(({ stated }) => stated.slice(0, 1));
    const { measure, fiscal_year } = amounts[0]!;
    const head = this.record.read.find(
      (read) =>
        subject?.concepts[0] === read.concept && read.measure === measure && read.fiscal_year === fiscal_year,
    );
    if (!head || amounts.some((one) => one.measure !== measure || one.fiscal_year !== fiscal_year))
      return false;
    const parts = amounts.filter((one) => !amounts.some((other) => isWithin(one.concept, other.concept)));
    const left = parts.reduce((rest, { value }) => rest - value, head.value);
    const decimals = Math.max(0, ...[head, ...parts].map((one) => one.decimals));
    return digitsOf(left.toFixed(decimals)) === digitsOf(this.text.slice(figure.start, figure.end));
  }
}

/** The digits of a number without the noughts around them. */
const digitsOf = (printed: string): string => printed.replace(/\D/g, '').replace(/^0+|0+$/g, '');

/** Whether an item is part of another by its name. */
const isWithin = (concept: string, whole: string): boolean =>
  concept !== whole &&
  (concept.startsWith(`${whole}_`) || (/\.\d+$/.test(whole) && concept.startsWith(whole)));

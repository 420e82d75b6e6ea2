/** 基本支出 412.77 万元（50.32%）: a rate that no word goes with, right behind an amount. */
import { SUMS } from '#model/sums.ts';
import type { ReadFigure } from '../disclosure.ts';
import { isRate } from './comparisons.ts';
import type { Figure } from './figures.ts';
import type { ParagraphRecord } from './record.ts';
import type { Role } from './roles.ts';
import type { Subject, Whole } from './subject.ts';

/** What there is to know of the amount in front of the bracket. */
interface AmountInFront {
  readonly subjects: readonly Subject[];
  /** The list it stands in; null outside of one. */
  readonly list: Whole | null;
  readonly record: ParagraphRecord;
}

/** The share that such a rate is, where it is that of the amount in the whole told before it; null for any other figure. */
export function shareInBrackets(
  figure: Figure,
  between: string,
  text: string,
  { subjects, list, record }: AmountInFront,
): Role | null {
  const [subject] = subjects;
  if (figure.kind !== 'percent' || between !== '(' || text[figure.end] !== ')') return null;
  if (!subject || subjects.length !== 1 || record.last !== record.lastOf(subject, 'final')) return null;
  const part = record.last;
  const wholes = list?.subject ? [list.subject] : wholesOf(subject);
  const isShare = (whole: ReadFigure | undefined) =>
    whole !== undefined && whole !== part && isRate(part!, whole, figure, 0) === true;
  return part && wholes.some((whole) => isShare(record.lastOf(whole, 'final')))
    ? { measure: 'share_pct', value: figure.value, qualifier: '' }
    : null;
}

/** What an item is a part of, by what totals are made of. */
function wholesOf({ concepts: [part], fund }: Subject): Pick<Subject, 'concepts' | 'fund'>[] {
  const totals = part!.startsWith('function.')
    ? [fund === 'general_public_budget' ? 'general_budget.total' : 'expenditure.current']
    : Object.keys(SUMS).filter((total) => SUMS[total]!.some((parts) => parts.includes(part!)));
  return totals.map((total) => ({ concepts: [total], fund: null }));
}

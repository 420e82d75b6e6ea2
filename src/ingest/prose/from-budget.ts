/** How far an account is from its budget, where no word names the budget: the amounts in front of it tell. */
import { isDifference, isRate } from './comparisons.ts';
import type { Standard } from './events.ts';
import type { Figure } from './figures.ts';
import type { ParagraphRecord } from './record.ts';
import type { Role, Unclear } from './roles.ts';
import type { Subject } from './subject.ts';

const RATE = /预决算差异率(?:为|是|:)?$/;

/**
 * 预决算差异率 12.71%, in percent of the budget, as Xinjiang prints it: the role of such a rate, where it is that of the budget and
 * the account stated before it; null for any other figure.
 */
export function differenceRate(
  figure: Figure,
  words: string,
  subjects: readonly Subject[],
  record: ParagraphRecord,
): Role | null {
  if (figure.kind !== 'percent' || !RATE.test(words)) return null;
  return differenceOf(
    { measure: 'change_pct', value: figure.value, qualifier: '' },
    figure,
    subjects,
    record,
  );
}

/**
 * 年初预算 12 万元，决算 9.66 万元，减少 2.34 万元，下降 19.5%: a change without a word on what it is against is the difference from the
 * budget, where it is that of the two amounts in front of it and not that from last year's.
 */
export function changeFromBudget(
  role: Role | Unclear,
  figure: Figure,
  subjects: readonly Subject[],
  { standard, record }: { readonly standard: Standard | null; readonly record: ParagraphRecord },
): Role | Unclear {
  if (
    standard !== null ||
    'reason' in role ||
    !/^change(?:_pct)?$/.test(role.measure) ||
    figure.kind === 'count'
  )
    return role;
  return isOfLastYear(role, figure, subjects, record)
    ? role
    : (differenceOf(role, figure, subjects, record) ?? role);
}

/** Whether last year's amount in front of it, or the change it is the rate of, says that a change is from last year. */
function isOfLastYear(
  { measure, value }: Role,
  { decimals }: Figure,
  [subject]: readonly Subject[],
  record: ParagraphRecord,
): boolean {
  if (!subject) return false;
  if (measure === 'change_pct') return record.lastOf(subject, 'change') !== undefined;
  const [before, final] = [record.lastOf(subject, 'final', 1), record.lastOf(subject, 'final')];
  return isDifference(final, before, { value, decimals }) === true;
}

/** A change as that from the budget; null where the amounts stated in front of it are none or others. */
function differenceOf(
  { measure, value }: Role,
  figure: Figure,
  subjects: readonly Subject[],
  record: ParagraphRecord,
): Role | null {
  const [subject] = subjects;
  if (!subject || subjects.length !== 1) return null;
  const initial = record.lastOf(subject, 'initial_budget');
  const budget = initial ?? record.lastOf(subject, 'adjusted_budget');
  const final = record.lastOf(subject, 'final');
  if (!budget || !final) return null;
  const decimals = Math.min(budget.decimals, final.decimals);
  const difference = { value: final.value - budget.value, decimals };
  const printed = { value, decimals: figure.decimals };
  const holds =
    measure === 'change'
      ? isDifference(final, budget, printed)
      : isRate(difference, budget, printed, 0.5 * 10 ** -decimals);
  if (holds !== true) return null;
  return {
    measure: `budget_${measure as 'change' | 'change_pct'}`,
    value,
    qualifier: initial ? '比年初预算' : '比预算',
  };
}

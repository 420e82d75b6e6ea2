/** 预决算差异率 12.71%: how far the account is from its budget, in percent of the budget, as Xinjiang prints it. */
import { isRate } from './comparisons.ts';
import type { Figure } from './figures.ts';
import type { ParagraphRecord } from './record.ts';
import type { Role } from './roles.ts';
import type { Subject } from './subject.ts';

const RATE = /预决算差异率(?:为|是|:)?$/;

/** The role of such a rate, where it is that of the budget and the account stated before it; null for any other figure. */
export function differenceRate(
  figure: Figure,
  words: string,
  subjects: readonly Subject[],
  record: ParagraphRecord,
): Role | null {
  const [subject] = subjects;
  if (figure.kind !== 'percent' || subjects.length !== 1 || !subject || !RATE.test(words)) return null;
  const initial = record.lastOf(subject, 'initial_budget');
  const budget = initial ?? record.lastOf(subject, 'adjusted_budget');
  const final = record.lastOf(subject, 'final');
  if (!budget || !final) return null;
  const decimals = Math.min(budget.decimals, final.decimals);
  const difference = { value: final.value - budget.value, decimals };
  if (isRate(difference, budget, figure, 0.5 * 10 ** -decimals) !== true) return null;
  return {
    measure: 'budget_change_pct',
    value: figure.value,
    qualifier: initial ? '比年初预算' : '比预算',
  };
}

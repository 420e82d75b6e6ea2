/** 减少 1.5 万元（42.86%）, 减少 5 批次、40 人次: what the change right in front of a mark goes on with. */
import type { Figure } from './figures.ts';
import type { Role } from './roles.ts';

/** A change that was stated, and where its figure ends. */
export interface ToldChange {
  readonly role: Role;
  readonly end: number;
}

/** The role of a figure that goes on with a change; null where it does not, or where its own sign is another. */
export function changeGoingOn(
  change: ToldChange | null,
  { kind, value, start, end }: Figure,
  between: string,
  text: string,
): Role | null {
  const isRate = kind === 'percent' && between === '(' && text[end] === ')';
  if (!change || change.end !== start - 1 || !(isRate || /^[、,和及与]$/.test(between))) return null;
  const isDecrease = change.role.value < 0;
  if (value < 0 && !isDecrease) return null;
  const measure = change.role.measure.startsWith('budget') ? 'budget_change' : 'change';
  return {
    ...change.role,
    measure: kind === 'percent' ? `${measure}_pct` : measure,
    value: isDecrease ? -Math.abs(value) : value,
  };
}

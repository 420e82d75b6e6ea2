/**
 * Where a sum of a scan does not hold and one sign, read as what the picture shows second, would make it hold: it is offered to
 * the reader and never put in place. A contradiction of the accounts themselves has no such sign, and stays.
 */
import { linesOf, type SignsOf } from './certainty.ts';
import type { StatedFact } from '../disclosure.ts';

/** A figure, and what it would be with one sign that the picture shows second. */
export interface Repair {
  readonly fact_id: string;
  readonly value: number;
}

/** The one change that makes a sum hold; null where there is none, or more than one. */
export function repairOf(
  tie: Tie,
  apart: number,
  waits: ReadonlySet<StatedFact>,
  signsOf: SignsOf,
): Repair | null {
  if (apart === 0) return null;
  const found = [tie.total, ...tie.parts].flatMap((one): Repair[] => {
    const { fact_id, value, decimals } = one.fact;
    const wanted = (value + (one === tie.total ? -apart : apart)).toFixed(decimals);
    return waits.has(one) && isSecondChoice(one, wanted, signsOf) ? [{ fact_id, value: Number(wanted) }] : [];
  });
  return found.length === 1 ? found[0]! : null;
}

/** Whether a figure differs from what it is wanted to be in one digit, which the picture shows second. */
function isSecondChoice(one: StatedFact, wanted: string, signsOf: SignsOf): boolean {
  const { value, decimals, printed } = one.fact;
  const lines = one.spans.flatMap(linesOf);
  const places = signsOf({ printed: printed ?? '', lines }) ?? [];
  return places.some((signs) => {
    const text = signs.map(({ sign }) => sign).join('');
    if (text !== value.toFixed(decimals) || text.length !== wanted.length) return false;
    const others = signs.filter(({ sign }, at) => sign !== wanted[at]);
    return others.length === 1 && others[0]!.others.includes(wanted[signs.indexOf(others[0]!)]!);
  });
}

/** A total and what makes it. */
export interface Tie {
  readonly total: StatedFact;
  readonly parts: readonly StatedFact[];
  /** Parts of a row that are nothing: were one of them an amount, the row would not hold. */
  readonly zeros?: readonly StatedFact[];
}

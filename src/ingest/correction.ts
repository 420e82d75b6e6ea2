/** What a reader changed of the figures that were read. The print is kept beside it. */
import { asUnread, type Unread } from './disclosure.ts';
import type { StatedFact, Correction } from './disclosure.ts';

/** Figures after corrections, those left out, and corrections that meet no stated figure. */
export interface CorrectedFacts {
  readonly stated: readonly StatedFact[];
  readonly leftOut: readonly Unread[];
  readonly unmatched: readonly Correction[];
}

/** The reason by which a figure that the reader left out is listed. */
export const LEFT_OUT_BY_READER = 'left-out-by-reader';

/** Applies corrections; of several for one figure the last counts. A value that is no number corrects nothing. */
export function applyCorrections(
  stated: readonly StatedFact[],
  corrections: readonly Correction[],
): CorrectedFacts {
  const valid = corrections.filter(({ value }) => value === null || Number.isFinite(value));
  const byId = new Map(valid.map((correction) => [correction.fact_id, correction]));
  const known = new Set(stated.map(({ fact }) => fact.fact_id));
  const leftOut: Unread[] = [];
  const kept = stated.flatMap((one): StatedFact[] => {
    const correction = byId.get(one.fact.fact_id);
    if (!correction) return [one];
    const { fact } = one;
    if (correction.value === null) {
      const { section, line_start, line_end, printed } = fact;
      const row = { section, line_start, line_end, printed: printed ?? '', spans: one.spans };
      leftOut.push(asUnread(row, LEFT_OUT_BY_READER));
      return [];
    }
    if (correction.value === fact.value) return [one];
    const decimals = Math.max(fact.decimals, decimalsOf(correction.value));
    return [{ ...one, fact: { ...fact, value: correction.value, decimals, corrected_from: fact.value } }];
  });
  return {
    stated: kept,
    leftOut,
    unmatched: corrections.filter((one) => !known.has(one.fact_id) || !valid.includes(one)),
  };
}

/** Decimal places a number is written with. */
function decimalsOf(value: number): number {
  const [digits = '', power = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power));
}

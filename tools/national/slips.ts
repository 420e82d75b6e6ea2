/** Slips that a known few of the made-up documents have, so that what an audit finds can be held against them. */
import { randomFor } from '#tools/random.ts';

/** What is misprinted, and the rule that tells of it. */
export const SLIPS = {
  /** Project expenditure is printed ten 万元 too high. */
  project: 'sum-expenditure',
  /** Total income is printed one 万元 too high. */
  income: 'sum-income',
  /** The share of the largest item is printed two percentage points too high. */
  share: 'share',
} as const;
export type Slip = keyof typeof SLIPS;

/** Of all documents, those with a slip. */
const PROBABILITY = 0.05;

/** The slip of a document, or null where it ties out. */
export function slipOf(seed: number, documentId: string): Slip | null {
  const random = randomFor(seed, `${documentId} slip`);
  return random.chance(PROBABILITY) ? random.pick(Object.keys(SLIPS) as Slip[]) : null;
}

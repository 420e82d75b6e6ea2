/** What became of the figures of a scan: which of them are right, by how they were settled. */
import type { Fact } from '#model/tables.ts';

/** A figure as it is printed on the paper. */
export interface PrintedFigure {
  readonly concept: string;
  readonly measure: string;
  readonly year: number;
  readonly value: number;
}

/** How a figure that was recognised was settled. */
type Settling = 'proven' | 'read' | 'to confirm';

/** Figures of scans, by how they were settled. */
export interface ScanTally {
  /** On the paper. */
  printed: number;
  /** Of those that are not 0: neither facts nor waiting. A page that is not read at all has no wrong figure. */
  missing: number;
  readonly counts: Record<Settling, { right: number; wrong: number }>;
  /** Of those that count: what was made of them, and what the paper has instead. */
  readonly wrong: string[];
}

/** Nothing yet. */
export const emptyTally = (): ScanTally => ({
  printed: 0,
  missing: 0,
  counts: {
    proven: { right: 0, wrong: 0 },
    read: { right: 0, wrong: 0 },
    'to confirm': { right: 0, wrong: 0 },
  },
  wrong: [],
});

/** Counts the figures of one scan. @param facts stated in the accounts; @param waiting for a reader's word */
export function tallyScan(
  tally: ScanTally,
  printed: readonly PrintedFigure[],
  { facts, waiting }: { readonly facts: readonly Fact[]; readonly waiting: readonly Fact[] },
): void {
  const keyOf = (concept: string, measure: string, year: number) => `${concept} ${measure} ${year}`;
  const values = new Map<string, number[]>();
  for (const { concept, measure, year, value } of printed) {
    const key = keyOf(concept, measure, year);
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  tally.printed += printed.length;
  const found = new Set(
    [...facts, ...waiting].map(({ concept, measure, fiscal_year }) => keyOf(concept, measure, fiscal_year)),
  );
  tally.missing += printed.filter(
    ({ concept, measure, year, value }) => value !== 0 && !found.has(keyOf(concept, measure, year)),
  ).length;
  const count = (fact: Fact, as: Settling) => {
    const there = values.get(keyOf(fact.concept, fact.measure, fact.fiscal_year)) ?? [];
    const isRight = there.some((value) => Math.abs(value - fact.value) < 0.4 * 10 ** -fact.decimals);
    tally.counts[as][isRight ? 'right' : 'wrong'] += 1;
    if (isRight || as === 'to confirm') return;
    tally.wrong.push(`${as} ${fact.fact_id}: ${fact.printed} of ${there.join(', ') || 'nothing'}`);
  };
  for (const fact of facts) {
    if (fact.origin === 'stated') count(fact, fact.recognised === 'proven' ? 'proven' : 'read');
  }
  for (const fact of waiting) count(fact, 'to confirm');
}

/** In one line. */
export function tellTally({ printed, missing, counts }: ScanTally): string {
  const parts = (['proven', 'read', 'to confirm'] as const).map((as) => {
    const { right, wrong } = counts[as];
    return `${right + wrong} ${as} (${wrong} wrong)`;
  });
  return `${printed} figures: ${parts.join(', ')}, ${missing} missing`;
}

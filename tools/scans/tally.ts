/** What became of the figures of a scan: which of them are right, by how they were settled, and which are not there. */
import type { Unread } from '#ingest/disclosure.ts';
import type { Fact } from '#model/tables.ts';

/** A figure as it is printed on the paper. */
export interface PrintedFigure {
  readonly concept: string;
  readonly measure: string;
  readonly year: number;
  readonly value: number;
  /** Of those that are scanned, from 1. */
  readonly page: number;
  readonly isInForm: boolean;
}

/** How a figure that was recognised was settled. */
type Settling = 'proven' | 'read' | 'to confirm';

/** Figures of scans, by how they were settled. */
export interface ScanTally {
  /** On the paper. Those that are 0 count only here and where they were settled: a blank and a dash are 0 as well. */
  printed: number;
  /** Of those in forms that are not 0: how many there are, and how many are proven. */
  inForms: number;
  provenInForms: number;
  /** Of those that are not 0: neither facts nor waiting, but listed, or their page is. */
  told: number;
  /** Nor these. */
  lost: number;
  readonly counts: Record<Settling, { right: number; wrong: number }>;
  /** Of those that count: what was made of them, and what the paper has instead. And those that were lost. */
  readonly wrong: string[];
}

/** Nothing yet. */
export const emptyTally = (): ScanTally => ({
  printed: 0,
  inForms: 0,
  provenInForms: 0,
  told: 0,
  lost: 0,
  counts: {
    proven: { right: 0, wrong: 0 },
    read: { right: 0, wrong: 0 },
    'to confirm': { right: 0, wrong: 0 },
  },
  wrong: [],
});

/** What came of a scan. */
export interface ScanReading {
  readonly facts: readonly Fact[];
  /** For a reader's word. */
  readonly waiting: readonly Fact[];
  readonly unread: readonly Unread[];
  /** On which page a line is. */
  readonly pageOf: (line: number) => number | null;
}

/** Counts the figures of one scan. */
export function tallyScan(
  tally: ScanTally,
  printed: readonly PrintedFigure[],
  { facts, waiting, unread, pageOf }: ScanReading,
): void {
  const keyOf = (concept: string, measure: string, year: number) => `${concept} ${measure} ${year}`;
  const there = new Map<string, PrintedFigure[]>();
  for (const figure of printed) {
    const key = keyOf(figure.concept, figure.measure, figure.year);
    there.set(key, [...(there.get(key) ?? []), figure]);
  }
  tally.printed += printed.length;
  tally.inForms += printed.filter(({ isInForm, value }) => isInForm && value !== 0).length;
  /** What was made of the figures of a name. */
  const found = new Map<string, number[]>();
  /** The digits of numbers that are listed, or under a name that is not on the paper: a point is misread more easily than any of them. */
  const apart: string[] = unread.flatMap(({ printed: numbers }) => numbers.split(/\s+/).map(digitsOf));
  const count = (fact: Fact, as: Settling) => {
    const key = keyOf(fact.concept, fact.measure, fact.fiscal_year);
    const values = (there.get(key) ?? []).map(({ value }) => value);
    const isRight = values.some((value) => Math.abs(value - fact.value) < 0.4 * 10 ** -fact.decimals);
    tally.counts[as][isRight ? 'right' : 'wrong'] += 1;
    if (fact.value !== 0) found.set(key, [...(found.get(key) ?? []), fact.value]);
    if (values.length === 0) apart.push(digitsOf(fact.value.toFixed(fact.decimals)));
    if (as === 'proven' && isRight && fact.form === 'form' && fact.value !== 0) tally.provenInForms += 1;
    if (isRight || as === 'to confirm') return;
    tally.wrong.push(`${as} ${fact.fact_id}: ${fact.printed} of ${values.join(', ') || 'nothing'}`);
  };
  for (const fact of facts) {
    if (fact.origin === 'stated') count(fact, fact.recognised === 'proven' ? 'proven' : 'read');
  }
  for (const fact of waiting) count(fact, 'to confirm');
  const listedPages = new Set(
    unread.filter((one) => one.printed === '').map(({ line_start }) => pageOf(line_start)),
  );
  for (const [key, figures] of there) {
    const amounts = figures.filter(({ value }) => value !== 0);
    const misread = [...(found.get(key) ?? [])];
    const missing = amounts.filter(({ value }) => {
      const at = misread.findIndex((other) => Math.abs(value - other) < 1e-9);
      if (at >= 0) misread.splice(at, 1);
      return at < 0;
    });
    for (const figure of missing.slice(misread.length)) {
      // As it is printed: in 万元 or in 元, with or without closing zeros.
      const prints = [figure.value, figure.value * 1e4].flatMap((value) => [value.toFixed(2), `${value}`]);
      const at = apart.findIndex((digits) => prints.some((print) => digitsOf(print) === digits));
      if (at >= 0) apart.splice(at, 1);
      const isTold = at >= 0 || listedPages.has(figure.page);
      tally[isTold ? 'told' : 'lost'] += 1;
      if (!isTold)
        tally.wrong.push(
          `lost ${key}: one of ${amounts.map(({ value }) => value).join(', ')}, page ${figure.page}`,
        );
    }
  }
}

const digitsOf = (text: string): string => text.replace(/\D/g, '').replace(/^0+/, '');

/** In one line. */
export function tellTally({ printed, inForms, provenInForms, told, lost, counts }: ScanTally): string {
  const parts = (['proven', 'read', 'to confirm'] as const).map((as) => {
    const { right, wrong } = counts[as];
    return `${right + wrong} ${as} (${wrong} wrong)`;
  });
  const share = ((provenInForms / Math.max(1, inForms)) * 100).toFixed(1);
  return [
    `${printed} figures`,
    `${provenInForms} of ${inForms} in forms proven (${share} %)`,
    ...parts,
    `${told} listed`,
    `${lost} lost`,
  ].join(', ');
}

/**
 * First signs that a document's figures do not agree with one another, for the review of a document that was just
 * read. A printed figure stands for the interval its rounding leaves open; figures disagree where the intervals do
 * not meet.
 */
import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import type { Fact } from '#model/tables.ts';
import { groupBy } from './group-by.ts';

/** Statements of a document that do not agree. Plain values: the interface makes the sentence. */
export interface Signal {
  /** `conflict`: one figure printed with several values. `sum`: a total that is not the sum of its classes. */
  readonly kind: 'conflict' | 'sum';
  /** `notice` where the difference is at most one unit of the last printed digit. */
  readonly severity: 'error' | 'notice';
  /** The figures compared, those with the same value once; of a sum the total comes first. */
  readonly facts: readonly Fact[];
  /** Of a sum: what the classes come to, in the unit of the total. */
  readonly sum: number | null;
}

/** The signs of one document, in the order of its lines. */
export function findSignals(facts: readonly Fact[]): Signal[] {
  const stated = facts.filter(({ origin }) => origin === 'stated');
  return [...findConflicts(stated), ...findSums(facts)].sort(
    (a, b) => a.facts[0]!.line_start - b.facts[0]!.line_start,
  );
}

/** One concept, measure, year and fund with two values. Lists of single receptions and units have many by nature. */
function findConflicts(stated: readonly Fact[]): Signal[] {
  const comparable = stated.filter(
    ({ concept }) => !(ITEMISED_CONCEPTS as readonly string[]).includes(concept),
  );
  const groups = groupBy(
    comparable,
    ({ concept, measure, fiscal_year, fund, unit }) => `${concept} ${measure} ${fiscal_year} ${fund} ${unit}`,
  );
  return [...groups.values()].flatMap((group): Signal[] => {
    const distinct = [...groupBy(group, ({ value }) => String(value)).values()].map((same) => same[0]!);
    const apart = Math.max(0, ...distinct.flatMap((a) => distinct.map((b) => gapBetween(a, b))));
    if (apart === 0) return [];
    const unit = Math.max(...distinct.map(lastDigit));
    return [{ kind: 'conflict', severity: apart <= unit ? 'notice' : 'error', facts: distinct, sum: null }];
  });
}

/** Totals whose classes (类) a document prints for the same fund. */
const TOTALS = [
  { concept: 'expenditure.current', part: /^function\.\d{3}$/, fund: 'all' },
  { concept: 'income.current', part: /^income\.function\.\d{3}$/, fund: 'all' },
  { concept: 'general_budget.total', part: /^function\.\d{3}$/, fund: 'general_public_budget' },
  { concept: 'government_fund.total', part: /^function\.\d{3}$/, fund: 'government_fund' },
] as const;

function findSums(facts: readonly Fact[]): Signal[] {
  const finals = facts.filter(({ measure }) => measure === 'final');
  return TOTALS.flatMap(({ concept, part, fund }): Signal[] => {
    const totals = finals.filter((fact) => fact.concept === concept && fact.origin === 'stated');
    return [...groupBy(totals, ({ fiscal_year }) => String(fiscal_year)).values()].flatMap(
      ([total]): Signal[] => {
        const parts = finals.filter(
          (fact) =>
            part.test(fact.concept) &&
            fact.fiscal_year === total!.fiscal_year &&
            (fact.fund ?? fund) === fund,
        );
        const classes = [...groupBy(parts, (fact) => fact.concept).values()].map(preferred);
        // A class known only as the sum of the items that are printed may be short of some that are not.
        if (classes.length === 0 || classes.some(({ origin }) => origin === 'derived')) return [];
        const sum = classes.reduce((all, { value }) => all + value, 0);
        const allowed = [total!, ...classes].reduce((all, fact) => all + lastDigit(fact) / 2, 0);
        const apart = Math.abs(sum - total!.value) - allowed;
        if (apart <= allowed * 1e-6) return [];
        const severity = apart <= lastDigit(total!) ? 'notice' : 'error';
        return [{ kind: 'sum', severity, facts: [total!, ...classes], sum: Number(sum.toPrecision(12)) }];
      },
    );
  });
}

/** Of several statements the form's, else the first. */
const preferred = (facts: readonly Fact[]): Fact => facts.find(({ form }) => form === 'form') ?? facts[0]!;

/** One unit of the last printed digit. */
const lastDigit = ({ decimals }: Fact): number => 10 ** -decimals;

/** How far the intervals of two figures are apart; 0 where they meet. */
function gapBetween(a: Fact, b: Fact): number {
  const gap = Math.abs(a.value - b.value) - (lastDigit(a) + lastDigit(b)) / 2;
  return gap > 1e-9 * Math.max(1, Math.abs(a.value)) ? gap : 0;
}

/**
 * Which figures of a scan the accounts themselves prove: those in a sum, or stated again elsewhere, that would not hold if
 * one of them had been misread. Arithmetic is what corrects the recognition: nothing is changed by it, only believed.
 */
import { SUMS } from '#model/sums.ts';
import type { Fact } from '#model/tables.ts';
import { groupBy } from '../group-by.ts';
import { contestedIn, type FormOf } from './contest.ts';
import type { SignsOf } from './certainty.ts';
import { type Repair, repairOf } from './repair.ts';
import type { StatedFact } from '../disclosure.ts';
import type { Tie } from './repair.ts';

/** What the accounts say of the figures that were recognised. */
export interface Proof {
  readonly proven: ReadonlySet<StatedFact>;
  /** In a sum that does not hold, or stated otherwise elsewhere: one may be misread, or the accounts contradict themselves. */
  readonly contradicted: ReadonlySet<StatedFact>;
  /** By figure the one above it in the classification, where that is what all below it make. */
  readonly above: ReadonlyMap<StatedFact, StatedFact>;
}

/** A sum that a reader may hold a figure against. */
export interface Sum {
  readonly total: Fact;
  readonly parts: readonly Fact[];
  /** The total less its parts, as it is printed. */
  readonly apart: number;
  /** What one of them may be by the picture, for the sum to hold. */
  readonly repair: Repair | null;
}

/** Where a heading has one form. */
const bySection: FormOf = ({ fact }) => fact.section;

/** The sums that figures which wait take part in: of the rows of their forms, of their codes, and of what they are. */
export function sumsOf(
  figures: ReadonlySet<StatedFact>,
  stated: readonly StatedFact[],
  signsOf: SignsOf,
  formOf: FormOf = bySection,
): Sum[] {
  if (figures.size === 0) return [];
  const ties = tiesOf(stated, formOf)
    .map(({ total, parts, zeros = [] }): Tie => ({ total, parts: [...parts, ...zeros] }))
    .filter((tie) => membersOf(tie).some((one) => figures.has(one)));
  // What another sum bears out is as it is printed.
  const borneOut = new Set(ties.filter((tie) => unitsApart(tie) === 0).flatMap(membersOf));
  const waiting = new Set([...figures].filter((one) => !borneOut.has(one)));
  return ties.map((tie): Sum => {
    const apart = unitsApart(tie) / 10 ** decimalsOf(tie);
    const repair = repairOf(tie, apart, waiting, signsOf);
    return { total: tie.total.fact, parts: tie.parts.map(({ fact }) => fact), apart, repair };
  });
}

const membersOf = ({ total, parts }: Tie): StatedFact[] => [total, ...parts];

/** Holds figures against each other. */
export function proveFigures(stated: readonly StatedFact[], formOf: FormOf = bySection): Proof {
  const proven = new Set<StatedFact>();
  const contradicted = new Set<StatedFact>();
  const ties = tiesOf(stated, formOf);
  for (const tie of ties) {
    const members = [tie.total, ...tie.parts];
    const apart = Math.abs(unitsApart(tie));
    if (apart === 0 && members.length > 2) for (const one of members) proven.add(one);
    // Each part is rounded by itself: so much lies between a sum and its printed total without an error.
    else if (apart > members.length / 2) for (const one of members) contradicted.add(one);
  }
  // Signs that look alike are misread alike: of two that are equal, neither may be in a sum that does not hold.
  const equals = ties.filter((tie) => tie.parts.length === 1 && unitsApart(tie) === 0);
  for (const group of [
    ...repeatsOf(amountsOf(stated)),
    ...equals.map(({ total, parts }) => [total, ...parts]),
  ]) {
    if (!group.some((one) => contradicted.has(one))) for (const one of group) proven.add(one);
  }
  for (const { total, parts, zeros: none = [] } of ties) {
    if (proven.has(total) && parts.every((part) => proven.has(part))) for (const one of none) proven.add(one);
  }
  for (const one of contestedIn(stated, formOf)) {
    proven.delete(one);
    contradicted.add(one);
  }
  for (const one of stated) if (isProvenRate(one, stated, proven)) proven.add(one);
  const above = new Map(
    formsOf(amountsOf(stated), formOf)
      .flatMap(codeTies)
      .filter((tie) => CODED.test(tie.total.fact.concept) && unitsApart(tie) === 0)
      .flatMap(({ total, parts }) => parts.map((part) => [part, total] as const)),
  );
  return { proven, contradicted, above };
}

const amountsOf = (stated: readonly StatedFact[]): StatedFact[] =>
  stated.filter(({ fact }) => fact.unit === 'CNY10k' && fact.value !== 0 && fact.measure !== 'change');

const formsOf = (amounts: readonly StatedFact[], formOf: FormOf): StatedFact[][] => [
  ...groupBy(
    amounts.filter(({ fact }) => fact.form === 'form'),
    formOf,
  ).values(),
];

function tiesOf(stated: readonly StatedFact[], formOf: FormOf): Tie[] {
  const amounts = amountsOf(stated);
  const zeros = stated.filter(
    ({ fact }) => fact.unit === 'CNY10k' && fact.value === 0 && fact.form === 'form',
  );
  return formsOf(amounts, formOf).flatMap((form) => [
    ...rowTies(form, zeros),
    ...codeTies(form),
    ...namedTies(form),
    ...detailTies(form),
  ]);
}

const decimalsOf = ({ total, parts }: Tie): number =>
  Math.max(total.fact.decimals, ...parts.map(({ fact }) => fact.decimals));

/** In units of the finest print: what a total misses. */
function unitsApart({ total, parts }: Tie): number {
  const decimals = decimalsOf({ total, parts });
  const units = ({ fact }: StatedFact) => Math.round(fact.value * 10 ** decimals);
  return units(total) - parts.reduce((sum, part) => sum + units(part), 0);
}

/** Fewer digits may be alike by chance. */
const FEWEST_DIGITS = 3;

/** Figures that are stated alike in two places. */
function repeatsOf(amounts: readonly StatedFact[]): StatedFact[][] {
  const groups = groupBy(
    amounts.filter(({ fact }) => digitsOf(fact.printed) >= FEWEST_DIGITS),
    ({ fact: { concept, measure, fiscal_year, fund, value } }) =>
      [concept, measure, fiscal_year, fund, value].join(' '),
  );
  return [...groups.values()].filter((group) => new Set(group.map(({ fact }) => fact.line_start)).size > 1);
}

const digitsOf = (printed: string | null): number =>
  (printed ?? '').replace(/\D/g, '').replace(/^0+/, '').length;

/** Rows of a form whose first amount is what the others make: 合计 of 基本 and 项目, or of the kinds of income. */
function rowTies(form: readonly StatedFact[], zeros: readonly StatedFact[]): Tie[] {
  const rowOf = ({ fact }: StatedFact) => [fact.line_start, fact.fiscal_year, fact.measure].join(' ');
  const rows = groupBy(form, rowOf);
  const zerosOf = groupBy(zeros, rowOf);
  const tieOf = (row: string, [total, ...parts]: readonly StatedFact[]): Tie[] =>
    parts.length === 0 ? [] : [{ total: total!, parts, zeros: zerosOf.get(row) ?? [] }];
  const ties = [...rows].flatMap(([row, amounts]) => tieOf(row, amounts));
  // A form whose rows are mostly sums is one of sums; in others a row that comes out even is one, and another says nothing.
  const isEven = (tie: Tie) => unitsApart(tie) === 0;
  if (ties.filter(isEven).length >= ties.length * MOSTLY) return ties;
  // In forms with two sides items by function stand beside income.
  const besideIncome = [...rows].flatMap(([row, amounts]) => {
    const coded = amounts.filter(({ fact }) => CODED.test(fact.concept));
    return coded.length < amounts.length ? tieOf(row, coded) : [];
  });
  return [...ties, ...besideIncome].filter(isEven);
}

/** Of the rows of a form of sums, so many come out even at least. */
const MOSTLY = 2 / 3;

/** Totals of a form that are what their parts make, by what they are: on one line, or one below the other. */
function namedTies(form: readonly StatedFact[]): Tie[] {
  const groups = [
    ...groupBy(form, ({ fact }) => [fact.fiscal_year, fact.measure].join(' ')).values(),
    ...groupBy(form, ({ fact }) => [fact.fiscal_year, fact.measure, fact.line_start].join(' ')).values(),
  ];
  return groups.flatMap((group) => {
    const byConcept = groupBy(group, ({ fact }) => fact.concept);
    const ways = Object.entries(SUMS).flatMap(([of, lists]) => lists.map((parts) => ({ of, parts })));
    return ways.flatMap(({ of, parts }): Tie[] => {
      const there = [of, ...parts].map((concept) => byConcept.get(concept) ?? []);
      // Where one of them stands twice there, it is not known which of the two is meant.
      if (there.some(({ length }) => length > 1)) return [];
      const [total, ...others] = there.map(([one]) => one);
      const known = others.filter((one) => one !== undefined);
      const tie = total && known.length > 0 ? { total, parts: known } : null;
      return tie && unitsApart(tie) === 0 ? [tie] : [];
    });
  });
}

/** What an item was spent on, as the columns of detailed forms have it. */
const SPENT_ON = /^(.*?)economic_(\d{3,5})\.(.*)$/;

/** Rows of detailed forms: an item against the chapters it was spent on, and a chapter against its items, where they add up. */
function detailTies(form: readonly StatedFact[]): Tie[] {
  const rows = groupBy(form, ({ fact }) => [fact.line_start, fact.fiscal_year, fact.measure].join(' '));
  return [...rows.values()].flatMap((row) => {
    const spent = row.flatMap((of) => {
      const match = SPENT_ON.exec(of.fact.concept);
      return match ? [{ of, item: match[1]! + match[3]!, code: match[2]! }] : [];
    });
    const ties = row.map((total): Tie => {
      const own = spent.find(({ of }) => of === total);
      const parts = own
        ? spent.filter(
            ({ item, code }) => item === own.item && code !== own.code && code.startsWith(own.code),
          )
        : spent.filter(({ item, code }) => item === total.fact.concept && code.length === CHAPTER);
      return { total, parts: parts.map(({ of }) => of) };
    });
    return ties.filter((tie) => tie.parts.length > 0 && unitsApart(tie) === 0);
  });
}

const CHAPTER = 3;

const CODED = /^(.*?)\.?(\d{3,7})$/;

interface Coded {
  readonly of: StatedFact;
  readonly prefix: string;
  readonly code: string;
}

/** Codes and those right below them, and the classes of a form against its total, column by column. */
function codeTies(whole: readonly StatedFact[]): Tie[] {
  const forms = groupBy(whole, ({ fact }) => [fact.fiscal_year, fact.measure].join(' '));
  return [...forms.values()].flatMap((form) => {
    const coded = form.flatMap((of): Coded[] => {
      const match = CODED.exec(of.fact.concept);
      return match ? [{ of, prefix: `${match[1]!} ${of.fact.fund}`, code: match[2]! }] : [];
    });
    const columns = groupBy(withRank(coded), ({ prefix, rank }) => `${prefix} ${rank}`);
    return [...columns.values()].flatMap((column): Tie[] => [
      ...column.flatMap(({ of, code }): Tie[] => {
        const parts = column
          .filter((other) => isRightBelow(other.code, code, column))
          .map((other) => other.of);
        return parts.length > 0 ? [{ total: of, parts }] : [];
      }),
      ...totalOf(form, column),
    ]);
  });
}

/** Amounts of one concept on one line are of columns beside each other: the first, the second … */
function withRank(coded: readonly Coded[]): (Coded & { readonly rank: number })[] {
  const seen = new Map<string, number>();
  return coded.map((one) => {
    const key = `${one.of.fact.concept} ${one.of.fact.fund} ${one.of.fact.line_start}`;
    const rank = seen.get(key) ?? 0;
    seen.set(key, rank + 1);
    return { ...one, rank };
  });
}

/** Whether no code between the two is printed. */
const isRightBelow = (code: string, above: string, column: readonly Coded[]): boolean =>
  code.length > above.length &&
  code.startsWith(above) &&
  !column.some(
    (between) =>
      between.code.length > above.length &&
      between.code.length < code.length &&
      code.startsWith(between.code),
  );

/** The total of a column, where an amount of the form without a code is what its classes make. */
function totalOf(form: readonly StatedFact[], column: readonly Coded[]): Tie[] {
  const classes = column.filter(
    ({ code }) => !column.some((other) => other.code !== code && code.startsWith(other.code)),
  );
  if (classes.length < 2) return [];
  const parts = classes.map(({ of }) => of);
  return form
    .filter(({ fact }) => !CODED.test(fact.concept))
    .map((total) => ({ total, parts }))
    .filter((tie) => unitsApart(tie) === 0);
}

const RATES = { completion_pct: 'initial_budget', share_pct: null, change_pct: 'change' } as const;

/** A rate that proven amounts make to the last digit it is printed with. */
function isProvenRate(
  one: StatedFact,
  stated: readonly StatedFact[],
  proven: ReadonlySet<StatedFact>,
): boolean {
  const { concept, measure, fiscal_year, fund, value, decimals } = one.fact;
  if (measure !== 'completion_pct' || digitsOf(one.fact.printed) < FEWEST_DIGITS) return false;
  const amount = (of: string) =>
    stated.find(
      (other) =>
        proven.has(other) &&
        other.fact.concept === concept &&
        other.fact.fiscal_year === fiscal_year &&
        other.fact.fund === fund &&
        other.fact.measure === of,
    )?.fact.value;
  const [final, budget] = [amount('final'), amount(RATES[measure])];
  return (
    final !== undefined &&
    budget !== undefined &&
    ((final / budget) * 100).toFixed(decimals) === value.toFixed(decimals)
  );
}

/** What a change from one year to the next is made of: the items of a total, and what they leave over. */
import type { OutlierChangeRow } from '#warehouse/questions/questions.ts';
import type { MoneyAxis } from '#app/locale/format.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import type { ShownDepartment } from '../shown.ts';
import type { ChangesWords } from './changes-words.ts';
import type { Address } from '#app/session/address.ts';
import { figureOf, type Figure } from '../cells.ts';

/** Totals that are taken apart. */
export const TOTALS = ['function', 'nature', 'three-public', 'income'] as const;
export type TotalKind = (typeof TOTALS)[number];

/** The address of a total: the concepts and breakdowns of the other views stand for it. */
export const ADDRESS_OF: Readonly<Record<TotalKind, Pick<Address, 'concept' | 'breakdown'>>> = {
  function: { concept: 'expenditure.current', breakdown: 'function' },
  nature: { concept: 'expenditure.current', breakdown: 'nature' },
  'three-public': { concept: 'three_public.total', breakdown: 'function' },
  income: { concept: 'income.total', breakdown: 'function' },
};

/** The total an address asks for; null where it leaves that to the view. */
export function readTotal({ concept, breakdown }: Pick<Address, 'concept' | 'breakdown'>): TotalKind | null {
  if (concept.startsWith('three_public.')) return 'three-public';
  if (concept.startsWith('income.')) return 'income';
  if (breakdown === 'nature') return 'nature';
  return concept === 'expenditure.current' || concept.startsWith('function.') ? 'function' : null;
}

const EXPENDITURE = ['expenditure.current', 'expenditure.total', 'general_budget.total'];

/** The concepts a total may be, best first. */
const WHOLES: Readonly<Record<TotalKind, readonly string[]>> = {
  function: EXPENDITURE,
  nature: EXPENDITURE.slice(0, 2),
  'three-public': ['three_public.total'],
  income: ['income.current', 'income.total'],
};

const NATURES = [
  'expenditure.basic',
  'expenditure.project',
  'expenditure.turned_over',
  'expenditure.business',
  'expenditure.affiliated_subsidy',
];
const BUDGETS = ['income.general_public_budget', 'income.government_fund', 'income.state_capital'];
const OTHER_INCOME = [
  'income.superior_subsidy',
  'income.undertaking',
  'income.business',
  'income.affiliated',
  'income.other',
];

/** One item, or the total, with both sides as far as they are known. */
export interface ChangeItem {
  readonly row: OutlierChangeRow;
  readonly now: Figure | null;
  /** Null where no document says what it was the year before, or not of the same money. */
  readonly prior: Figure | null;
  /** The year before is told of other money, so that the two cannot be held against each other. */
  readonly otherFund: boolean;
  /** Null where a side is missing. */
  readonly change: number | null;
}

/** A total's change taken apart. */
export interface Decomposition {
  readonly kind: TotalKind;
  readonly total: ChangeItem;
  /** Items with both sides, largest rise first, largest fall last. */
  readonly items: readonly ChangeItem[];
  /** Items that only one side reports. */
  readonly oneSided: readonly ChangeItem[];
  /** What of the total's change the items do not explain; null where the total's change is not known. */
  readonly rest: number | null;
}

/** Takes the change of a total apart. Null where no such total is reported. */
export function decompose(kind: TotalKind, rows: readonly OutlierChangeRow[]): Decomposition | null {
  const items = rows.filter(({ concept }) => isItem(kind, concept, rows)).map(itemOf);
  const total = wholeOf(kind, rows, items);
  if (!total) return null;
  const both = items.filter(({ change }) => change !== null);
  const explained = both.reduce((sum, { change }) => sum + change!, 0);
  return {
    kind,
    total,
    items: both.toSorted((a, b) => b.change! - a.change! || a.row.concept.localeCompare(b.row.concept, 'en')),
    oneSided: items.filter(({ change, now, prior }) => change === null && (now ?? prior)?.value !== 0),
    rest: total.change === null ? null : tidy(total.change - explained),
  };
}

/** The total that a view without a choice takes apart: the first that can be, else the first there is. */
export function openingTotal(rows: readonly OutlierChangeRow[]): TotalKind {
  const found = TOTALS.map((kind) => decompose(kind, rows));
  const apart = found.find((one) => one && one.total.change !== null && one.items.length > 1);
  return (apart ?? found.find((one) => one !== null))?.kind ?? 'function';
}

function isItem(kind: TotalKind, concept: string, rows: readonly OutlierChangeRow[]): boolean {
  if (kind === 'function') return /^function\.\d{3}$/.test(concept);
  if (kind === 'nature') return NATURES.includes(concept);
  if (kind === 'three-public') return concept.startsWith('three_public.') && concept !== 'three_public.total';
  // Fiscal appropriation is the sum of the three budgets: one or the other.
  const budgets = rows.some((row) => BUDGETS.includes(row.concept));
  if (concept === 'income.fiscal_appropriation') return !budgets;
  if (concept === 'income.surplus_used' || concept === 'carryover.opening') {
    return !isReportedTwice('income.current', rows);
  }
  return BUDGETS.includes(concept) || OTHER_INCOME.includes(concept);
}

const isReportedTwice = (concept: string, rows: readonly OutlierChangeRow[]): boolean =>
  rows.some((row) => row.concept === concept && row.value !== null && row.prior !== null);

/** The total the items are parts of: one that both years report, of the money the items are of. */
function wholeOf(
  kind: TotalKind,
  rows: readonly OutlierChangeRow[],
  items: readonly ChangeItem[],
): ChangeItem | null {
  const budgetOnly =
    kind === 'function' &&
    items.length > 0 &&
    items.every(({ row }) => (row.value_fund ?? row.prior_fund) === 'general_public_budget');
  const order = budgetOnly ? ['general_budget.total', ...WHOLES.function.slice(0, 2)] : WHOLES[kind];
  const found = order.flatMap((concept) => rows.filter((row) => row.concept === concept)).map(itemOf);
  return found.find(({ change }) => change !== null) ?? found[0] ?? null;
}

function itemOf(row: OutlierChangeRow): ChangeItem {
  const now = figureOf(row.value, row.value_fact_id, row.value_origin);
  const before = figureOf(row.prior, row.prior_fact_id, row.prior_origin);
  // What is computed from a change in words has no fund: it is of the money its own year's figure is of.
  const otherFund =
    now !== null &&
    before !== null &&
    row.value_fund !== null &&
    row.prior_fund !== null &&
    row.value_fund !== row.prior_fund;
  const prior = otherFund ? null : before;
  return { row, now, prior, otherFund, change: now && prior ? tidy(now.value - prior.value) : null };
}

/** Without what sums of decimal fractions leave behind. */
const tidy = (value: number): number => Number(value.toFixed(6));

/** The name of an item in the reader's language, with its code. */
export function itemName({ row }: Pick<ChangeItem, 'row'>, lang: Language): string {
  const name = conceptLabel(row.concept, lang, row);
  const code = /^function\.(\d+)$/.exec(row.concept)?.[1];
  return code && name !== code ? `${code} ${name}` : name;
}

/** Growth on the year before, in per cent; null where it is not known, or where that year was 0 or less. */
export const growthOf = ({ change, prior }: ChangeItem): number | null =>
  change === null || prior === null || prior.value <= 0 ? null : (change / prior.value) * 100;

/** From when a change counts as large: both must be reached. */
export interface LargeChange {
  /** In per cent of the year before. */
  readonly relative: number;
  /** In 万元. */
  readonly absolute: number;
}

/** What the view is worked out from. */
export interface ChangesInput {
  readonly lang: Language;
  readonly department: ShownDepartment;
  readonly kind: TotalKind;
  readonly rows: readonly OutlierChangeRow[];
  readonly large: LargeChange;
  /** Whether one of the facts is in doubt. */
  readonly doubted: (factIds: readonly string[]) => boolean;
}

/** Everything the sentence, the picture and the table are made from. */
export interface ChangesContext extends ChangesInput {
  readonly words: ChangesWords;
  readonly found: Decomposition;
  readonly what: string;
  readonly axis: MoneyAxis;
  /** Items drawn on their own; the others are in the rest. */
  readonly drawn: readonly ChangeItem[];
}

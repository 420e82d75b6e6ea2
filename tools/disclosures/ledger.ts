/** Made-up amounts that tie out: items add up to their 款 and 类, funds and carry-overs to the whole. */
import type { Random } from '#tools/random.ts';
import { ECONOMIC, FUNCTIONAL } from './classification.ts';

/** Money that is appropriated, by the budget it comes from; the concepts and the name of each. */
export const FUNDS = [
  { fund: 'general_public_budget', family: 'general_budget', name: '一般公共预算财政拨款' },
  { fund: 'government_fund', family: 'government_fund', name: '政府性基金预算财政拨款' },
  { fund: 'state_capital', family: 'state_capital', name: '国有资本经营预算财政拨款' },
] as const;
export type LedgerFund = (typeof FUNDS)[number]['fund'];
export type FundFamily = (typeof FUNDS)[number]['family'];

/** Amounts of an item or of a whole, in 分 (hundredths of a yuan). */
export interface LedgerAmounts {
  readonly basic: number;
  /** Project expenditure of all money. */
  readonly project: number;
  /** The part of project expenditure that was not appropriated but earned. */
  readonly earned: number;
  /** Appropriated income of the year. */
  readonly appropriated: number;
}

/** An item of the functional classification and what was received and spent for it. */
export interface LedgerItem extends LedgerAmounts {
  readonly code: string;
  readonly name: string;
  readonly fund: LedgerFund;
}

/** An item of basic expenditure by economic classification. */
export interface EconomicItem {
  readonly code: string;
  readonly name: string;
  readonly amount: number;
}

/** One body's year, in 分. */
export interface AccountsLedger extends LedgerAmounts {
  /** 类, 款 and 项 in the order of their codes, upper levels being sums; each fund has its own 类. */
  readonly items: readonly LedgerItem[];
  readonly economic: readonly EconomicItem[];
  readonly personnel: number;
  /** Appropriated money of the general public budget left from the year before, and left for the next. */
  readonly opening: number;
  readonly closing: number;
  readonly threePublic: ReturnType<typeof drawThreePublic>;
  /** Change of the whole against the year before. */
  readonly change: number;
}

const BASIC = /^(?:2080101|2080150|20805|21011|22102)/;
/** Divisions such bodies report. */
const USUAL = /^(?:20801|20805|20807|21011|22102)\d\d$/;
const FUND_ITEM: Readonly<Record<string, LedgerFund>> = {
  '2296002': 'government_fund',
  '2296003': 'government_fund',
  '2230105': 'state_capital',
};
/** Items that no registry of the tests has: a document that prints their codes teaches their names. */
const TAUGHT = [
  ['204', '公共安全支出'],
  ['20402', '公安'],
  ['2040219', '信息化建设'],
  ['2040220', '执法办案'],
] as const;
/** Amounts are whole hundredths of 万元, so that forms in 元 and in 万元 can print them alike. */
const STEP = 10_000;

/** An amount as forms in either unit print it. */
export const steps = (amount: number) => Math.round(amount / STEP) * STEP;

/** Draws a body's year. @param density of items: 1 where it has as many as most */
export function drawLedger(random: Random, density = 1): AccountsLedger {
  const amount = () => Math.max(1, Math.round(random.skewed(1) * 20_000)) * STEP;
  const closing = random.chance(0.4) ? amount() : 0;
  const opening = random.chance(0.4) ? amount() : 0;
  const names = functionalNames(random.chance(0.4));
  const leaves = [...names].flatMap(([code, name]): LedgerItem[] => {
    const fund = FUND_ITEM[code] ?? 'general_public_budget';
    const isDrawn =
      code === '2080101' ||
      (code.length === 7 && code.startsWith('204') && (density === 1 || random.chance(density))) ||
      (USUAL.test(code) && random.chance(0.3 * density)) ||
      (code in FUND_ITEM && random.chance(0.4));
    if (!isDrawn || code.length < 7) return [];
    const basic = BASIC.test(code) ? amount() : 0;
    const project = basic === 0 || random.chance(0.2) ? amount() : 0;
    const earned = fund === 'general_public_budget' && random.chance(0.15) ? steps(project / 3) : 0;
    // What is left over the year falls on one item.
    const left = code === '2080101' ? closing + (basic + project > opening ? -opening : 0) : 0;
    return [{ code, name, fund, basic, project, earned, appropriated: basic + project - earned + left }];
  });
  const used = leaves.find(({ code }) => code === '2080101')!;
  const isOpeningUsed = used.basic + used.project > opening;
  const uppers = [...names].flatMap(([code, name]): LedgerItem[] => {
    const inside = leaves.filter((leaf) => code.length < 7 && leaf.code.startsWith(code));
    return inside.length === 0 ? [] : [{ code, name, fund: inside[0]!.fund, ...sumOf(inside) }];
  });
  const whole = sumOf(leaves);
  const economic = drawEconomic(random, whole.basic, density);
  return {
    ...whole,
    items: [...leaves, ...uppers].sort((a, b) => (a.code < b.code ? -1 : 1)),
    economic,
    personnel: sumOfAmounts(economic.filter((item) => item.code.length === 5 && isPersonnel(item))),
    opening: isOpeningUsed ? opening : 0,
    closing,
    threePublic: drawThreePublic(random, amount),
    change: amount() * (random.chance(0.5) ? 1 : -1),
  };
}

/** An item as it was paid from appropriated money alone. */
export function appropriatedOf(item: LedgerItem): LedgerItem {
  return { ...item, project: item.project - item.earned, earned: 0 };
}

/** The sums of some items. */
export function sumOf(items: readonly LedgerAmounts[]): LedgerAmounts {
  const total = (part: keyof LedgerAmounts) => items.reduce((sum, item) => sum + item[part], 0);
  return {
    basic: total('basic'),
    project: total('project'),
    earned: total('earned'),
    appropriated: total('appropriated'),
  };
}

function functionalNames(teaches: boolean): Map<string, string> {
  const names = new Map(FUNCTIONAL);
  for (const [code, name] of teaches ? TAUGHT : []) if (!names.has(code)) names.set(code, name);
  if (!teaches) for (const [code] of TAUGHT.slice(1)) names.delete(code);
  return names;
}

/** Whether an economic item is paid to people; all others keep the body running. */
export const isPersonnel = ({ code }: EconomicItem) => /^30[13]/.test(code);

const sumOfAmounts = (items: readonly Pick<EconomicItem, 'amount'>[]) =>
  items.reduce((sum, item) => sum + item.amount, 0);

/** Shares basic expenditure out over items, with the 类 in front of theirs. */
function drawEconomic(random: Random, basic: number, density: number): EconomicItem[] {
  const drawn = [...ECONOMIC.keys()].filter(
    (code) => code === '30101' || (/^30[123]\d\d$|^310\d\d$/.test(code) && random.chance(0.4 * density)),
  );
  const weights = drawn.map(() => random.skewed(1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const items = drawn.map((code, at) => ({ code, amount: steps((basic * weights[at]!) / whole) }));
  items[0]!.amount += basic - sumOfAmounts(items);
  return [...ECONOMIC].flatMap(([code, name]): EconomicItem[] => {
    const inside = items.filter((item) => item.code.startsWith(code));
    return inside.length === 0 ? [] : [{ code, name, amount: sumOfAmounts(inside) }];
  });
}

/** What was budgeted, spent and counted of the three public expenses. */
function drawThreePublic(random: Random, amount: () => number) {
  const overseas = random.chance(0.3) ? amount() : 0;
  const purchase = random.chance(0.3) ? amount() : 0;
  return {
    overseas,
    purchase,
    operation: amount(),
    reception: random.whole(0, 500) * STEP,
    /** What the whole year's budget was above the accounts, the same for each kind. */
    unspent: random.whole(0, 300) * STEP,
    groups: overseas > 0 ? random.whole(1, 5) : 0,
    travellers: overseas > 0 ? random.whole(1, 30) : 0,
    bought: purchase > 0 ? random.whole(1, 4) : 0,
    held: random.whole(1, 20),
    batches: random.whole(1, 90),
    visitors: random.whole(100, 900),
  };
}

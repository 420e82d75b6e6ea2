/** Made-up amounts that tie out: items add up to their 款 and 类, basic and project expenditure to the whole. */
import type { Registry } from '#ingest/disclosure.ts';
import type { Random } from '../random.ts';

/** An item of the functional classification and what was spent on it, in 分 (hundredths of a yuan). */
export interface LedgerItem {
  readonly code: string;
  readonly name: string;
  readonly basic: number;
  readonly project: number;
}

/** One body's year, in 分. */
export interface AccountsLedger {
  /** 类, 款 and 项 in the order of their codes, upper levels being sums. */
  readonly items: readonly LedgerItem[];
  readonly basic: number;
  readonly project: number;
  readonly personnel: number;
  readonly overseas: number;
  readonly vehicle: number;
  readonly reception: number;
  /** Change of the whole against the year before. */
  readonly change: number;
}

const BASIC = /^(?:2080101|2080150|20805|21011|22102)/;
/** Divisions such bodies report. */
const USUAL = /^(?:20801|20805|20807|21011|22102)\d\d$/;
/** Amounts are whole hundredths of 万元, so that forms in 元 and in 万元 can print them alike. */
const STEP = 10_000;

/** Draws a body's year. */
export function drawLedger(random: Random, functional: Registry['functional']): AccountsLedger {
  const amount = () => Math.max(1, Math.round(random.skewed(1) * 20_000)) * STEP;
  const leaves = functional
    .filter(({ code }) => code === '2080101' || (USUAL.test(code) && random.chance(0.3)))
    .map(({ code, name_zh: name }): LedgerItem => {
      const spent = amount();
      return BASIC.test(code)
        ? { code, name, basic: spent, project: 0 }
        : { code, name, basic: 0, project: spent };
    });
  const uppers = functional
    .filter(({ code }) => code.length < 7 && leaves.some((leaf) => leaf.code.startsWith(code)))
    .map(({ code, name_zh: name }): LedgerItem => {
      const inside = leaves.filter((leaf) => leaf.code.startsWith(code));
      return { code, name, basic: total(inside, 'basic'), project: total(inside, 'project') };
    });
  const basic = total(leaves, 'basic');
  return {
    items: [...leaves, ...uppers].sort((a, b) => (a.code < b.code ? -1 : 1)),
    basic,
    project: total(leaves, 'project'),
    personnel: Math.round((basic * 0.8) / STEP) * STEP,
    overseas: random.chance(0.2) ? amount() : 0,
    vehicle: amount(),
    reception: random.whole(0, 500) * STEP,
    change: amount() * (random.chance(0.5) ? 1 : -1),
  };
}

const total = (items: readonly LedgerItem[], part: 'basic' | 'project') =>
  items.reduce((sum, item) => sum + item[part], 0);

/** How much a finding weighs in money: its difference, and what share of the body's expenditure that is. */
import { moneyOf } from '#audit/matters.ts';
import type { Address } from '#app/session/address.ts';
import type { FindingRow, OutlierPeerRow, ParamsOf } from '#warehouse/questions/questions.ts';
import { formatFigure, formatPercent } from '#app/locale/format.ts';
import type { Language } from '#app/locale/language.svelte.ts';
import { findingsWords } from './findings-words.ts';
import { departmentYearKey, type DepartmentYear } from '#app/session/departments.ts';

/** From when a difference is material: either suffices. */
export interface Materiality {
  /** 万元. */
  readonly money: number;
  /** Per cent of the body's expenditure of the year. */
  readonly share: number;
}

/** 10 万元, or one per cent, unless the reader sets others. */
const USUAL: Materiality = { money: 10, share: 1 };

type MaterialityChoice = Pick<Address, 'materialMoney' | 'materialShare'>;

/** Reads the thresholds; what the address leaves out is as usual. */
export const readMateriality = ({ materialMoney, materialShare }: MaterialityChoice): Materiality => ({
  money: materialMoney ?? USUAL.money,
  share: materialShare ?? USUAL.share,
});

/** Writes the thresholds for the address, which leaves out the usual ones. */
export const writeMateriality = ({ money, share }: Materiality): MaterialityChoice => ({
  materialMoney: money === USUAL.money ? null : money,
  materialShare: share === USUAL.share ? null : share,
});

/** The expenditure of bodies by department-year, 万元; a body whose accounts do not state it has none. */
export type Totals = ReadonlyMap<string, number>;

/** What `outlier_peers` is asked for the totals of department-years; null of none. */
export const expenditureOf = (pairs: readonly DepartmentYear[]): ParamsOf<'outlier_peers'> | null =>
  pairs.length === 0
    ? null
    : {
        entities: [...new Set(pairs.map(({ entity_id }) => entity_id))],
        years: [...new Set(pairs.map(({ fiscal_year }) => fiscal_year))].sort((a, b) => a - b),
        concept: 'expenditure.current',
        measure: 'final',
      };

/** The totals in the answer of `outlier_peers`. */
export const totalsOf = (rows: readonly OutlierPeerRow[]): Totals =>
  new Map(
    rows.flatMap((row) => (row.total !== null && row.total > 0 ? [[departmentYearKey(row), row.total]] : [])),
  );

/** What a finding comes to. */
export interface Weight {
  /** The difference, 万元; null where it is none of money. */
  readonly money: number | null;
  /** Per cent of the body's expenditure; null where either is not known. */
  readonly share: number | null;
  /** Whether it reaches a threshold; null where it is none of money. */
  readonly isMaterial: boolean | null;
}

/** What a finding comes to, in a sentence; '' of what is none of money, or whose share is not known. */
export function weightText({ money, share, isMaterial }: Weight, lang: Language): string {
  const { grades, says } = findingsWords(lang).materiality;
  if (money === null || share === null) return '';
  return says(
    formatFigure(money, 'CNY10k', lang),
    formatPercent(share, share < 1 ? 3 : 1),
    isMaterial ? grades.reached : grades.below,
  );
}

/** Weighs a finding. A difference of scores, percentages or counts has no weight in money: it is not a small one. */
export function weightOf(
  row: FindingRow,
  totals: Totals,
  { money: least, share: leastShare }: Materiality,
): Weight {
  const money = moneyOf(row);
  if (money === null) return { money, share: null, isMaterial: null };
  const total = totals.get(departmentYearKey(row));
  const share = total === undefined ? null : (100 * money) / total;
  const reaches = (value: number, from: number) => value >= from * (1 - 1e-9);
  return {
    money,
    share,
    isMaterial: reaches(money, least) || (share !== null && reaches(share, leastShare)),
  };
}

/** How a made-up disclosure is set: everything that varies between publishers without changing what is said. */
import type { Random } from '../random.ts';

/** One publisher's habits. */
export interface DisclosureStyle {
  readonly proseUnit: '元' | '万元';
  readonly formUnit: '元' | '万元';
  readonly separators: boolean;
  /** Codes in one column, or 类, 款 and 项 in one each. */
  readonly splitCodes: boolean;
  /** Full-width brackets and colons. */
  readonly fullWidth: boolean;
  /** A zero is printed, or its cell left blank. */
  readonly printsZero: boolean;
  /** The form's title and unit in rows of the table itself. */
  readonly captionInside: boolean;
  readonly notes: boolean;
  /** A row that numbers the columns (栏次). */
  readonly columnNumbers: boolean;
}

export function drawStyle(random: Random): DisclosureStyle {
  return {
    proseUnit: random.pick(['元', '万元', '万元']),
    formUnit: random.pick(['元', '万元', '万元']),
    separators: random.chance(0.6),
    splitCodes: random.chance(0.3),
    fullWidth: random.chance(0.5),
    printsZero: random.chance(0.5),
    captionInside: random.chance(0.4),
    notes: random.chance(0.7),
    columnNumbers: random.chance(0.5),
  };
}

/** An amount in 分 as the style prints it in a unit. */
export function printAmount(fen: number, unit: '元' | '万元', { separators }: DisclosureStyle): string {
  const [whole, decimals] = (Math.abs(fen) / (unit === '元' ? 100 : 1_000_000)).toFixed(2).split('.');
  const grouped = separators ? whole!.replace(/\B(?=(\d{3})+$)/g, ',') : whole!;
  return `${fen < 0 ? '-' : ''}${grouped}.${decimals}`;
}

/** An amount in 分 in 万元. */
export function inTenThousands(fen: number): number {
  return Number(`${fen}e-6`);
}

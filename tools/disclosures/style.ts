/** How a made-up disclosure is set: everything that varies between publishers without changing what is said. */
import type { Random } from '#tools/random.ts';

export type FormUnit = '元' | '万元';

/** One publisher's habits. */
export type DisclosureStyle = Readonly<ReturnType<typeof drawStyle>>;

/** Draws a publisher's habits. */
export function drawStyle(random: Random) {
  const units: FormUnit[] = ['元', '万元', '万元'];
  return {
    /** Nine forms, 公开01 to 09, or Sichuan's thirteen. */
    family: random.pick(['nine', 'nine', 'thirteen']),
    proseUnit: random.pick(units),
    /** The unit of the forms; `mixedUnits` gives every second one the other. */
    formUnit: random.pick(units),
    mixedUnits: random.chance(0.15),
    separators: random.chance(0.6),
    /** Codes in one column; 类, 款 and 项 in one each; those above merged away; or in front of the name in its cell. */
    codes: random.pick(['one', 'one', 'split', 'merged', 'joined']),
    /** Names set in by their level. */
    indents: random.chance(0.4),
    /** Full-width brackets and colons. */
    fullWidth: random.chance(0.5),
    /** What stands where nothing was spent: a zero, a dash or nothing. */
    zero: random.pick(['0.00', '0.00', '', '', '0', '-']),
    /** The form's title and unit in rows of the table itself, in lines above it, or in one line. */
    caption: random.pick(['inside', 'lines', 'line']),
    title: random.pick(['plain', 'plain', 'numbered', 'listed', 'dated', 'quoted-number']),
    notes: random.chance(0.7),
    /** A row that numbers the columns (栏次), with or without the word. */
    columnNumbers: random.pick(['named', 'named', 'bare', 'none']),
    /** 行次 columns in the forms with two sides. */
    rowNumbers: random.chance(0.6),
    total: random.pick(['合计', '合计', '合  计', '本年支出合计']),
    value: random.pick(['决算数', '金额', '本年决算数']),
    /** The budgets beside the accounts in the forms with two sides. */
    budgets: random.chance(0.2),
    /** Headings over two levels, or in one row. */
    deepHeads: random.chance(0.6),
    economic: random.pick(['blocks', 'blocks', 'list', 'split-blocks', 'named']),
    threePublic: random.pick(['list', 'pairs', 'halves', 'counts', 'measures']),
    /** A fund without money: its form blank, with a remark, or only a remark in its place. */
    blankForms: random.pick(['blank', 'remark', 'only-remark']),
    formsFirst: random.chance(0.5),
  };
}

/** An amount in 分 as the style prints it in a unit. */
export function printAmount(
  fen: number,
  unit: FormUnit,
  { separators }: Pick<DisclosureStyle, 'separators'>,
): string {
  const [whole, decimals] = (Math.abs(fen) / (unit === '元' ? 100 : 1_000_000)).toFixed(2).split('.');
  const grouped = separators ? whole!.replace(/\B(?=(\d{3})+$)/g, ',') : whole!;
  return `${fen < 0 ? '-' : ''}${grouped}.${decimals}`;
}

/** An amount in 分 in 万元. */
export function inTenThousands(fen: number): number {
  return Number(`${fen}e-6`);
}

/** The precision in 万元 of an amount printed with two decimals of a unit. */
export const decimalsIn = (unit: FormUnit): number => (unit === '元' ? 6 : 2);

const DIGITS = [...'零一二三四五六七八九'];

/** A whole number below a hundred as headings count: 一, 十二, 二十六. */
export function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`;
}

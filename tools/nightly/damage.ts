/** Ways in which a document is damaged, and which facts of a damaged one are not printed in it. */
import type { Disclosure } from '#ingest/disclosure.ts';
import { toHalfWidth } from '#ingest/numeral.ts';
import type { Fact } from '#model/tables.ts';
import type { Random } from '#tools/random.ts';

/** A damaged text in place of a whole one. */
export type Mutation = (text: string, random: Random) => string;

const byLine = (change: (line: string, random: Random) => readonly string[]): Mutation => {
  return (whole, random) =>
    whole
      .split('\n')
      .flatMap((line) => change(line, random))
      .join('\n');
};

/** Damage of every kind, by what it does. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'characters dropped': (whole, random) => [...whole].filter(() => !random.chance(0.02)).join(''),
  'lines swapped': (whole, random) => {
    const lines = whole.split('\n');
    for (let count = 0; count < 20; count += 1) {
      const [one, other] = [random.whole(0, lines.length - 1), random.whole(0, lines.length - 1)];
      [lines[one], lines[other]] = [lines[other]!, lines[one]!];
    }
    return lines.join('\n');
  },
  'digits garbled': (whole, random) =>
    whole.replace(/\d/g, (digit) => (random.chance(0.1) ? random.pick(['7', ',', '.', '-', 'x', '']) : digit)),
  'cells removed': (whole, random) => whole.replace(/\t[^\t\n]*/g, (cell) => (random.chance(0.1) ? '' : cell)),
  'lines cut short': byLine((line, random) => [
    random.chance(0.2) ? line.slice(0, random.whole(0, line.length)) : line,
  ]),
  'lines doubled': byLine((line, random) => (random.chance(0.2) ? [line, line] : [line])),
}; // prettier-ignore

/** Damage that a real document's length makes hard: whole stretches gone, or its marks and line ends lost. */
export const HEAVY_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'cut off somewhere': (whole, random) => whole.slice(0, random.whole(whole.length >> 2, whole.length)),
  'beginning lost': (whole, random) => whole.slice(random.whole(0, whole.length >> 1)),
  'a stretch lost': (whole, random) => {
    const from = random.whole(0, whole.length);
    return whole.slice(0, from) + whole.slice(from + random.whole(1, whole.length >> 3));
  },
  'line ends lost': (whole, random) => whole.replace(/\n/g, (end) => (random.chance(0.9) ? '' : end)),
  'punctuation lost': (whole, random) =>
    whole.replace(/[，。；：、（）()]/g, (mark) => (random.chance(0.5) ? '' : mark)),
  'brackets and stops mixed up': (whole, random) =>
    whole.replace(/[，。；（）]/g, (mark) => (random.chance(0.3) ? random.pick(['（', '）', '。', '，', '；']) : mark)),
  'units mixed up': (whole, random) =>
    whole.replace(/[万亿]?元|%/g, (unit) => (random.chance(0.3) ? random.pick(['万元', '元', '亿元', '%', '人', '']) : unit)),
  'tabs and blanks mixed up': (whole, random) =>
    whole.replace(/[\t ]/g, (blank) => (random.chance(0.3) ? random.pick(['\t', ' ', '\n', '']) : blank)),
}; // prettier-ignore

/** A print without blanks, in half-width characters. */
export const plain = (printed: string): string => toHalfWidth(printed).replace(/\s/g, '');

/** Without a power of ten: 4.84e-7 as 0.000000484. */
const digitsOf = (value: number): string => {
  const [digits, power = '0'] = Math.abs(value).toPrecision(15).split('e');
  return Number(power) < 0 ? digits!.replace('.', '') : digits!;
};

const significant = (number: string) => number.replace('.', '').replace(/^0+|0+$/g, '');

/** The stated facts whose number does not stand, as printed, on the lines they point at, or is not the value they claim. */
export function unprintedFacts({ facts }: Disclosure, lines: readonly string[]): Fact[] {
  return facts.filter(({ origin, printed, value, line_start, line_end }) => {
    if (origin !== 'stated') return false;
    if (!plain(lines.slice(line_start - 1, line_end).join('')).includes(plain(printed!))) return true;
    const numbers = plain(printed!).match(/[\d,]*\d(?:\.\d+)?/g) ?? [];
    // Amounts in words, and in several units at once, are no one row of digits.
    if (numbers.length !== 1) return false;
    // As many digits as a number of the computer's holds.
    return significant(digitsOf(value)) !== significant(numbers[0].replaceAll(',', ''));
  });
}

/** Signs of a text as they are printed, where a picture hardly shows some of them: names in titles, thin strokes, specks. */
import type { RecognisedSign } from '../source.ts';

/** What was recognised of a text, mended. */
export const mendedSigns = (signs: readonly RecognisedSign[]): readonly RecognisedSign[] =>
  withWholeName(withFirstStroke(withoutSpeck(withoutComma(signs))));

/**
 * A sign of one level stroke is easily overlooked at the head of a text. What is left of 一般公共预算 would be money of
 * no kind, and a budget where accounts are meant.
 */
const withFirstStroke = (signs: readonly RecognisedSign[]): readonly RecognisedSign[] =>
  signs[0]?.sign === '般' && signs[1]?.sign === '公'
    ? [{ sign: '一', certainty: signs[0].certainty, others: [], at: 0 }, ...signs]
    : signs;

/** Of the number of an item whose strokes were overlooked its comma is left, which no text begins with. */
const withoutComma = (signs: readonly RecognisedSign[]): readonly RecognisedSign[] =>
  signs[0]?.sign === '、' ? signs.slice(1) : signs;

/** Behind the cents of a number by itself there is no stop, nor before the code of a class of functions: a speck was taken for one. */
function withoutSpeck(signs: readonly RecognisedSign[]): readonly RecognisedSign[] {
  const text = signs.map(({ sign }) => sign).join('');
  if (/^[.,]2\d{2}$/.test(text)) return signs.slice(1);
  return /^-?\d[\d.,]*\.\d{2}[.,]$/.test(text) ? signs.slice(0, -1) : signs;
}

/** The names of money, each with the part that tells it from the others. */
const NAMES = [
  { own: '一般公共', rest: '预算财政拨款' },
  { own: '政府性基金', rest: '预算财政拨款' },
  { own: '国有资本经营', rest: '预算财政拨款' },
];
/** Of a name so much may be misread, and of its own part. */
const MISREAD = 0.4;
const OWN_MISREAD = 0.5;
const TITLE = /(?:收入|支出|收支)(?:决算)?(?:总|明细)?表$/;

/**
 * The signs of a title with the name of money in it as it is printed: what is left of 一般公共预算财政拨款支出决算表 once its first
 * signs are misread is the end of another form's title. Signs that are put in are as certain as those they stand for.
 */
function withWholeName(signs: readonly RecognisedSign[]): readonly RecognisedSign[] {
  const text = signs.map(({ sign }) => sign);
  if (!TITLE.test(text.join(''))) return signs;
  for (const { own, rest } of NAMES) {
    const name = [...own, ...rest];
    const { from, to, apart } = nearest(name, text);
    if (apart === 0) return signs;
    const there = text.slice(from, to);
    const shown = [...own].filter((sign) => there.includes(sign)).length;
    if (apart > name.length * MISREAD || shown < own.length * OWN_MISREAD) continue;
    const certainty = Math.min(...signs.slice(from, to).map((sign) => sign.certainty));
    const { at } = signs[from]!;
    return [
      ...signs.slice(0, from),
      ...name.map((sign): RecognisedSign => ({ sign, certainty, others: [], at })),
      ...signs.slice(to),
    ];
  }
  return signs;
}

/** The stretch of a text that is nearest to a name, and by how many signs put in, left out or changed it is apart from it. */
function nearest(
  name: readonly string[],
  text: readonly string[],
): { from: number; to: number; apart: number } {
  // A name may begin anywhere.
  let row = Array.from({ length: text.length + 1 }, (_, from) => ({ from, apart: 0 }));
  for (const sign of name) {
    const next = [{ from: 0, apart: row[0]!.apart + 1 }];
    for (let to = 1; to <= text.length; to += 1) {
      const changed = row[to - 1]!;
      const [leftOut, putIn] = [row[to]!, next[to - 1]!];
      const ways = [
        { from: changed.from, apart: changed.apart + (text[to - 1] === sign ? 0 : 1) },
        { from: leftOut.from, apart: leftOut.apart + 1 },
        { from: putIn.from, apart: putIn.apart + 1 },
      ];
      next.push(ways.reduce((best, way) => (way.apart < best.apart ? way : best)));
    }
    row = next;
  }
  const stretches = row.map(({ from, apart }, to) => ({ from, to, apart }));
  return stretches.reduce((best, one) => (one.apart < best.apart ? one : best));
}

/** What stands in a box: what the recognition network says of each column → signs with their certainty and second choices. */
import type { RecognisedSign } from '../source.ts';
import { type GreyPicture, resized } from './grey-picture.ts';
import type { Network } from './text-boxes.ts';

/** The height the network takes. */
const HEIGHT = 48;
/** Its columns are so many dots wide. */
const COLUMN = 8;
/** Wider lines than this are given to the network by themselves. */
const MOST_BATCH_WIDTH = 8192;
/** Second choices that are told. */
const LEAST_OTHER = 0.001;
const MOST_OTHERS = 3;

/** The signs of each picture, in order. `names` are the network's signs: the first is none. */
export async function recogniseSigns(
  pictures: readonly GreyPicture[],
  recognition: Network,
  names: readonly string[],
): Promise<RecognisedSign[][]> {
  const results: RecognisedSign[][] = pictures.map(() => []);
  const byWidth = pictures
    .map((picture, index) => ({
      index,
      picture,
      width: Math.max(2 * COLUMN, Math.ceil((picture.width * HEIGHT) / picture.height / COLUMN) * COLUMN),
    }))
    .sort((a, b) => a.width - b.width);
  while (byWidth.length > 0) {
    // Of like widths, and few enough: what is narrower than the widest is filled up with paper.
    const widest = byWidth[0]!.width * 1.25 + 16;
    let count = byWidth.findIndex(({ width }, at) => width > widest || (at + 1) * width > MOST_BATCH_WIDTH);
    if (count < 0) count = byWidth.length;
    const batch = byWidth.splice(0, Math.max(1, count));
    const width = batch.at(-1)!.width;
    const size = HEIGHT * width;
    const input = new Float32Array(batch.length * 3 * size);
    for (const [at, one] of batch.entries()) {
      const { shades } = resized(one.picture, one.width, HEIGHT);
      for (let y = 0; y < HEIGHT; y += 1) {
        for (let x = 0; x < one.width; x += 1) {
          const shade = shades[y * one.width + x]! / 127.5 - 1;
          for (let channel = 0; channel < 3; channel += 1) {
            input[(at * 3 + channel) * size + y * width + x] = shade;
          }
        }
      }
    }
    const { data, shape } = await recognition.run(input, [batch.length, 3, HEIGHT, width]);
    const [, columns, signs] = shape as [number, number, number];
    for (const [at, { index, width: own }] of batch.entries()) {
      const part = data.subarray(at * columns * signs, (at + 1) * columns * signs);
      results[index] = withZeros(signsOf(part, columns, names)).map((sign) => ({
        ...sign,
        at: Math.min(1, (sign.at * width) / own),
      }));
    }
  }
  return results;
}

/** In many types these are one form with the zero. */
const ROUND = '0Oo○〇';
const STOP = '。';

/** A sign, and how certain it is that it is round, and that it is a full stop. */
interface PlainSign extends RecognisedSign {
  readonly round: number;
  readonly stop: number;
}

/**
 * Signs of a number with its zeros: a round letter among digits is one, as certain as it is that the sign is round. So is a full
 * stop by itself.
 */
function withZeros(signs: readonly PlainSign[]): RecognisedSign[] {
  const text = signs.map(({ sign }) => sign).join('');
  const isAlone = text === STOP || (text.length === 1 && ROUND.includes(text));
  const isNumber = isAlone || /^-?[\dOo○〇][\dOo○〇.,]*%?$/.test(text);
  return signs.map(({ round, stop, ...one }) =>
    isNumber && (isAlone || ROUND.includes(one.sign))
      ? {
          ...one,
          sign: '0',
          certainty: Math.min(1, isAlone ? round + stop : round),
          others: one.others.filter((other) => !ROUND.includes(other) && other !== STOP),
        }
      : one,
  );
}

/**
 * A sign a stretch of columns that agree; the same sign again behind a column of none is a second one. Columns that take a sign
 * for one round form and for another agree.
 */
function signsOf(certainties: Float32Array, columns: number, names: readonly string[]): PlainSign[] {
  const count = certainties.length / columns;
  const round = [...ROUND].map((sign) => names.indexOf(sign)).filter((index) => index > 0);
  const stop = names.indexOf(STOP);
  const result: PlainSign[] = [];
  let open: { sign: number; best: number; from: number; to: number } | null = null;
  const close = () => {
    if (open === null) return;
    const { sign, best, from, to } = open;
    const row = certainties.subarray(best * count, (best + 1) * count);
    result.push({
      sign: names[sign]!,
      certainty: row[sign]!,
      others: othersOf(row, sign, names),
      at: (from + to + 1) / 2 / columns,
      round: round.reduce((sum, index) => sum + row[index]!, 0),
      stop: row[stop] ?? 0,
    });
    open = null;
  };
  const isSame = (one: number, other: number) =>
    one === other || (round.includes(one) && round.includes(other));
  for (let column = 0; column < columns; column += 1) {
    const row = certainties.subarray(column * count, (column + 1) * count);
    let sign = 0;
    for (let index = 1; index < count; index += 1) if (row[index]! > row[sign]!) sign = index;
    if (open !== null && !isSame((open as { sign: number }).sign, sign)) close();
    if (sign === 0) continue;
    open ??= { sign, best: column, from: column, to: column };
    open.to = column;
    if (row[sign]! > certainties[open.best * count + open.sign]!) [open.sign, open.best] = [sign, column];
  }
  close();
  return result;
}

function othersOf(row: Float32Array, sign: number, names: readonly string[]): string[] {
  const others: number[] = [];
  for (let index = 1; index < row.length; index += 1) {
    if (index !== sign && row[index]! > LEAST_OTHER) others.push(index);
  }
  return others
    .sort((a, b) => row[b]! - row[a]!)
    .slice(0, MOST_OTHERS)
    .map((index) => names[index]!);
}

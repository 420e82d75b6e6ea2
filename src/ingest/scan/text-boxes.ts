/** Where text stands on a page: what the detection network says of each dot → boxes. */
import { type DotBox, type GreyPicture, resized } from './grey-picture.ts';

/** A network: numbers in a shape → numbers in a shape. */
export interface Network {
  run(
    input: Float32Array,
    shape: readonly number[],
  ): Promise<{ data: Float32Array; shape: readonly number[] }>;
}

/** The network takes sides that are a multiple of this. */
const STEP = 32;
/** The longer side of what the network is given, at most: dots enough for the small print of an A3 form. */
const MOST_DOTS = 1760;
/** What the network was trained with: means and deviations of red, green and blue. */
const MEANS = [0.485, 0.456, 0.406];
const DEVIATIONS = [0.229, 0.224, 0.225];
/** A dot belongs to text from here on. */
const THRESHOLD = 0.3;
/** Boxes whose dots are less certain than this on average are no text. */
const LEAST_CERTAIN = 0.5;
/** The network marks the heart of a line; its box is larger by this share of area over circumference. */
const GROWTH = 1.6;

/** Boxes of the lines and words on a page that stands straight, in its dots. */
export async function findTextBoxes(picture: GreyPicture, detection: Network): Promise<DotBox[]> {
  const scale = Math.min(1, MOST_DOTS / Math.max(picture.width, picture.height));
  const width = Math.max(STEP, Math.round((picture.width * scale) / STEP) * STEP);
  const height = Math.max(STEP, Math.round((picture.height * scale) / STEP) * STEP);
  const { shades } = resized(picture, width, height);
  const input = new Float32Array(3 * width * height);
  for (let channel = 0; channel < 3; channel += 1) {
    for (let at = 0; at < shades.length; at += 1) {
      input[channel * shades.length + at] = (shades[at]! / 255 - MEANS[channel]!) / DEVIATIONS[channel]!;
    }
  }
  const { data } = await detection.run(input, [1, 3, height, width]);
  const [across, down] = [picture.width / width, picture.height / height];
  return heartsOf(data, width, height).map(([left, top, right, bottom]) => {
    const grown = ((right - left) * (bottom - top) * GROWTH) / (2 * (right - left + bottom - top));
    return [
      Math.max(0, Math.floor((left - grown) * across)),
      Math.max(0, Math.floor((top - grown) * down)),
      Math.min(picture.width, Math.ceil((right + grown) * across)),
      Math.min(picture.height, Math.ceil((bottom + grown) * down)),
    ];
  });
}

/** Boxes around dots that hang together and are certain enough. */
function heartsOf(certainty: Float32Array, width: number, height: number): DotBox[] {
  const seen = new Uint8Array(width * height);
  const boxes: DotBox[] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] === 1 || certainty[start]! < THRESHOLD) continue;
    const waiting = [start];
    seen[start] = 1;
    let [left, top, right, bottom, sum, count] = [width, height, 0, 0, 0, 0];
    while (waiting.length > 0) {
      const at = waiting.pop()!;
      const [x, y] = [at % width, Math.floor(at / width)];
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x + 1),
        Math.max(bottom, y + 1),
      ];
      sum += certainty[at]!;
      count += 1;
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= seen.length || seen[next] === 1 || certainty[next]! < THRESHOLD) continue;
        seen[next] = 1;
        waiting.push(next);
      }
    }
    if (count >= 6 && bottom - top >= 2 && sum / count >= LEAST_CERTAIN)
      boxes.push([left, top, right, bottom]);
  }
  return boxes;
}

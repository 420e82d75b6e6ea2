/** Colours of text and of what is behind it: what has the colour of its ground cannot be read. */

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

export const WHITE: Colour = [255, 255, 255];
export const BLACK: Colour = [0, 0, 0];

/** Whether nobody can tell two colours apart. */
export const isClose = (one: Colour, other: Colour): boolean =>
  one.every((part, at) => Math.abs(part - other[at]!) <= 8);

/** A colour in three or six digits of base sixteen, with the opacity behind them or without; null where it is none. */
export function colourOfDigits(text: string): Colour | null {
  const [, short, long] = /^(?:([\da-f]{3})[\da-f]?|([\da-f]{6})(?:[\da-f]{2})?)$/i.exec(text) ?? [];
  const pairs = short ? [...short].map((digit) => digit + digit) : (long?.match(/../g) ?? []);
  const [red, green, blue] = pairs.map((pair) => Number.parseInt(pair, 16));
  return red === undefined ? null : [red, green!, blue!];
}

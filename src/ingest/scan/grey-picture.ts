/** A picture in shades of grey, and what is done to it before it is read: cut, resized, turned. */

/** Rows from the upper left: 0 is black, 255 white. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly shades: Uint8Array;
}

/** Left, top, right, bottom in dots; right and bottom are the first dots outside. */
export type DotBox = readonly [left: number, top: number, right: number, bottom: number];

/** A picture that is white all over. */
export const blankPicture = (width: number, height: number): GreyPicture => ({
  width,
  height,
  shades: new Uint8Array(width * height).fill(255),
});

/** Shades of dots given as `channels` bytes each: grey; red, green, blue; or those and how opaque a dot is, over white. */
export function greyOf(
  dots: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: 1 | 3 | 4,
): GreyPicture {
  const shades = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < shades.length; at += 1, from += channels) {
    if (channels === 1) shades[at] = dots[from]!;
    else {
      const shade = (dots[from]! * 77 + dots[from + 1]! * 151 + dots[from + 2]! * 28) >> 8;
      shades[at] = channels === 3 ? shade : 255 - (((255 - shade) * dots[from + 3]!) >> 8);
    }
  }
  return { width, height, shades };
}

/** The part of a picture within a box that lies in it. */
export function cut({ width, shades }: GreyPicture, [left, top, right, bottom]: DotBox): GreyPicture {
  const part = blankPicture(right - left, bottom - top);
  for (let y = top; y < bottom; y += 1) {
    part.shades.set(shades.subarray(y * width + left, y * width + right), (y - top) * part.width);
  }
  return part;
}

/** A picture with as many dots as said: each the mean of those it is made of, or set between its neighbours. */
export function resized(picture: GreyPicture, width: number, height: number): GreyPicture {
  const [across, down] = [picture.width / width, picture.height / height];
  if (across <= 1 && down <= 1) return transformed(picture, width, height, (x, y) => [x * across, y * down]);
  // Means over what a dot covers: taken at one point, thin strokes would come and go.
  const result = blankPicture(width, height);
  const columns = Array.from({ length: width }, (_, x) =>
    covered(x * across, (x + 1) * across, picture.width),
  );
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = covered(y * down, (y + 1) * down, picture.height);
    for (let x = 0; x < width; x += 1) {
      const [left, right] = columns[x]!;
      let sum = 0;
      for (let row = top; row < bottom; row += 1) {
        for (let at = row * picture.width + left; at < row * picture.width + right; at += 1) {
          sum += picture.shades[at]!;
        }
      }
      result.shades[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return result;
}

/** The dots from one place to another: one at least. */
function covered(from: number, to: number, most: number): [number, number] {
  const first = Math.min(most - 1, Math.floor(from + 1e-6));
  return [first, Math.max(first + 1, Math.min(most, Math.round(to)))];
}

/** A picture turned by quarters, clockwise. */
export function quarterTurned(picture: GreyPicture, turns: number): GreyPicture {
  let result = picture;
  for (let turn = 0; turn < turns % 4; turn += 1) {
    const { width, height, shades } = result;
    const next = blankPicture(height, width);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) next.shades[x * height + (height - 1 - y)] = shades[y * width + x]!;
    }
    result = next;
  }
  return result;
}

/** A picture turned about its middle, clockwise; what comes in from outside is white. */
export function turned(picture: GreyPicture, degrees: number): GreyPicture {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [midX, midY] = [picture.width / 2, picture.height / 2];
  return transformed(picture, picture.width, picture.height, (x, y) => [
    midX + (x - midX) * cos + (y - midY) * sin,
    midY - (x - midX) * sin + (y - midY) * cos,
  ]);
}

/** A picture each dot of which is taken from where `from` says, between the four dots around it. */
export function transformed(
  { width: most, height: lowest, shades }: GreyPicture,
  width: number,
  height: number,
  from: (x: number, y: number) => readonly [number, number],
): GreyPicture {
  const result = blankPicture(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [atX, atY] = from(x + 0.5, y + 0.5);
      if (atX < 0 || atY < 0 || atX >= most || atY >= lowest) continue;
      const left = Math.max(0, Math.floor(atX - 0.5));
      const top = Math.max(0, Math.floor(atY - 0.5));
      const right = Math.min(most - 1, left + 1);
      const bottom = Math.min(lowest - 1, top + 1);
      const dx = Math.min(1, Math.max(0, atX - 0.5 - left));
      const dy = Math.min(1, Math.max(0, atY - 0.5 - top));
      const above = shades[top * most + left]! * (1 - dx) + shades[top * most + right]! * dx;
      const below = shades[bottom * most + left]! * (1 - dx) + shades[bottom * most + right]! * dx;
      result.shades[y * width + x] = above * (1 - dy) + below * dy + 0.5;
    }
  }
  return result;
}

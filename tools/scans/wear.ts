/** What happens to a page on the glass of a scanner: it lies askew, is faint, noisy, stamped on, and saved as JPEG. */
import type { Browser } from 'playwright-core';

/** One way to scan a page. */
export interface Wear {
  /** To the inch. */
  readonly dots: number;
  /** Clockwise. */
  readonly degrees?: number;
  /** Standard deviation, in shades of 255. */
  readonly noise?: number;
  /** 0 to 100. */
  readonly jpeg: number;
  /** How much of the other side is seen, from 0 to 1. */
  readonly bleed?: number;
  /** How dark black is, as a shade of 255. */
  readonly faint?: number;
  readonly stamp?: boolean;
  /** Dots of a Gaussian. */
  readonly blur?: number;
  /** Taken with a camera held aslant: how far a corner of the page may be out of its place, of the length of the side. */
  readonly aslant?: number;
  /** How far the paper is bent up in the middle, of its height. */
  readonly bent?: number;
  /** How much darker the shadowed side of the page is, from 0 to 1. */
  readonly shadow?: number;
}

/** The conditions that scans are tried under. */
export const WEARS: Readonly<Record<string, Wear>> = {
  'clean, 150': { dots: 150, degrees: 0.3, jpeg: 80, noise: 3 },
  'askew and noisy, 150': { dots: 150, degrees: -2, jpeg: 55, noise: 12, blur: 0.5 },
  'the other side, 150': { dots: 150, degrees: 0.6, jpeg: 60, noise: 5, bleed: 0.25 },
  'stamped, 150': { dots: 150, degrees: -0.4, jpeg: 70, noise: 4, stamp: true },
  'faint, 150': { dots: 150, degrees: 0.9, jpeg: 65, noise: 6, faint: 150 },
  'clean, 100': { dots: 100, degrees: -0.5, jpeg: 80, noise: 3 },
  'askew and noisy, 100': { dots: 100, degrees: 1.2, jpeg: 35, noise: 8 },
  'faint, 100': { dots: 100, degrees: 0.2, jpeg: 50, noise: 5, faint: 130 },
  'photographed, 150': { dots: 150, degrees: 0.8, jpeg: 75, noise: 4, blur: 0.4, aslant: 0.03, shadow: 0.4 },
  'photographed and bent, 200': {
    dots: 200,
    jpeg: 75,
    noise: 4,
    blur: 0.5,
    aslant: 0.02,
    bent: 0.008,
    shadow: 0.5,
  },
};

/** Pages as they come from the scanner: JPEG. The same seed gives the same ones. */
export async function worn(
  browser: Browser,
  pages: readonly Uint8Array[],
  wear: Wear,
  seed: number,
): Promise<Uint8Array[]> {
  const page = await browser.newPage();
  try {
    // What runs the tools gives functions their names by a function of its own, which a page does not have.
    await page.evaluate('globalThis.__name = (one) => one');
    const scans: Uint8Array[] = [];
    for (const [at, png] of pages.entries()) {
      const back = pages[(at + 1) % pages.length]!;
      const asked = [png, back].map((one) => `data:image/png;base64,${Buffer.from(one).toString('base64')}`);
      const jpeg = await page.evaluate(wearOut, { asked, wear, seed: seed * 1000 + at });
      scans.push(new Uint8Array(Buffer.from(jpeg, 'base64')));
    }
    return scans;
  } finally {
    await page.close();
  }
}

/** Runs in the browser, which has all it takes: nothing outside of it may be named in it. */
async function wearOut({
  asked,
  wear,
  seed,
}: {
  readonly asked: readonly string[];
  readonly wear: Wear;
  readonly seed: number;
}): Promise<string> {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const [front, back] = await Promise.all(
    asked.map(async (address) => {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      return picture;
    }),
  );
  const canvas = document.createElement('canvas');
  const { width, height } = front!;
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#f7f5f0';
  pen.fillRect(0, 0, width, height);
  pen.translate(width / 2, height / 2);
  pen.rotate(((wear.degrees ?? 0) * Math.PI) / 180);
  pen.translate(-width / 2, -height / 2);
  pen.globalCompositeOperation = 'multiply';
  if (wear.blur) pen.filter = `blur(${wear.blur}px)`;
  if (wear.bleed) {
    pen.save();
    pen.globalAlpha = wear.bleed;
    pen.filter = 'blur(1.5px)';
    pen.translate(width, 0);
    pen.scale(-1, 1);
    pen.drawImage(back!, 0, 0);
    pen.restore();
  }
  pen.drawImage(front!, 0, 0);
  if (wear.stamp) {
    const reach = Math.min(width, height) * 0.12;
    pen.translate(width * (0.35 + random() * 0.4), height * (0.3 + random() * 0.4));
    pen.globalAlpha = 0.75;
    [pen.strokeStyle, pen.fillStyle] = ['#d02020', '#d02020'];
    pen.lineWidth = reach / 16;
    pen.beginPath();
    pen.arc(0, 0, reach, 0, 2 * Math.PI);
    pen.stroke();
    pen.font = `bold ${reach / 4.5}px 'Noto Serif CJK SC'`;
    pen.textAlign = 'center';
    pen.fillText('★', 0, reach / 8);
    for (const [at, sign] of [...'临江县人力资源和社会保障局'].entries()) {
      pen.save();
      pen.rotate((at - 6) * 0.36);
      pen.fillText(sign, 0, -reach * 0.72);
      pen.restore();
    }
  }
  const dots = pen.getImageData(0, 0, width, height);
  if (wear.aslant !== undefined) photograph(wear.aslant, wear.bent ?? 0, wear.shadow ?? 0);
  const black = wear.faint ?? 20;
  for (let at = 0; at < dots.data.length; at += 4) {
    const noise = wear.noise ? wear.noise * (random() + random() + random() + random() - 2) * 1.73 : 0;
    for (let colour = 0; colour < 3; colour += 1) {
      const shade = dots.data[at + colour]!;
      dots.data[at + colour] = black + (shade * (255 - black)) / 255 + noise;
    }
  }
  pen.putImageData(dots, 0, 0);

  /** Each dot of a photograph is taken from where the lens sees it on the paper. */
  function photograph(aslant: number, bent: number, shadow: number): void {
    const paper = dots.data.slice();
    const out = Array.from({ length: 8 }, () => (random() - 0.5) * 2 * aslant);
    const [ax, ay, bx, by, cx, cy, dx, dy] = [
      out[0]!, out[1]!, 1 + out[2]!, out[3]!, 1 + out[4]!, 1 + out[5]!, out[6]!, 1 + out[7]!,
    ]; // prettier-ignore
    const [ex, fx, sx] = [bx - cx, dx - cx, ax - bx + cx - dx];
    const [ey, fy, sy] = [by - cy, dy - cy, ay - by + cy - dy];
    const area = ex * fy - fx * ey;
    const [g, h] = [(sx * fy - fx * sy) / area, (ex * sy - sx * ey) / area];
    const tilt = random() - 0.5;
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const [u, v] = [x / width, y / height];
        const depth = g * u + h * v + 1;
        const across = ((bx - ax + g * bx) * u + (dx - ax + h * dx) * v + ax) / depth;
        const down = ((by - ay + g * by) * u + (dy - ay + h * dy) * v + ay) / depth;
        const fromX = across * width;
        const fromY = (down + bent * Math.sin(Math.PI * Math.min(1, Math.max(0, across)))) * height;
        const light = 1 - shadow * Math.min(1, Math.max(0, u + tilt * v));
        const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
        const isPaper = left >= 0 && top >= 0 && left < width - 1 && top < height - 1;
        for (let colour = 0; colour < 3; colour += 1) {
          const at = (top * width + left) * 4 + colour;
          const [right, below] = [fromX - left, fromY - top];
          const shade = isPaper
            ? (paper[at]! * (1 - right) + paper[at + 4]! * right) * (1 - below) +
              (paper[at + width * 4]! * (1 - right) + paper[at + width * 4 + 4]! * right) * below
            : [92, 74, 60][colour]!;
          dots.data[(y * width + x) * 4 + colour] = shade * light;
        }
      }
    }
  }
  return canvas.toDataURL('image/jpeg', wear.jpeg / 100).split(',')[1]!;
}

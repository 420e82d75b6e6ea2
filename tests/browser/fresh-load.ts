/** What a page shows in the end, held against a fresh load of the same address. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { engine, openPage, settled } from './harness.ts';

/** What the view says and draws, once nothing of it changes any more. */
async function shownBy(page: Page): Promise<string> {
  await settled(page);
  let before = '';
  await expect
    .poll(async () => before === (before = await textAndShapes(page)), { timeout: 20_000 })
    .toBe(true);
  return before;
}

/** The words of the view, and a line for each shape of its pictures: where it stands, to a tenth of a pixel, and how it is painted. */
const textAndShapes = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const main = document.querySelector('main')!;
    const shapes = [...main.querySelectorAll('.chart svg :is(path, rect, circle, line, polygon, text)')];
    const drawn = shapes.map((shape) =>
      ['d', 'transform', 'x', 'y', 'width', 'height', 'r', 'points', 'fill', 'stroke', 'fill-opacity']
        .map((name) => shape.getAttribute(name) ?? '')
        .join(' ')
        .replace(/url\(.+?\)/g, 'url')
        .replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10 + 0)),
    );
    return [main.innerText, ...drawn].join('\n');
  });

/** Lines without their order: a picture that was changed in place holds its texts in another one than a new picture. */
const linesOf = (shown: string): string[] => shown.split('\n').sort();

/** Fails unless the page shows what a fresh load of its address shows. */
export async function expectAsFreshlyLoaded(page: Page): Promise<void> {
  await settled(page);
  const fresh = await openPage(new URL(page.url()).search, { checkedByTest: true });
  await engine(fresh.page);
  // Marks of doubt come last of all, in either.
  await expect
    .poll(async () => [await shownBy(page), await shownBy(fresh.page)].map(linesOf), { timeout: 20_000 })
    .toSatisfy(([walked, loaded]: string[][]) => walked!.join('\n') === loaded!.join('\n'));
  await fresh.close();
}

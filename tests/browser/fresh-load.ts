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
    // A brief names its address, and every page here has a server of its own.
    return [main.innerText.replaceAll(location.origin, ''), ...drawn].join('\n');
  });

/** Lines of one that the other has not: a picture that was changed in place holds its texts in another order than a new picture. */
function beyond(one: string, other: string): string[] {
  const left = other.split('\n');
  return one.split('\n').filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Fails unless the page shows what a fresh load of its address shows. */
export async function expectAsFreshlyLoaded(page: Page): Promise<void> {
  await settled(page);
  const fresh = await openPage(new URL(page.url()).search, { checkedByTest: true });
  await engine(fresh.page);
  // Marks of doubt come last of all, in either.
  await expect
    .poll(
      async () => {
        const [walked, loaded] = [await shownBy(page), await shownBy(fresh.page)];
        return { walked: beyond(walked, loaded), loaded: beyond(loaded, walked) };
      },
      { timeout: 20_000 },
    )
    .toEqual({ walked: [], loaded: [] });
  await fresh.close();
}

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

/** A page that loads addresses anew, to hold others against. */
interface FreshLoads {
  /**
   * Fails unless another page shows what a fresh load of its address shows. Tells who answered the fresh load: the engine comes to
   * it only where what was prepared does not make it the same.
   */
  expectSame(page: Page): Promise<'prepared' | 'engine'>;
  close(): Promise<void>;
}

/** Nothing of one that the other has not. */
const SAME = { walked: [], loaded: [] };

/** How long the prepared answers have for a whole view; after that the engine may come, and has as long as a page ever has. */
const PREPARED_WITHIN = 2000;

/** Opens a page for fresh loads; it keeps nothing from one to the next but the files a browser keeps. */
export async function openFreshLoads(): Promise<FreshLoads> {
  let letEngineCome = (): void => undefined;
  let mayCome = Promise.resolve();
  const hold = () => (mayCome = new Promise((resolve) => (letEngineCome = resolve)));
  const {
    page: fresh,
    goto,
    close,
  } = await openPage('nothing', {
    checkedByTest: true,
    expectedErrors: [/\/nothing/],
    intercept: async (opening) => {
      await opening.context().route(/\.wasm(\.gz)?$/, async (route) => {
        await mayCome;
        // The page that asked may have gone on meanwhile.
        await route.continue().catch(() => undefined);
      });
    },
  });

  const expectSame = async (page: Page): Promise<'prepared' | 'engine'> => {
    await settled(page);
    letEngineCome();
    hold();
    await goto(new URL(page.url()).search);
    /** Marks of doubt come last of all, in either. */
    const difference = async () => {
      if ((await fresh.locator('main[aria-busy=false] .view:not([aria-busy=true])').count()) === 0)
        return null;
      const [now, loaded] = [await shownBy(page), await shownBy(fresh)];
      return { walked: beyond(now, loaded), loaded: beyond(loaded, now) };
    };
    const same = (timeout: number) => expect.poll(difference, { timeout }).toEqual(SAME);
    try {
      await same(PREPARED_WITHIN);
      return 'prepared';
    } catch {
      letEngineCome();
      await engine(fresh);
      await same(20_000);
      return 'engine';
    }
  };
  const end = async () => {
    letEngineCome();
    await close();
  };
  return { expectSame, close: end };
}

/** Fails unless the page shows what a fresh load of its address shows. */
export async function expectAsFreshlyLoaded(page: Page): Promise<void> {
  const loads = await openFreshLoads();
  await loads.expectSame(page);
  await loads.close();
}

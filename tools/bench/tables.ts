/** Long tables: how fast one of a whole country stands, and how evenly it scrolls. */
import type { Browser, Page } from 'playwright-core';
import { bodiesOf } from './choosing.ts';
import { openCold } from './first-picture.ts';
import { ENGINE_READY, INTERACTION, interactionTimes, timeOfMark } from './marks.ts';

/** What the measures of a long table are. */
export interface TableTimes {
  /** Milliseconds from the choice of the heat table to its drawing, its answers at hand. */
  readonly heat: number;
  /** Rows of it. */
  readonly rows: number;
  /** Frames a second while the list of departments is scrolled, and while the table is. */
  readonly frames: { readonly list: number; readonly table: number };
}

/** Reading tens of megabytes may take so long. */
const PATIENCE = 240_000;
const SCROLLED_FRAMES = 120;

/** Opens a link to so many bodies, shows all of them in the heat table, and scrolls. */
export async function measureTables(browser: Browser, address: string, count: number): Promise<TableTimes> {
  const page = await openCold(browser, address);
  page.setDefaultTimeout(PATIENCE);
  await timeOfMark(page, ENGINE_READY);
  const bodies = await bodiesOf(page, count);
  await page.goto(`${address}?v=2&subject=outliers&outliers=map#departments=${bodies.join(',')}`);
  await timeOfMark(page, ENGINE_READY, PATIENCE);
  await page.getByRole('button', { name: /^列出全部 \d/ }).click();
  const table = page.locator('main table[aria-rowcount]').first();
  await table.waitFor();
  await settled(page);
  // Away and back: what is measured is the table, not the reading of its data.
  await chooseOf(page, '与上年');
  const heat = await chooseOf(page, '各项指标');
  const rows = Number(await table.getAttribute('aria-rowcount'));
  const frames = {
    list: await framesOf(page, 'fieldset *'),
    table: await framesOf(page, 'main *'),
  };
  await page.context().close();
  return { heat, rows, frames };
}

/** Subjects in which a link to a whole country is shown. */
const SUBJECTS = ['spending', 'three-public', 'assessment', 'trend'];

/** The longest time, in milliseconds, that a page stood still while it went on to show so many bodies. */
export async function measureStall(browser: Browser, address: string, count: number): Promise<number> {
  const page = await openCold(browser, address);
  page.setDefaultTimeout(PATIENCE);
  await timeOfMark(page, ENGINE_READY);
  const bodies = await bodiesOf(page, count);
  const stalls: number[] = [];
  for (const subject of SUBJECTS) {
    // Another query is another document: the fragment alone would be no navigation.
    await page.goto(`${address}?v=2&subject=${subject}#departments=${bodies.join(',')}`);
    await timeOfMark(page, ENGINE_READY, PATIENCE);
    await page.evaluate(WATCH_FRAMES);
    await page.getByRole('button', { name: /^列出全部 \d/ }).click();
    await page.locator('main [aria-busy=true]').first().waitFor();
    await settled(page);
    stalls.push(await page.evaluate<number>('window.longestFrame'));
  }
  await page.context().close();
  return Math.max(...stalls);
}

/** Keeps the longest time between two frames, in the page. */
const WATCH_FRAMES = `
  window.longestFrame = 0;
  let before = performance.now();
  (function frame() {
    const now = performance.now();
    window.longestFrame = Math.max(window.longestFrame, now - before);
    before = now;
    requestAnimationFrame(frame);
  })();
`;

const settled = (page: Page): Promise<void> =>
  page.locator('main[aria-busy=false] .view:not([aria-busy=true])').first().waitFor();

/** Chooses a kind of view, and gives how long it took to be drawn. */
async function chooseOf(page: Page, name: string): Promise<number> {
  const before = (await interactionTimes(page)).length;
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForFunction(([mark, count]) => performance.getEntriesByName(mark).length > count, [
    INTERACTION,
    before,
  ] as const);
  await settled(page);
  return (await interactionTimes(page)).at(-1)!;
}

/** Frames a second while the longest that scrolls of some elements, or else the page, moves, a step a frame. */
function framesOf(page: Page, selector: string): Promise<number> {
  // No function in it has a name: the names that are kept in the tools are not known in the page.
  return page.evaluate(
    async ([selector, frames]) => {
      const [longest = document.documentElement] = [...document.querySelectorAll(selector)]
        .filter(
          (one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight,
        )
        .sort((a, b) => b.scrollHeight - b.clientHeight - (a.scrollHeight - a.clientHeight));
      const begun = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      let now = begun;
      for (let frame = 0; frame < frames; frame += 1) {
        longest.scrollTop += 37;
        now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      }
      return (frames * 1000) / (now - begun);
    },
    [selector, SCROLLED_FRAMES] as const,
  );
}

/** Pictures of two to a hundred made-up bodies: no label lies on another or on a sign, none is cut; headlines have three lines. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenedPage } from './harness.ts';
import { openCountry, type MadeUpCountry } from './made-up-country.ts';

const COUNTS = [2, 8, 30, 100];
let country: MadeUpCountry;
let opened: OpenedPage;
/** The bodies, in the order of the data. */
let ids: readonly string[];

beforeAll(async () => {
  country = await openCountry(COUNTS.at(-1)!);
  ({ opened, ids } = country);
});
afterAll(() => country.close());

/** Texts of the picture that lie on one another or on a triangle of doubt, or reach beyond it. */
const collisions = (chart: Locator): Promise<string[]> =>
  chart.evaluate((host) => {
    const room = host.getBoundingClientRect();
    const boxOf = (text: string) => (one: Element) => ({ text, box: one.getBoundingClientRect() });
    const texts = [...host.querySelectorAll('svg text')].map((text) => boxOf(text.textContent ?? '')(text));
    // Three corners, and the size of the sign.
    const isTriangle = (path: Element) => {
      const outline = path.getAttribute('d') ?? '';
      const { width, height } = path.getBoundingClientRect();
      const corners = outline.match(/[MLHV]/gi)?.length;
      return corners === 3 && /z\s*$/i.test(outline) && width < 13 && height < 12;
    };
    const signs = [...host.querySelectorAll('svg path')].filter(isTriangle).map(boxOf('△'));
    return texts.flatMap(({ text, box }, at) => {
      const isCut = box.left < room.left - 1 || box.right > room.right + 1 || box.bottom > room.bottom + 1;
      const under = [...texts.slice(at + 1), ...signs].filter(({ box: other }) => {
        const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const high = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        // The boxes of texts are higher than their letters.
        return wide > 1 && high > 3;
      });
      return [...(isCut ? [`${text} is cut`] : []), ...under.map((other) => `${text} | ${other.text}`)];
    });
  });

const QUERIES = [
  'trend&concept=three_public.total',
  'trend&concept=three_public.total&basis=index',
  'trend&concept=three_public.total&layout=apart',
  'three-public&against=prior',
  'three-public',
  'three-public&against=unit-cost',
  'subsidies',
  'spending',
  'spending&scale=amount',
  'assessment&assessment=reality',
];

test.each(QUERIES)('of 2, 8, 30 and 100 bodies: %s', async (query) => {
  const { page, visit } = opened;
  for (const count of COUNTS) {
    await visit(`?v=2&subject=${query}&departments=${ids.slice(0, count).join(',')}`);
    const chart = page.locator('.chart').first();
    expect(await chart.locator('svg text').count()).toBeGreaterThan(4);
    expect({ count, on: await collisions(chart) }).toEqual({ count, on: [] });
  }
});

test.each(['zh', 'en'])('headlines of 30 bodies have three lines at every width, in %s', async (lang) => {
  const { page, visit } = opened;
  const chosen = ids.slice(0, 30).join(',');
  const headline = page.locator('h2.sentence');
  const lines = () =>
    headline.evaluate(
      (one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight),
    );
  for (const query of [...QUERIES, 'outliers&outliers=changes', 'trend&concept=function.20807&basis=share']) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await visit(`?v=2&lang=${lang}&subject=${query}&departments=${chosen}`);
    for (const width of [1440, 1024, 768, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(lines, { message: `${query} at ${width}` }).toBeLessThan(3.1);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});

/** How long a picture takes from the reader's word until it is saved. */
import type { Browser } from 'playwright-core';
import { openCold } from './first-picture.ts';
import { ENGINE_READY, timeOfMark } from './marks.ts';

/** Views whose pictures are of every kind: bars, panels, points, lines, a strip, a waterfall. */
const VIEWS = [
  'subject=spending',
  'subject=three-public',
  'subject=assessment&assessment=projects',
  'subject=trend',
  'subject=outliers',
  'subject=outliers&outliers=changes&body=leshan-shizhong',
];

/** The slowest picture of each view in milliseconds, over all shapes; the code that draws it is loaded with the first. */
export async function measurePictures(
  browser: Browser,
  address: string,
): Promise<ReadonlyMap<string, number>> {
  const slowest = new Map<string, number>();
  for (const view of VIEWS) {
    const page = await openCold(browser, `${address}?v=2&lang=zh&${view}`);
    await timeOfMark(page, ENGINE_READY);
    await page.locator('details.take summary').first().click();
    for (const shape of ['原样', '16:9', '1:1', '9:16']) {
      await page.getByText(shape, { exact: true }).first().click();
      const started = performance.now();
      await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '保存 PNG' }).click(),
      ]);
      slowest.set(view, Math.max(slowest.get(view) ?? 0, performance.now() - started));
    }
    await page.context().close();
  }
  return slowest;
}

/** Long tables: the rows that do not come with the picture are counted, and listed when asked. */
import { expect, test } from 'vitest';
import { openPage } from './harness.ts';

test('a long table says how many rows it has, and lists them all when asked', async () => {
  const { page } = await openPage(
    '?v=1&lang=zh&subject=assessment&assessment=indicators&departments=leshan-shizhong',
  );
  page.setDefaultTimeout(8_000);
  const rows = page.locator('main tbody tr');
  // The forms of Leshan hold 15 indicators of the whole department and 149 of its 19 projects.
  await page.getByText('共 164 行，已列 40 行').waitFor();
  expect(await rows.count()).toBe(40);
  await page.getByRole('button', { name: '列出全部' }).click();
  await expect.poll(() => rows.count()).toBe(164);
  await expect.poll(() => page.getByRole('button', { name: '列出全部' }).count()).toBe(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('region');
});

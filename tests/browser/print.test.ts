/** What is printed: in the light theme, as wide as paper, whole, with what it is from beneath it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, picture } from './harness.ts';

/** As it is printed; what stands beneath a print is fetched once the page has time. */
const printed = (page: Page) =>
  expect
    .poll(
      async () => {
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        return page.locator('.foot').count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);

test('a dark page prints light, with its whole table and its documents, and is dark again', async () => {
  const { page } = await openPage('?v=2&subject=assessment&assessment=indicators', { colorScheme: 'dark' });
  await picture(page);
  const width = () => page.locator('main .chart svg').first().getAttribute('width');
  const onScreen = await width();
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  expect(await theme()).toBe('dark');
  await printed(page);
  expect([await theme(), await width()]).toEqual(['light', '700']);
  expect(await page.locator('p.more').count()).toBe(0);
  // What is a button Chromium does not print again on the next page.
  expect(await page.locator('.view .table thead button').count()).toBe(0);
  const foot = await page.locator('.foot').innerText();
  expect(foot).toContain('辽宁省朝阳市人力资源和社会保障局(本级)2024 年度部门决算');
  expect(foot).toMatch(/数据版本 [\da-f]{12} · \d{4}-\d\d-\d\d\n.*assessment=indicators/);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect([await theme(), await width(), await page.locator('.foot').count()]).toEqual(['dark', onScreen, 0]);
});

test('the picture is on the first page, also where more stands beneath it than a page holds', async () => {
  const { page } = await openPage('?v=2&subject=assessment&assessment=reality');
  await picture(page);
  await printed(page);
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })) }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const first = items.map((item) => ('str' in item ? item.str : '')).join('');
  expect(first).toContain('占有得分的指标（%）');
  expect(first).toContain('71.4%');
});

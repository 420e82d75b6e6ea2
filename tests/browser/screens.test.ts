/** Small screens and dark ones. */
import { expect, test } from 'vitest';
import { openPage } from './harness.ts';

test('on a phone the choices are a sheet, and the source leaves the upper part of the page free', async () => {
  const { page } = await openPage('', { engine: 'held', viewport: { width: 390, height: 844 } });
  expect(await page.getByRole('searchbox').count()).toBe(0);
  await page.getByRole('button', { name: /5 个部门/ }).click();
  const sheet = page.getByRole('dialog', { name: '部门与年度' });
  await sheet.getByRole('checkbox', { name: /^茂县/ }).uncheck();
  await sheet.getByRole('button', { name: '完成' }).click();
  await page.getByRole('button', { name: /4 个部门/ }).waitFor();

  const figure = page.getByRole('table').getByRole('button', { name: /6,385\.21/ });
  await figure.click();
  const panel = page.getByRole('complementary', { name: '出处' });
  await panel.waitFor();
  const sheetTop = (await panel.boundingBox())!.y;
  const mark = (await figure.boundingBox())!;
  expect(mark.y).toBeGreaterThan(0);
  expect(mark.y + mark.height).toBeLessThanOrEqual(sheetTop);
});

test('every subject is to be seen in English on a page 1440, 1280 and 1024 wide', async () => {
  const { page } = await openPage('?lang=en', { engine: 'held' });
  const tabs = page.getByRole('navigation', { name: 'Subjects' });
  for (const width of [1440, 1280, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    const inside = (await tabs.boundingBox())!;
    const boxes = await Promise.all((await tabs.getByRole('link').all()).map((tab) => tab.boundingBox()));
    expect(boxes).toHaveLength(8);
    for (const box of boxes) {
      expect(box!.x).toBeGreaterThanOrEqual(inside.x);
      expect(box!.x + box!.width).toBeLessThanOrEqual(inside.x + inside.width);
    }
  }
});

test('what scrolls on a wide screen is what is in the page, and not the page', async () => {
  const { page, visit } = await openPage('', { engine: 'held' });
  for (const subject of [
    'three-public',
    'subsidies',
    'assessment',
    'trend',
    'findings',
    'outliers',
    'spending',
  ]) {
    await visit(`?v=2&subject=${subject}`);
    expect(
      await page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
    ).toBeLessThanOrEqual(0);
  }
});

test('dark follows the system and can be chosen against it', async () => {
  const { page } = await openPage('', { engine: 'held', colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await ground()).toBe('rgb(27, 26, 24)');
  await page.getByRole('combobox', { name: '明暗' }).selectOption('light');
  expect(await ground()).toBe('rgb(255, 255, 255)');
});

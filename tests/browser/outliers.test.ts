/**
 * The view of outliers in a real browser: on the published accounts, too few to be tested, and on a made-up country,
 * where there are enough. Figures of the published accounts are those printed in the documents.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readClassification } from '#build/data-folder.ts';
import { publishNational } from '#tools/national/national.ts';
import { openPage, queryOf, sharePage, type OpenedPage } from './harness.ts';

/** Opens a view on a page that several tests share. */
const openOn =
  (opened: () => OpenedPage) =>
  async (path: string): Promise<Page> => {
    const { page, visit } = opened();
    page.setDefaultTimeout(20_000);
    await visit(path);
    await page.locator('.chart svg text').first().waitFor();
    return page;
  };

const sentence = (page: Page) => page.locator('h2.sentence');
const spoken = (page: Page) => page.locator('.chart + [aria-live]');
/** Polls longer than usual: the engine may have to boot and to load first. */
const eventually = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: 20_000 });
const written = (page: Page) => page.locator('.chart svg text').allTextContents();

async function row(page: Page, head: RegExp | string): Promise<string[]> {
  const found = page.locator('main tbody tr').filter({ has: page.getByRole('rowheader', { name: head }) });
  const cells = await found.first().locator('th, td').allInnerTexts();
  return cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim());
}

const openView = openOn(sharePage());

describe('peers among the published accounts', () => {
  test('are ranked and not tested, and the view says why', async () => {
    const page = await openView('?v=1&subject=outliers');
    // Chaoyang: 3,603.63 of 4,766.06.
    await eventually(() => sentence(page).innerText()).toContain('朝阳 2024 年项目支出占支出的比重为 75.6%');
    expect(await sentence(page).innerText()).toContain('不足 8 个');
    expect((await row(page, '朝阳 2024')).slice(1, 4)).toEqual(['75.6%', '2', '未检验']);
    expect((await written(page)).some((text) => text.includes('z'))).toBe(false);
  });

  test('do not judge a figure in doubt', async () => {
    const page = await openView('?v=1&subject=outliers&body=leshan-shizhong');
    await eventually(async () => (await row(page, '乐山市中区 2024'))[4]).toBe('存疑，不判断');
    expect(await sentence(page).innerText()).toContain('存疑');
  });

  test('are named one by one by the keys, and lead to their sources', async () => {
    const page = await openView('?v=1&subject=outliers');
    await page.getByRole('application', { name: /点图/ }).focus();
    await page.keyboard.press('Home');
    // Mao County: 235.91 of 543.25.
    await eventually(() => spoken(page).innerText()).toContain('茂县 2022，43.4%，由高到低第 5，共 5 个');
    await page.keyboard.press('ArrowRight');
    await eventually(() => spoken(page).innerText()).toContain('自贡人力中心 2023，47.3%');
    await page.keyboard.press('Enter');
    await page.locator('.panel').getByText('493.62 万元').first().waitFor();
    expect(queryOf(page).get('source')).toContain('zigong-hr-centre-2023');
  });

  test('can be taken out and put back, and the link says so', async () => {
    const page = await openView('?v=1&subject=outliers');
    await page.getByText(/^同类的条件与门槛/).click();
    await page.getByText('编辑同类', { exact: true }).click();
    await page.getByRole('button', { name: '把茂县移出同类' }).click();
    await eventually(() => sentence(page).innerText()).toContain('在 4 个');
    expect(queryOf(page).get('peersWithout')).toBe('maoxian');
    await page.reload();
    await eventually(() => sentence(page).innerText()).toContain('在 4 个');
    expect(await page.getByRole('rowheader', { name: /^茂县/ }).count()).toBe(0);
    await page.goBack();
    await eventually(() => sentence(page).innerText()).toContain('在 5 个');
  });

  test('speak English', async () => {
    const page = await openView('?v=1&lang=en&subject=outliers');
    await eventually(() => sentence(page).innerText()).toContain('fewer than 8 peers');
  });
});

describe('changes of the published accounts', () => {
  test('are drawn from the year before to the year, item by item', async () => {
    const page = await openView('?v=1&subject=outliers&outliers=changes&body=leshan-shizhong');
    await eventually(() => sentence(page).innerText()).toContain(
      '从 2023 年的 4.85 万元减少到 2024 年的 3.24 万元',
    );
    await eventually(() => written(page)).toEqual(
      expect.arrayContaining(['4.85', '−0.64', '−0.96', '−0.01', '3.24', '公务接待费']),
    );
    expect((await row(page, '公务接待费')).map((cell) => cell.replace(/ ?▲.*/, '')).slice(1, 4)).toEqual([
      '1.15',
      '2.11',
      '−0.96',
    ]);
    await page.getByRole('application', { name: /瀑布图/ }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await eventually(() => spoken(page).innerText()).toContain(
      '乐山市中区 · 公务用车购置及运行维护费，减少 0.64 万元 (−23.4%)',
    );
  });

  test('are large from where the reader says', async () => {
    const page = await openView('?v=1&subject=outliers&outliers=changes&body=zigong-hr-centre');
    // From 0.29 to 0.80 is +175.86%, and no 1 万元.
    const none = '没有一项的变动达到上年的 20% 且不少于 1.00 万元';
    await eventually(() => sentence(page).innerText()).toContain(none);
    await page.getByText('多大的变动算大').click();
    const set = async (name: string, value: string) => {
      const field = page.getByLabel(name);
      await field.fill(value);
      await field.press('Enter');
    };
    await set('且至少', '0.5');
    await eventually(() => sentence(page).innerText()).toContain('的有 1 项：公务接待费');
    expect(queryOf(page).get('least')).toBe('0.5');
    await set('变动至少', '180');
    await eventually(() => sentence(page).innerText()).toContain('没有一项的变动达到上年的 180%');
    expect(queryOf(page).get('floor')).toBe('180');
    await page.goBack();
    await eventually(() => sentence(page).innerText()).toContain('的有 1 项：公务接待费');
  });

  test('are not judged where a figure is in doubt', async () => {
    const page = await openView('?v=1&subject=outliers&outliers=changes&body=leshan-shizhong');
    await eventually(() => sentence(page).innerText()).toContain('不判断变动大小');
    await eventually(async () => (await row(page, '公务接待费')).at(-1)).toBe('存疑，不判断');
  });

  test('of another total are chosen, and say where nothing is stated of the year before', async () => {
    const page = await openView('?v=1&subject=outliers&outliers=changes&body=leshan-shizhong');
    await page.getByRole('combobox', { name: '合计' }).selectOption('function');
    await eventually(() => sentence(page).innerText()).toContain('分项没有一项载有上年数');
    await eventually(() => written(page)).toContain('上年未载明；当年 6,088.89 万元');
    expect(queryOf(page).get('concept')).toBe('expenditure.current');
  });
});

describe('peers among a made-up country', () => {
  let folder = '';
  let country: OpenedPage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'juesuan-national-'));
    await publishNational({
      seed: 1,
      bodies: 60,
      years: [2023, 2024],
      classification: readClassification(fileURLToPath(new URL('../../data', import.meta.url))),
      to: folder,
    });
    country = await openPage('', {
      overlays: { 'data/': folder },
      // The page of the build looks ahead to answers of the published data.
      expectedErrors: [/404/],
    });
  });
  afterAll(async () => {
    await country.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const openView = openOn(() => country);

  test('are tested, by thresholds the reader can move', async () => {
    const page = await openView(
      '?v=1&subject=outliers&concept=three_public.total&scale=amount&peers=kind,year&z=1&departments=synthetic-22-0001',
    );
    await eventually(() => sentence(page).innerText()).toMatch(
      /在 5\d 个同类单位（含本单位）中由高到低排第 1，比中位数 .*偏高/,
    );
    expect((await row(page, /吉林省 0001/))[4]).toBe('偏高');
    await eventually(() => written(page)).toContain('+1 z');
    await page.getByText(/^同类的条件与门槛/).click();
    const z = page.getByLabel('稳健 z 至少');
    await z.fill('6');
    await z.press('Enter');
    await eventually(() => sentence(page).innerText()).toContain('属于常见');
    expect(queryOf(page).get('z')).toBe('6');
    await page.reload();
    await eventually(() => sentence(page).innerText()).toContain('属于常见');
  });

  test('share what is asked for; each condition can be given up', async () => {
    const page = await openView('?v=1&subject=outliers&departments=synthetic-11-0001');
    const size = async () => Number(/在 (\d+) 个/.exec(await sentence(page).innerText())?.[1] ?? 0);
    await eventually(size).toBeGreaterThan(7);
    const before = await size();
    expect((await row(page, /陕西省 0001/)).at(-1)).toContain('省级、人社行政机关');
    await page.getByText(/^同类的条件与门槛/).click();
    await page.getByRole('checkbox', { name: /^范围/ }).click();
    await eventually(size).toBeGreaterThan(before);
    expect(queryOf(page).get('peers')).toBe('level,kind,year');
  });

  test('stand on a phone without running over its edge', async () => {
    const page = await openView('?v=1&subject=outliers&peers=kind,year');
    const { width, height } = page.viewportSize()!;
    onTestFinished(() => page.setViewportSize({ width, height }));
    await page.setViewportSize({ width: 390, height: 844 });
    // The picture follows the width of the page.
    await eventually(async () => {
      const chart = (await page.locator('.chart svg').boundingBox())!;
      return chart.x + chart.width;
    }).toBeLessThanOrEqual(390);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });

  test('change from year to year by class', async () => {
    const page = await openView('?v=1&subject=outliers&outliers=changes&departments=synthetic-11-0001');
    await eventually(() => sentence(page).innerText()).toContain('增加最多的是 222 粮油物资储备支出');
    await eventually(() => written(page)).toContain('+417.61');
  });
});

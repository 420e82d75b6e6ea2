/** Pictures taken away: what stands in them, and that they lead back to where they were taken. */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { carriedBy } from '#app/charts/sheet/carried.ts';
import { openPage, sharePage } from './harness.ts';

async function saved(page: Page, format: 'PNG' | 'SVG'): Promise<{ name: string; bytes: Buffer }> {
  const details = page.locator('details.take').first();
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    details.getByRole('button', { name: `保存 ${format}` }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Every view, and every kind of mark they draw. */
const VIEWS = [
  ['shares in bars', ''],
  ['amounts in bars', 'breakdown=nature&scale=amount'],
  ['bars with ticks', 'subject=three-public'],
  ['unit costs as dots', 'subject=three-public&against=unit-cost'],
  ['shares as dots', 'subject=subsidies'],
  ['scores as dots and diamonds', 'subject=assessment'],
  ['projects as a scatter', 'subject=assessment&assessment=projects'],
  ['indicators in bars', 'subject=assessment&assessment=indicators'],
  ['full scores in panels', 'subject=assessment&assessment=reality'],
  ['a trend as lines', 'subject=trend'],
  ['findings in bars', 'subject=findings'],
  ['peers as a strip', 'subject=outliers'],
  ['a change as a waterfall', 'subject=outliers&outliers=changes&body=leshan-shizhong'],
  ['the brief of one', 'subject=brief'],
  ['the brief of several', 'subject=brief&brief=several'],
] as const;

/** Those whose panels stand side by side, for which they are wider. */
const WIDE: readonly string[] = ['bars with ticks', 'unit costs as dots', 'full scores in panels'];

/** The choices of an address, without the version of the data. */
const choicesOf = (address: string): string[][] =>
  [...new URL(address).searchParams].filter(([name]) => name !== 'data').sort();

describe('a picture', () => {
  const shared = sharePage();

  test.each(VIEWS)('of %s leads back to its view when it is dropped on the page', async (what, query) => {
    const { page, visit } = shared();
    await visit(`?v=2&departments=leshan-shizhong,maoxian${query && `&${query}`}`);
    const [sentence, address] = [(await page.locator('h2.sentence').textContent())!, page.url()];
    const { name, bytes } = await saved(page, 'PNG');
    expect(name).toMatch(/^juesuan-.+\.png$/);
    // Twice its size in CSS pixels.
    expect(bytes.readUInt32BE(16)).toBe(2 * (WIDE.includes(what) ? 1120 : 960));
    const carried = carriedBy(bytes)!;
    expect(choicesOf(carried.address)).toEqual(choicesOf(address));
    expect(carried.data.slice(0, 12)).toBe(new URL(carried.address).searchParams.get('data'));
    expect(carriedBy((await saved(page, 'SVG')).bytes)).toEqual(carried);

    await visit('?v=2&subject=trend&departments=zigong-hr-centre');
    await page.getByRole('button', { name: '加入文件' }).click();
    await page
      .locator('dialog input[type=file]')
      .first()
      .setInputFiles({ name, mimeType: 'image/png', buffer: bytes });
    await page.locator('h2.sentence', { hasText: sentence }).waitFor();
    await page.locator('dialog.adding').waitFor({ state: 'hidden' });
    expect(choicesOf(page.url())).toEqual(choicesOf(address));
    expect(await page.getByText('这张图片出自数据版本').count()).toBe(0);
  });

  test('of one body names its accounts alone', async () => {
    const { page, visit } = shared();
    await visit('?v=2&subject=outliers&outliers=changes&body=leshan-shizhong');
    const svg = (await saved(page, 'SVG')).bytes.toString('utf8');
    expect(svg).toContain('乐山市市中区人力资源和社会保障局：《');
    for (const other of ['朝阳', '茂县', '昭化', '自贡']) expect(svg).not.toContain(other);
  });

  test('as an SVG keeps its text, its documents and its code', async () => {
    const { page, visit } = shared();
    await visit('?v=2&subject=spending&departments=chaoyang,maoxian');
    const { bytes } = await saved(page, 'SVG');
    const svg = bytes.toString('utf8');
    for (const text of ['社会保障和就业支出', '98.2%', '52.8%', '茂县', '数据版本'])
      expect(svg).toContain(text);
    // A page without the app's policy reads it as any program would.
    const elsewhere = await page.context().newPage();
    const invalid = await elsewhere.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent,
      svg,
    );
    expect(invalid).toBeUndefined();
    expect(svg).not.toMatch(/<script|href="http|onload/);
  });

  test('of other data says so', async () => {
    const { page, visit } = shared();
    await visit('?v=2&subject=trend');
    const metadata = JSON.stringify({
      juesuan: 1,
      address: 'https://example.org/?v=2&subject=spending',
      data: '0123456789abcdef',
    });
    const buffer = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg"><metadata>${metadata.replaceAll('&', '&amp;')}</metadata></svg>`,
    );
    await page.getByRole('button', { name: '加入文件' }).click();
    await page
      .locator('dialog input[type=file]')
      .first()
      .setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer });
    await page.getByText(/这张图片出自数据版本 0123456789ab/).waitFor();
    const there = (await page.getByRole('link', { name: '用那一版本打开' }).getAttribute('href'))!;
    expect(there).toContain('data=0123456789ab');
    expect(new URL(page.url()).searchParams.get('subject') ?? 'spending').toBe('spending');
  });

  test('says once what holds of several bodies', async () => {
    const { page, visit } = shared();
    await visit('?v=2&subject=spending');
    const { bytes } = await saved(page, 'SVG');
    const lines = [...bytes.toString('utf8').matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text!);
    const single = lines.filter((line) => line.includes('这份决算只含一个单位'));
    expect(single).toHaveLength(1);
    expect(single[0]).toMatch(/^茂县 2022、自贡人力中心 2023：/);
  });
});

describe('the pictures of all subjects', () => {
  test('come in one archive, and not at all where the reader cancels', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { page } = await openPage('?v=2&departments=chaoyang,maoxian', {
      intercept: async (opening) => {
        await opening.route(/assets\/OutliersView-[^/]*\.js$/, async (route) => {
          await held;
          await route.continue();
        });
      },
    });
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    await page.locator('details.take summary').first().click();
    const every = page.getByRole('button', { name: '保存全部主题的图片' });
    await every.click();
    await page.getByText(/正在画：离群（\d\/\d）/).waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    release();
    await page.getByText('已取消，没有保存。').first().waitFor();
    expect(downloads).toEqual([]);

    const [download] = await Promise.all([page.waitForEvent('download'), every.click()]);
    const files = unzipSync(readFileSync(await download.path()));
    // Five tabs have a picture of rows, one a strip, one lines; the brief has none of its own.
    expect(Object.keys(files).filter((name) => name.endsWith('.png'))).toHaveLength(7);
    for (const [name, bytes] of Object.entries(files))
      expect(new URL(carriedBy(bytes)!.address).searchParams.get('departments'), name).toBe(
        'chaoyang,maoxian',
      );
  });
});

test('a picture is copied as a PNG of the size of a saved one', async () => {
  const { page } = await openPage('?v=2&subject=three-public', { engine: 'held' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('details.take summary').first().click();
  await page.getByRole('button', { name: '复制图片' }).click();
  await page.getByText('图片已复制').first().waitFor();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const { width } = await createImageBitmap(await item!.getType('image/png'));
    return { types: item!.types, width };
  });
  expect(copied).toEqual({ types: ['image/png'], width: 2240 });
});

describe('the link of a view', () => {
  test('is copied whole, and opens what was shown', async () => {
    const { page, goto } = await openPage('?v=2&departments=chaoyang,maoxian&subject=trend', {
      engine: 'held',
    });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('details.take summary').first().click();
    await page.getByRole('button', { name: '复制链接' }).first().click();
    await page.getByText('链接已复制').first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    // What it leads to is what was seen, also when newer accounts are published.
    const link = new URL(copied);
    expect(link.searchParams.get('data')).toMatch(/^[0-9a-f]{12}$/);
    link.searchParams.delete('data');
    expect([...link.searchParams]).toEqual([...new URL(page.url()).searchParams]);
    const sentence = (await page.locator('h2.sentence').textContent())!;
    // A desk has no use for a sheet of the system's.
    expect(await page.getByRole('button', { name: '分享' }).count()).toBe(0);
    await goto('');
    await goto(new URL(copied).search);
    await page.locator('h2.sentence', { hasText: sentence }).waitFor();
  });

  test('is handed to the sheet of a telephone that has one', async () => {
    const { page } = await openPage('?v=2&subject=trend', {
      engine: 'held',
      viewport: { width: 390, height: 844 },
      intercept: async (opening) => {
        await opening.addInitScript(() => {
          const media = globalThis.matchMedia.bind(globalThis);
          globalThis.matchMedia = (query) => media(query === '(pointer: coarse)' ? 'all' : query);
          Object.assign(navigator, {
            share: async (data: ShareData) => void document.body.setAttribute('data-shared', data.url!),
          });
        });
      },
    });
    await page.locator('details.take summary').first().click();
    await page.getByRole('button', { name: '分享' }).click();
    const shared = new URL((await page.locator('body').getAttribute('data-shared'))!);
    expect(shared.searchParams.get('subject')).toBe('trend');
    expect(shared.searchParams.get('data')).toMatch(/^[0-9a-f]{12}$/);
  });
});

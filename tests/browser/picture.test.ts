/** Pictures taken away: what stands in them, and that they lead back to where they were taken. */
import { readFileSync } from 'node:fs';
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

const VIEWS = [
  ['spending', 'scale=amount'],
  ['three-public', ''],
  ['subsidies', ''],
  ['assessment', ''],
  ['trend', ''],
  ['findings', ''],
  ['outliers', ''],
] as const;

describe('the picture of a view', () => {
  const shared = sharePage();

  test.each(VIEWS)('of %s leads back to it when it is dropped on the page', async (subject, more) => {
    const { page, visit } = shared();
    await visit(`?v=2&subject=${subject}&departments=chaoyang,maoxian&${more}`);
    const sentence = (await page.locator('h2.sentence').textContent())!;
    const { name, bytes } = await saved(page, 'PNG');
    expect(name).toMatch(/^juesuan-.+\.png$/);
    // Twice the size of 960 CSS pixels.
    expect(bytes.readUInt32BE(16)).toBe(1920);
    const carried = new URL(carriedBy(bytes)!.address);
    expect(carried.searchParams.get('departments')).toBe('chaoyang,maoxian');

    await visit('?v=2&subject=trend&departments=zigong-hr-centre');
    await page.getByRole('button', { name: '加入文件' }).click();
    await page
      .locator('dialog input[type=file]')
      .first()
      .setInputFiles({ name, mimeType: 'image/png', buffer: bytes });
    await page.locator('h2.sentence', { hasText: sentence }).waitFor();
    await page.locator('dialog.adding').waitFor({ state: 'hidden' });
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
    expect(copied).toBe(page.url());
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
    expect(await page.locator('body').getAttribute('data-shared')).toBe(page.url());
  });
});

/** A view in another's page: put there with the code the page gives, on another origin, under the page's own policy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFolder, type StaticServer } from '#tools/static-server.ts';
import { openPage, picture, type OpenedPage } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'elsewhere-'));
let elsewhere: StaticServer;
let opened: OpenedPage;

beforeAll(async () => {
  elsewhere = await serveFolder(folder);
  opened = await openPage('?v=2&subject=spending&departments=chaoyang,maoxian&scale=amount');
  await picture(opened.page);
});
afterAll(async () => {
  await opened.close();
  await elsewhere.close();
  rmSync(folder, { recursive: true });
});

/** The code the page gives its reader for the view it shows. */
async function codeOf(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const take = page.locator('details.take').first();
  if ((await take.getAttribute('open')) === null) await take.locator('summary').click();
  await take.getByRole('button', { name: '复制嵌入代码' }).click();
  await page.getByText('嵌入代码已复制').first().waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Another's page with a code in it, in a browser that knows nothing of this one; its frame once the picture is there. */
async function embedding(code: string, width = 720): Promise<{ page: Page; frame: Frame }> {
  writeFileSync(join(folder, 'index.html'), `<!doctype html><title>x</title><main>${code}</main>`);
  const context = await opened.page.context().browser()!.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.goto(elsewhere.address);
  const frame = page.frames()[1]!;
  await frame.locator('.chart svg').waitFor();
  return { page, frame };
}

const sentence = async (place: Page | Frame) => (await place.locator('h2.sentence').textContent())!;

describe('a view that is embedded in a page of another origin', () => {
  test('says and shows what it does on its own, as wide as its room, and without what is about it', async () => {
    const code = await codeOf(opened.page);
    const { page, frame } = await embedding(code);
    expect(new URL(frame.url()).origin).not.toBe(new URL(page.url()).origin);
    expect(await sentence(frame)).toBe(await sentence(opened.page));
    expect(await page.locator('iframe').getAttribute('title')).toBe(await sentence(opened.page));
    for (const away of ['.rail', '.tools', '.controls', '.view > .table', 'details.take'])
      expect(await frame.locator(away).first().isVisible(), away).toBe(false);
    const { width } = (await frame.locator('.chart').boundingBox())!;
    expect(width).toBeGreaterThan(640);
    expect(width).toBeLessThan(720);
    // All of it is seen: the height in the code is enough for what stands about the picture.
    expect(await frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await frame.locator('.said').count()).toBe(0);
    await page.context().close();
  });

  test('keeps nothing on the device, and fetches no engine for what was prepared', async () => {
    const { page, frame } = await embedding(await codeOf(opened.page));
    await frame.locator('footer').waitFor();
    await page.waitForLoadState('networkidle');
    // What this frame asked for: the page the code was copied from asks the same server.
    const asked = await frame.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((path) => /\.wasm|service-worker|parquet/.test(path))).toEqual([]);
    expect(
      await frame.evaluate(async () => ({
        cookie: document.cookie,
        kept: localStorage.length + sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      })),
    ).toEqual({ cookie: '', kept: 0, databases: 0, caches: 0, workers: 0 });
    await page.context().close();
  });

  test('is reached by the keyboard, and leads to the source of a figure in the page itself', async () => {
    const { page, frame } = await embedding(await codeOf(opened.page));
    const chart = frame.getByRole('application');
    await chart.focus();
    await page.keyboard.press('End');
    expect(await frame.locator('[aria-live=polite]').allTextContents()).toContainEqual(
      expect.stringContaining('茂县'),
    );
    const [source] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
    const { searchParams } = new URL(source.url());
    expect(searchParams.get('source')).toContain('maoxian');
    expect(searchParams.get('embed')).toBeNull();
    await source.locator('.panel').waitFor();
    // The steps of the page around it are not touched.
    expect(await page.evaluate(() => history.length)).toBe(2);
    await page.context().close();
  });

  test('has its table at hand, and the link to the whole', async () => {
    const { page, frame } = await embedding(await codeOf(opened.page));
    await frame.getByRole('button', { name: '数据表' }).click();
    expect(await frame.locator('.view > .table').isVisible()).toBe(true);
    const address = await frame.getByRole('link', { name: '在决算对照中打开' }).getAttribute('href');
    const { searchParams } = new URL(address!);
    expect([searchParams.get('departments'), searchParams.get('embed')]).toEqual(['chaoyang,maoxian', null]);
    await page.context().close();
  });

  test('says when the data it was embedded with are no longer there', async () => {
    const code = await codeOf(opened.page);
    expect(code).toMatch(/data=[0-9a-f]{12}&amp;embed=1"/);
    const { page, frame } = await embedding(code.replace(/data=[0-9a-f]{12}/, 'data=0123456789ab'));
    await frame.getByText('链接所指的数据版本 0123456789ab 已不在本站').waitFor();
    await page.context().close();
  });
});

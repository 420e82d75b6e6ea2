/** What is cut off while it is at work: workers that are ended, storage that fails or is deleted, a reload. Nothing is half there. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asPdf } from '#tools/disclosures/pdf-file.ts';
import { asText } from '#tools/disclosures/text-files.ts';
import { kept, openWithDocuments } from './added-records.ts';
import { engine, openPage, settled, type OpenOptions } from './harness.ts';

const BODY = '安仁县财政局';
const { blocks } = makeDisclosure({ seed: 7, body: BODY, year: 2023 });
const ACCOUNTS = asText(blocks);
const STYLE = { fontSize: 9, runningHead: null, pageNumbers: true, repeatsHeads: true };

declare global {
  /** Workers the page has started, by name; the engine's has none. */
  var workers: { readonly name: string; readonly worker: Worker }[];
  /** Whether a change of what the device keeps has begun, and whether it may end. */
  var change: { begun: boolean; isHeld: boolean };
}

/** A page whose workers a test can end, as a browser does for want of memory: without a word to anybody. */
const openWithWorkers = (path = '', options: OpenOptions = {}) =>
  openPage(path, {
    ...options,
    intercept: async (page) => {
      await page.addInitScript(() => {
        globalThis.workers = [];
        globalThis.Worker = class extends Worker {
          constructor(url: string | URL, given: WorkerOptions = {}) {
            super(url, given);
            workers.push({ name: given.name ?? '', worker: this });
          }
        };
      });
    },
  });

/** Holds every change that the app makes of what the device keeps, until it is let go, or the page is left. */
async function holdChanges(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const isPrepared = location.pathname.endsWith('nothing') || sessionStorage.getItem('reloaded') !== null;
    globalThis.change = { begun: false, isHeld: !isPrepared };
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...value: [unknown]) {
      const request = put.apply(this, value);
      change.begun = true;
      const linger = () => {
        if (change.isHeld) this.count().onsuccess = linger;
      };
      linger();
      return request;
    };
  });
}

const end = (page: Page, name: string) =>
  page.evaluate(
    (of) =>
      workers
        .filter((one) => one.name === of)
        .at(-1)!
        .worker.terminate(),
    name,
  );

const readers = (page: Page) => page.evaluate(() => workers.filter(({ name }) => name === 'reading').length);

const notices = (page: Page) => page.getByRole('region', { name: '提示' });
/** The department among those to choose from: until it closes, the dialog has it as well. */
const chosen = (page: Page) => page.locator('.side').getByRole('checkbox', { name: /^安仁/ });

/** Brings the accounts, up to what accepts them. */
async function bring(page: Page) {
  await page
    .getByRole('button', { name: /^加入文件/ })
    .first()
    .click();
  const dialog = page.locator('dialog.adding');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '安仁.txt', mimeType: 'text/plain', buffer: Buffer.from(ACCOUNTS) });
  const accept = dialog.locator('article').getByRole('button', { name: '接受', exact: true });
  await accept.waitFor();
  return { dialog, accept };
}

describe('a worker that is ended', () => {
  test('the engine’s is told at once; a retry starts another, with what was added and what was asked', async () => {
    const { page } = await openWithWorkers();
    await engine(page);
    const { accept } = await bring(page);
    await accept.click();
    await chosen(page).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('断网也可继续查看所选部门').waitFor();
    await settled(page);
    await end(page, '');
    await notices(page).getByText('查询引擎没有运行；请重试').waitFor();
    expect(await chosen(page).isChecked()).toBe(true);
    const before = await page.getByRole('table').first().innerText();
    await notices(page).getByRole('button', { name: '重试' }).click();
    await page.getByText('断网也可继续查看所选部门').waitFor();
    await settled(page);
    expect(await page.getByRole('table').first().innerText()).toBe(before);

    // While it is asked something: the question is answered by the next.
    await page.evaluate(() => {
      const { worker } = workers.filter(({ name }) => name === '').at(-1)!;
      const ask = worker.postMessage;
      worker.postMessage = (...message: [unknown]) => {
        ask.apply(worker, message);
        worker.terminate();
      };
    });
    await page.getByRole('link', { name: '三公经费', exact: true }).first().click();
    await notices(page).getByText('查询引擎没有运行；请重试').waitFor();
    await notices(page).getByRole('button', { name: '重试' }).click();
    await page.getByRole('table').getByText('安仁').first().waitFor();
  });

  test('the one that reads documents: the file is read once more; given up the second time, and the next is read', async () => {
    const { page } = await openWithWorkers('', { engine: 'held' });
    await page.getByRole('button', { name: /^加入文件/ }).click();
    const dialog = page.locator('dialog.adding');
    const long = Array.from({ length: 40 }, () => blocks).flat();
    await dialog.locator('input[type=file]').setInputFiles([
      { name: '长.pdf', mimeType: 'application/pdf', buffer: Buffer.from(asPdf(long, STYLE)) },
      { name: '短.txt', mimeType: 'text/plain', buffer: Buffer.from(ACCOUNTS) },
    ]);
    for (const nth of [1, 2]) {
      await expect.poll(() => readers(page), { timeout: 20_000 }).toBe(nth);
      await dialog.getByText(/读页面 \d+\/\d+/).waitFor();
      await end(page, 'reading');
    }
    await dialog.getByText('“长.pdf”没有读完，因为读取程序两次中途停止').waitFor();
    await dialog.locator('article').getByText(BODY).first().waitFor();

    // What was read is looked into again with another worker.
    await end(page, 'reading');
    const year = dialog.locator('article').getByLabel('年度');
    await year.fill('2022');
    await year.blur();
    await expect.poll(() => readers(page), { timeout: 20_000 }).toBe(4);
  });

  test('the one that draws pages, or that never came: it is said, the lines stand there, and the next page is drawn', async () => {
    const { page, server } = await openWithWorkers('', {
      engine: 'held',
      faults: [{ path: /assets\/page-image-worker-/, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    await page.getByRole('button', { name: /^加入文件/ }).click();
    const dialog = page.locator('dialog.adding');
    await dialog.locator('input[type=file]').setInputFiles({
      name: '安仁.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(asPdf(blocks, STYLE)),
    });
    const figures = dialog.locator('article tbody tr').getByRole('button');
    const undrawn = dialog.getByText('这一页的图像没有画出来，下面是读出的各行。');
    await figures.first().click();
    await undrawn.waitFor();
    await dialog.locator('aside mark').first().waitFor();
    server.setFaults([]);
    await figures.nth(1).click();
    await dialog.locator('canvas').waitFor();
    expect(await undrawn.count()).toBe(0);
    await end(page, 'page images');
    await figures.last().click();
    await undrawn.waitFor();
    await figures.first().click();
    await dialog.locator('canvas').waitFor();
  });
});

describe('an accept', () => {
  test('that the device has no room for is not half kept, is told, and kept once there is room', async () => {
    const { page, server } = await openPage();
    await engine(page);
    const { dialog, accept } = await bring(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 1 });
    await accept.click();
    await notices(page).getByText('存储空间不足，刚加入的文件只在本次浏览中有效').waitFor();
    expect(await kept(page)).toEqual([[], []]);
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin });
    await dialog.getByRole('button', { name: '关闭' }).click();
    await notices(page).getByRole('button', { name: '重试' }).click();
    await notices(page).waitFor({ state: 'detached' });
    await page.reload();
    await chosen(page).waitFor();
  });

  test('in the middle of which another tab deletes everything is kept; what was kept before is told of, and kept again', async () => {
    const { page, server } = await openWithDocuments([{ id: 'chaoyang', year: 2024, total: 777 }], '', {
      intercept: holdChanges,
    });
    await engine(page);
    const { dialog, accept } = await bring(page);
    await accept.click();
    await page.waitForFunction(() => change.begun);
    const other = await page.context().newPage();
    await other.goto(`${server.address}nothing`);
    await other.evaluate(() => void indexedDB.deleteDatabase('juesuan'));
    await notices(page).getByText('设备上保存的文件已被删除').waitFor();
    await page.evaluate(() => (change.isHeld = false));
    const listed = async () => (await kept(page))[0] ?? [];
    await expect.poll(listed, { timeout: 20_000 }).toHaveLength(1);
    expect(await kept(page)).toEqual([await listed(), await listed()]);
    expect((await listed())[0]).not.toContain('chaoyang');
    await dialog.getByRole('button', { name: '关闭' }).click();
    await notices(page).getByRole('button', { name: '重试' }).click();
    await notices(page).waitFor({ state: 'detached' });
    expect((await kept(page)).map(({ length }) => length)).toEqual([2, 2]);
  });

  test('that a reload breaks off leaves nothing half kept, and the link says what is missing', async () => {
    const { page } = await openPage('', { intercept: holdChanges });
    await engine(page);
    const { accept } = await bring(page);
    await accept.click();
    await page.waitForFunction(() => change.begun && location.search.includes('added='));
    await page.evaluate(() => sessionStorage.setItem('reloaded', 'yes'));
    await page.reload();
    await engine(page);
    await notices(page).getByText('安仁').waitFor();
    expect(await kept(page)).toEqual([[], []]);
    expect(await chosen(page).count()).toBe(0);
  });
});

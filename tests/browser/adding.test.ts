/** The reader's own documents: brought, read in the worker, reviewed, accepted, kept and taken away again. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ENGINE_READY, timeOfMark } from '#tools/bench/marks.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asDocx } from '#tools/disclosures/office-files.ts';
import { asPdf } from '#tools/disclosures/pdf-file.ts';
import { asText } from '#tools/disclosures/text-files.ts';
import { documentBytes, hasDocument, whyNot } from '../source/corpus.ts';
import { openPage, type OpenedPage, type OpenOptions } from './harness.ts';

const PUTUO = 'putuo-finance-2024.pdf';

const disclosureOf = (body: string, year: number, seed = 7) => makeDisclosure({ seed, body, year });
const textOf = (body: string, year: number, seed = 7) => asText(disclosureOf(body, year, seed).blocks);

interface BroughtFile {
  readonly name: string;
  readonly buffer: Uint8Array | string;
}

async function open(options: OpenOptions = {}): Promise<OpenedPage & { dialog: Locator; review: Locator }> {
  const opened = await openPage('', options);
  opened.page.setDefaultTimeout(30_000);
  const dialog = opened.page.locator('dialog.adding');
  return { ...opened, dialog, review: dialog.locator('article') };
}

/** Chooses files from a folder, as a reader does: their bytes do not pass through the page. */
async function choose(page: Page, ...files: readonly BroughtFile[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-brought-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const paths = files.map(({ name, buffer }) => {
    writeFileSync(join(folder, name), buffer);
    return join(folder, name);
  });
  const input = page.locator('dialog.adding input[type=file]');
  if ((await input.count()) === 0)
    await page.getByRole('button', { name: /^(加入文件|Add documents)/ }).click();
  await input.setInputFiles(paths);
}

/** Drops files somewhere on the page. */
async function drop(page: Page, ...files: readonly { name: string; text: string }[]): Promise<void> {
  await page.locator('main').waitFor();
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, text } of dropped) transfer.items.add(new File([text], name));
    const event = (kind: string) =>
      new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true });
    const main = document.querySelector('main')!;
    main.dispatchEvent(event('dragover'));
    main.dispatchEvent(event('drop'));
  }, files);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/**
 * Watches the page's own thread. Returns what ends the watch and tells the milliseconds of its longest task: those
 * the processor spent on it, which other work on the machine does not add to.
 */
async function recordTasks(page: Page): Promise<() => Promise<number>> {
  interface TraceEvent {
    readonly name: string;
    readonly pid: number;
    readonly tid: number;
    readonly tdur?: number;
    readonly args: { readonly name?: string };
  }
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['toplevel'] });
  return async () => {
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
      traceEvents: readonly TraceEvent[];
    };
    const threads = traceEvents.filter(
      ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
    );
    const tasks = traceEvents.filter(
      ({ name, pid, tid, tdur }) =>
        name.endsWith('RunTask') &&
        tdur !== undefined &&
        threads.some((thread) => thread.pid === pid && thread.tid === tid),
    );
    expect(tasks.length).toBeGreaterThan(0);
    return Math.max(...tasks.map(({ tdur }) => tdur! / 1000));
  };
}

test('a text that is dropped after a look at the added ones is shown when it has been read', async () => {
  const { page, dialog, review } = await open({ engine: 'held' });
  await page.getByRole('button', { name: /^加入文件/ }).click();
  await dialog.getByRole('button', { name: '已加入的文件（0）' }).click();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await drop(page, { name: '茂县2021.txt', text: textOf('茂县人力资源和社会保障局', 2021) });
  await review.waitFor();
});

describe('a text that is dropped on the page', () => {
  test('is reviewed, accepted, in every view, still there after a reload, and gone when it is removed', async () => {
    const { page, dialog, review } = await open();
    const rail = page.getByRole('region', { name: '部门与年度' });
    await drop(page, { name: '茂县2021.txt', text: textOf('茂县人力资源和社会保障局', 2021) });
    await review.waitFor();
    expect(await review.getByLabel('部门', { exact: true }).inputValue()).toBe('茂县人力资源和社会保障局');
    expect(await review.getByLabel('年度').inputValue()).toBe('2021');
    await review.getByText(/文件中的数字：读出 [\d,]+ 个，没有读懂而列出 [\d,]+ 个/).waitFor();
    expect(await rail.getByText('2021 年').count()).toBeGreaterThan(0);
    expect(await rail.getByText('您加入').count()).toBe(0);

    await review.getByRole('button', { name: '接受' }).click();
    await dialog.getByText('已加入茂县人力资源和社会保障局 2021 年。').waitFor();
    await dialog.getByRole('button', { name: '看图表' }).click();
    await rail.getByText('您加入').first().waitFor();

    await page.reload();
    await rail.getByText('您加入').first().waitFor();
    const again = page.getByRole('button', { name: /^加入文件/ });
    await again.click();
    await dialog.getByRole('button', { name: '已加入的文件（1）' }).click();
    await dialog.getByRole('button', { name: '移除茂县人力资源和社会保障局 2021 年' }).click();
    await dialog.getByText('还没有加入任何文件。').waitFor();
    await expect.poll(() => rail.getByText('您加入').count()).toBe(0);

    const undo = dialog.getByRole('button', { name: '撤销' });
    await expect.poll(() => undo.evaluate((button) => button === document.activeElement)).toBe(true);
    await dialog.getByRole('button', { name: '选择或粘贴' }).click();
    await choose(page, { name: '茂县2021.txt', buffer: textOf('茂县人力资源和社会保障局', 2021) });
    await review.getByRole('button', { name: '接受' }).click();
    await dialog.getByText('已加入茂县人力资源和社会保障局 2021 年。').waitFor();
    expect(await undo.count()).toBe(0);
  });
});

test('a review with much to say scrolls in its sheet, and the dialog around it never', async () => {
  // Of every ninth amount a digit is another: totals no longer tie out, and what does not is listed.
  let amounts = 0;
  const text = textOf('茂县人力资源和社会保障局', 2021).replace(/\d(?=\d\.\d\d(?:万元|\s))/g, (digit) =>
    (amounts += 1) % 9 === 0 ? String((Number(digit) + 3) % 10) : digit,
  );
  const { page, dialog, review } = await open();
  await drop(page, { name: '茂县2021.txt', text });
  await review.locator('.sheet .visually-hidden').nth(5).waitFor({ state: 'attached' });
  const overflow = (one: Locator) => one.evaluate((box) => box.scrollHeight - box.clientHeight);
  expect(await overflow(dialog)).toBe(0);
  expect(await overflow(review.locator('.sheet'))).toBeGreaterThan(1000);
});

describe('a Word document', () => {
  test('is compared with the one of the same body and year, corrected, and accepted in its place', async () => {
    const { page, dialog, review } = await open();
    const { blocks } = disclosureOf('茂县人力资源和社会保障局', 2022);
    await choose(page, { name: '茂县2022.docx', buffer: Buffer.from(await asDocx(blocks)) });
    await review.getByText('同一部门同一年度已有一份').waitFor();
    await review.getByText(/相同 \d+ 个，数值不同 [1-9]\d* 个/).waitFor();

    await review.getByPlaceholder('按项目、章节或数字筛选').fill('支出总计');
    const rows = review.locator('tbody tr').filter({ hasText: '决算数' });
    const first = rows.filter({ hasText: '总计' }).last();
    await first.getByRole('button').click();
    const place = review.getByRole('complementary');
    await place.locator('mark').waitFor();
    const printed = await place.locator('mark').innerText();
    await place.getByRole('button', { name: '更正' }).click();
    await place.getByLabel(/^正确的值/).fill('不是数');
    await place.getByRole('button', { name: '保存更正' }).click();
    await place.getByText('请填一个数').waitFor();
    await place.getByLabel(/^正确的值/).fill('1,234.5');
    await place.getByRole('button', { name: '保存更正' }).click();
    await place.getByText(`由您更正，原文载明 ${printed}`).waitFor();
    await place.getByText('1,234.50 万元').waitFor();

    await place.getByRole('button', { name: '略去' }).click();
    await place.getByText('由您略去').waitFor();
    await place.getByRole('button', { name: '恢复读出的值' }).click();
    await expect.poll(() => review.getByText('由您').count()).toBe(0);

    await place.getByRole('button', { name: '更正' }).click();
    await place.getByLabel(/^正确的值/).fill('1234.5');
    await place.getByRole('button', { name: '保存更正' }).click();
    await review.getByRole('button', { name: '接受，取代已有的' }).click();
    await dialog.getByText('1 处由您更正').waitFor();
  });
});

describe('a PDF', () => {
  const blocks = disclosureOf('朝阳市人力资源和社会保障局', 2019).blocks;
  const style = { fontSize: 9, runningHead: null, pageNumbers: true, repeatsHeads: true };

  test('whose fonts are not embedded is read with the app’s own character maps, and its page is shown', async () => {
    const { page, review, server } = await open({ engine: 'held' });
    await choose(page, { name: '朝阳2019.pdf', buffer: asPdf(blocks, style) });
    await review.waitFor();
    expect(await review.getByLabel('部门', { exact: true }).inputValue()).toBe('朝阳市人力资源和社会保障局');
    expect(server.requested.filter((path) => path.startsWith('cmaps/'))).not.toEqual([]);
    await review.locator('tbody tr').getByRole('button').nth(3).click();
    const pageView = review.getByRole('group', { name: /第 \d+ 页的图像/ });
    await pageView.locator('.number').waitFor();
    const inked = await pageView.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value) => value < 128);
    });
    expect(inked).toBe(true);
  });

  test('whose character maps do not come is not read, and is not blamed for it', async () => {
    const { page, dialog, server } = await open({
      engine: 'held',
      faults: [{ path: /^cmaps\//, fault: { kind: 'missing' } }],
      expectedErrors: [/404/],
    });
    await choose(page, { name: '朝阳2019.pdf', buffer: asPdf(blocks, style) });
    await dialog.getByText('“朝阳2019.pdf”没有读取，因为读取程序没有加载').waitFor();
    server.setFaults([]);
    await choose(page, { name: '朝阳2019.pdf', buffer: asPdf(blocks, style) });
    await dialog.locator('article').waitFor();
  });

  test.skipIf(!hasDocument(PUTUO))(
    `as published and a text of 300 pages keep no task on the page over 100 ms${whyNot(PUTUO)}`,
    async () => {
      const { page, dialog, review } = await open();
      await page.getByRole('button', { name: '加入文件' }).click();
      await dialog.locator('textarea').waitFor();
      await timeOfMark(page, ENGINE_READY);
      const busiest = await recordTasks(page);
      const lines = asText(blocks).split('\n');
      const long = Array.from({ length: Math.ceil(12_000 / lines.length) }, () => lines.join('\n'));
      await choose(
        page,
        { name: PUTUO, buffer: documentBytes(PUTUO) },
        { name: '三百页.txt', buffer: long.join('\n') },
      );
      await review.getByText('上海市普陀区财政局').first().waitFor();
      await dialog.getByRole('button', { name: /^三百页.txt/ }).waitFor();
      expect(await busiest()).toBeLessThan(100);
    },
  );

  test('that is called off while it is read leaves nothing, and the next file is read', async () => {
    const { page, dialog, review } = await open({ engine: 'held' });
    const long = Array.from({ length: 40 }, () => blocks).flat();
    await choose(
      page,
      { name: '长.pdf', buffer: asPdf(long, style) },
      { name: '短.txt', buffer: textOf('朝阳市人力资源和社会保障局', 2018) },
    );
    await dialog.getByText(/读页面 \d+\/\d+/).waitFor();
    await dialog.getByRole('button', { name: '取消读取长.pdf' }).click();
    await review.waitFor();
    expect(await review.getByLabel('年度').inputValue()).toBe('2018');
    expect(await dialog.getByText('长.pdf').count()).toBe(0);
  });
});

describe('bad input', () => {
  const files: readonly BroughtFile[] = [
    { name: 'photo.pdf', buffer: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0) },
    { name: 'empty.txt', buffer: '' },
    { name: 'cut.pdf', buffer: '%PDF-1.7\n1 0 obj' },
    { name: 'budget.txt', buffer: '某市人力资源和社会保障局2024年部门预算\n部门预算说明\n'.repeat(30) },
    { name: 'good.txt', buffer: textOf('茂县人力资源和社会保障局', 2020) },
  ];
  const expected = {
    zh: [
      '“photo.pdf”已损坏',
      '“empty.txt”是空的',
      '“cut.pdf”不完整',
      /“budget.txt”是(?:部门)?预算.+不是部门决算/,
    ],
    en: [
      '“photo.pdf” is damaged',
      '“empty.txt” is empty',
      '“cut.pdf” ends before it is complete',
      /“budget.txt” is a budget \(“.+”\), not final accounts/,
    ],
  };

  test.each(['zh', 'en'] as const)(
    'each bad file is told in a sentence, the good go on (%s)',
    async (lang) => {
      const { page, dialog, review } = await open({ lang, engine: 'held' });
      await choose(page, ...files);
      await dialog.locator('button.file', { hasText: 'good.txt' }).click();
      await review.waitFor();
      for (const sentence of expected[lang]) await dialog.getByText(sentence).waitFor();
      expect(await review.getByLabel(lang === 'zh' ? '年度' : 'Year').inputValue()).toBe('2020');
      await dialog.getByRole('button', { name: lang === 'zh' ? /^已加入的文件（0）/ : /\(0\)$/ }).waitFor();
    },
  );

  test('a file of 500 MB is refused by its size', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'juesuan-large-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'film.pdf');
    writeFileSync(path, '%PDF-1.7');
    truncateSync(path, 500_000_000);
    const { page, dialog } = await open({ engine: 'held' });
    await page.getByRole('button', { name: '加入文件' }).click();
    await dialog.locator('input[type=file]').setInputFiles(path);
    await dialog.getByText('“film.pdf”有 500 MB，最多读取 134 MB').waitFor();
  });

  test('markup in a document and names of 300 characters are text, and do not break the page', async () => {
    const { page, dialog, review } = await open({ engine: 'held' });
    const name = `${'长'.repeat(80)}.txt`; // as long as file systems allow
    const body = '<img src=x onerror=alert(1)>局';
    const text = textOf('茂县人力资源和社会保障局', 2020).replaceAll('一般公共服务支出', body);
    await choose(page, {
      name,
      buffer: text.replace(/(茂县人力资源和社会保障局)/, `$1<b>${'特'.repeat(300)}</b>`),
    });
    await review.waitFor();
    expect(await dialog.locator('img, b').count()).toBe(0);
    const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('what is in doubt', () => {
  test('is asked, and blocks acceptance until it is answered', async () => {
    const { page, dialog, review } = await open();
    await page.getByRole('button', { name: /^加入文件/ }).waitFor();
    await paste(page, '短的文字不是文件');
    expect(await dialog.count()).toBe(0);
    await paste(page, textOf('鼓楼区民政局', 2023));
    await review.waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /待核对 1 份/ }).click();
    await review.waitFor();
    const accept = review.getByRole('button', { name: '接受' });
    expect(await accept.isDisabled()).toBe(true);
    await review.getByText('还有问题待确认').waitFor();
    const division = review.getByRole('combobox', { name: '区划' });
    await division.fill('鼓楼区');
    const options = review.getByRole('listbox').getByRole('option');
    await expect.poll(() => options.count()).toBe(4); // Nanjing, Xuzhou, Fuzhou, Kaifeng
    await division.press('ArrowDown');
    await division.press('Enter');
    const chosen = await division.inputValue();
    expect(chosen).toMatch(/鼓楼区 \d{6}$/);
    while ((await review.getByRole('button', { name: '确认' }).count()) > 0) {
      await review.getByRole('button', { name: '确认' }).first().click();
    }
    await expect.poll(() => accept.isEnabled()).toBe(true);
    await accept.click();
    await dialog.getByRole('row', { name: /鼓楼区民政局/ }).waitFor();
  });
});

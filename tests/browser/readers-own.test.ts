/**
 * What the reader's own documents look like: the ring, the words, the source with its lines at once, the file, the
 * corrected figure, the year told anew. The added documents are made up; the figures of the published ones are those
 * printed in them.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Place } from '#ingest/source.ts';
import { addedRecords, openWithRecords } from './added-records.ts';
import type { OpenedPage } from './harness.ts';

/** A finance bureau's accounts, not admitted to comparisons: 1,000 in all, its class 208 corrected from 60 to 600. */
function financeBureau(): ReturnType<typeof addedRecords> {
  const [record] = addedRecords([{ id: 'caizheng', year: 2024, total: 1000 }]);
  const { kept } = record!;
  const facts = kept.disclosure.facts.map((fact) =>
    fact.concept === 'function.208'
      ? { ...fact, corrected_from: 60, printed: '60.00', line_start: 2, line_end: 2 }
      : fact,
  );
  const page = (number: number): Place => ({ kind: 'page', page: number, box: null });
  const lines = ['合计 1,000.00', '社会保障和就业支出 60.00', '卫生健康支出 400.00'];
  return [
    {
      kept: {
        ...kept,
        entity: { ...kept.entity, name_zh: '某区财政局', short_zh: '某区财政' },
        disclosure: {
          ...kept.disclosure,
          document: { ...kept.disclosure.document, line_count: lines.length },
          facts,
        },
        file: { name: '某区财政局决算.pdf', bytes: 1000, format: 'pdf' },
        corrections: [{ fact_id: 'caizheng-2024/function.208', value: 600, note: '' }],
        addedOn: '2026-03-05T12:00:00.000Z',
        peer: false,
      },
      contents: { id: kept.id, lines, places: [page(3), page(4), page(4)], original: null },
    },
  ] as unknown as ReturnType<typeof addedRecords>;
}

const opened: { page?: OpenedPage } = {};

/** Leads the page on which the finance bureau's accounts are kept to an address. */
async function visit(path: string): Promise<Page> {
  const { page, visit } = opened.page!;
  await visit(path);
  return page;
}

const cellOf = (page: Page, row: string | RegExp, text: string) =>
  page.locator('main').getByRole('row', { name: row }).getByRole('button', { name: text, exact: true });

describe('a document the reader added', () => {
  beforeAll(async () => {
    opened.page = await openWithRecords(financeBureau(), '?v=1&scale=amount');
    opened.page.page.setDefaultTimeout(15_000);
    await opened.page.page.getByText('外框：您加入的文件').waitFor();
  });
  afterAll(() => opened.page?.close());

  test.each(['light', 'dark'] as const)(
    'has a frame in the colour of the text around its bars in %s, and words wherever it is named',
    async (colorScheme) => {
      const page = await visit('?v=1&scale=amount');
      await page.emulateMedia({ colorScheme });
      onTestFinished(() => page.emulateMedia({ colorScheme: null }));
      await page.getByText('外框：您加入的文件').waitFor();
      expect(await page.getByRole('application', { name: /带圆环的是您加入的文件/ }).count()).toBe(1);
      expect(await page.locator('.chart svg text').allTextContents()).toContain('您加入、不是人社部门');
      const frames = () =>
        page.locator('.chart svg path').evaluateAll((paths) => {
          const ink = getComputedStyle(document.documentElement).color;
          return paths.filter((path) => {
            const { width, height } = path.getBoundingClientRect();
            return getComputedStyle(path).fill === ink && width > 40 && height > 20;
          }).length;
        });
      await expect.poll(frames).toBe(1);
      const head = page.getByRole('columnheader', { name: /某区财政/ });
      expect(await head.innerText()).toContain('您加入、不是人社部门');
      expect(await page.locator('.rail label', { hasText: '某区财政' }).innerText()).toMatch(
        /您加入 · 不参与比较/,
      );
    },
  );

  test('is not compared until the reader admits it, and the caption says so', async () => {
    const page = await visit('?v=1&breakdown=function&scale=share');
    await page.getByText('没有计入您加入的某区财政 2024').waitFor();
    const sentence = await page.locator('h2.sentence').innerText();
    expect(sentence).toContain('朝阳 2024 最高，为 98.2%'); // 4680.43 of 4766.06
    expect(sentence).not.toContain('财政');
  });

  test('leads from a corrected figure to its page, its file and its line at once', async () => {
    const page = await visit('?v=1&scale=amount&departments=caizheng');
    await page.getByText('†：您更正过的数').waitFor();
    await cellOf(page, /^208/, '600.00').click();
    const panel = page.locator('.panel');
    await panel.getByText('您更正过；原文载明 60.00').waitFor();
    const text = await panel.innerText();
    expect(text).toContain('某区财政局决算.pdf');
    expect(text).toContain('您于 2026-03-05 加入；不属于本站公布的数据');
    expect(text).toContain('第 4 页');
    await panel.locator('li.cited').waitFor();
    expect(await panel.locator('li.cited .text').innerText()).toBe('社会保障和就业支出 60.00');
    expect(await panel.locator('li.cited mark').innerText()).toBe('60.00');
    expect(await panel.locator('input[type=file]').count()).toBe(0);
  });

  test('is named in the downloaded file', async () => {
    const page = await visit('?v=1&scale=amount&departments=caizheng,chaoyang');
    await page.getByText('外框：您加入的文件').waitFor();
    await page.getByText('下载数据', { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV：表格原样' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/某区财政 \(您加入、不是人社部门; 万元\),缺数原因,您加入,您更正$/);
    expect(lines.find((line) => line.startsWith('208'))).toMatch(/,4680\.43,600,,某区财政,某区财政$/);
  });
});

test('a year that the next year’s document gives otherwise is shown twice, with both documents named', async () => {
  // Chaoyang's document of 2024 implies 4,459.42 for 2023; the made-up one of 2023, of the same scope, says 4,000.
  const made = addedRecords([{ id: 'chaoyang', year: 2023, total: 4000 }]).map(({ kept, contents }) => {
    const { disclosure } = kept;
    const document = { ...disclosure.document, scope: 'headquarters' };
    return { kept: { ...kept, disclosure: { ...disclosure, document } }, contents };
  });
  const { page } = await openWithRecords(
    made,
    '?v=1&subject=trend&departments=chaoyang&concept=expenditure.total',
  );
  await page.getByText('沙漏形：下一年的文件对该年另有所载').waitFor();
  const row = page.locator('main tbody tr').filter({ hasText: '下一年文件所载' });
  expect((await row.locator('td').allInnerTexts()).map((text) => text.trim())).toEqual(['4,459.42', '—']);
  const note = await page.locator('.notes').getByText('有两个数').innerText();
  expect(note).toContain('载为 4,000.00 万元');
  expect(note).toContain('推算为 4,459.42 万元');
  expect(await page.locator('h2.sentence').innerText()).toContain('从 2023 年的 4,000.00 万元');
});

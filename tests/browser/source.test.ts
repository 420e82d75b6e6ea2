/** The way from a figure to its place in the accounts, and back. Figures and lines are those of the documents. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildData } from '#build/build-data.ts';
import { computeSha256 } from '#warehouse/published/digest.ts';
import { writeSmallData } from '../unit/build/small-data.ts';
import { openLate, openPage, queryOf, sharePage } from './harness.ts';

describe('the source of a figure', () => {
  const shared = sharePage();

  /** Opens the source of Leshan's expenditure, 6,385.21 万元 on line 183 of 4,991. */
  async function openLeshan() {
    const opened = shared();
    await opened.visit('?v=1&departments=leshan-shizhong');
    const figure = opened.page.getByRole('table').getByRole('button', { name: /6,385\.21/ });
    await figure.focus();
    await opened.page.keyboard.press('Enter');
    const panel = opened.page.getByRole('complementary', { name: '出处' });
    await panel.getByText('6,385.21万元').waitFor();
    return { ...opened, figure, panel };
  }

  test('opens by keyboard, takes the focus, says where the figure stands, and gives the focus back', async () => {
    const { page, panel, figure } = await openLeshan();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('source-heading');
    await panel.getByText('2024年度乐山市市中区人力资源和社会保障局部门决算').waitFor();
    await panel.getByText(/^文本第 183 行，共 4991 行$/).waitFor();
    await panel.getByText('原文载明：载于 2024 年自己的决算').waitFor();
    expect(queryOf(page).get('source')).toMatch(/^\{leshan-shizhong-2024/);

    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await figure.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(queryOf(page).get('source')).toBeNull();
  });

  test('is in the address: a pasted link opens it, back closes it', async () => {
    const { page, panel, goto } = await openLeshan();
    const link = new URL(page.url()).search;
    await page.goBack();
    await panel.waitFor({ state: 'detached' });
    await goto(link);
    await panel.getByText('6,385.21万元').waitFor();
  });

  test('in a pasted link is looked up while the data arrive, and no error is told meanwhile', async () => {
    const source = encodeURIComponent('{chaoyang-2024/expenditure.total/final/2023/derived}');
    const { page, release } = await openLate(`?v=1&source=${source}`, /manifest\.json/);
    const panel = page.getByRole('complementary', { name: '出处' });
    await panel.getByText('正在查找出处').waitFor();
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { alerts: seen });
      new MutationObserver(() => {
        for (const alert of document.querySelectorAll('[role=alert]')) seen.push(alert.textContent ?? '');
      }).observe(document.body, { childList: true, subtree: true });
    });
    expect(await page.getByRole('alert').count()).toBe(0);
    release();
    await panel.getByText('支出总计').first().waitFor();
    expect(await page.evaluate(() => (window as unknown as { alerts: string[] }).alerts)).toEqual([]);
  });

  test('closes with the subject its figure stands in, and comes back with it', async () => {
    const { page, panel } = await openLeshan();
    const tab = page.getByRole('link', { name: '三公经费' });
    await tab.click();
    await panel.waitFor({ state: 'detached' });
    expect(await tab.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(queryOf(page).get('source')).toBeNull();
    await page.goBack();
    await panel.getByText('6,385.21万元').waitFor();
  });

  test('of a share is its formula, each term opens its own source, and there is a way back', async () => {
    const { page, visit } = shared();
    await visit('?v=1&departments=leshan-shizhong');
    // 社会保障和就业支出 6,088.89 of 6,385.21 万元 is 95.36 %.
    await page.getByRole('table').getByRole('button', { name: /95\.4/ }).click();
    const panel = page.getByRole('complementary', { name: '出处' });
    await panel.getByText('95.36%').first().waitFor();
    await panel.getByRole('button', { name: /社会保障和就业支出.*6,088\.89 万元/ }).waitFor();
    await panel.getByRole('button', { name: /本年支出合计.*6,385\.21 万元/ }).click();
    await panel.getByText('6,385.21万元').waitFor();
    await panel.getByRole('button', { name: '返回上一个数字' }).click();
    await panel.getByText('95.36%').first().waitFor();
  });

  test('that is a passage is named again from its place alone', async () => {
    const { page, visit } = shared();
    await visit('?v=1&subject=assessment&departments=chaoyang');
    await page
      .getByRole('table')
      .getByRole('button', { name: /92\.12/ })
      .first()
      .click();
    const named = page.getByRole('complementary', { name: '出处' }).getByText('项目绩效自评平均分').first();
    await named.waitFor();
    expect(queryOf(page).get('source')).toBe('lines:chaoyang-2024:221-221:score-1');
    await page.reload();
    await named.waitFor();
  });

  test('is copied as a citation, and said so', async () => {
    const { page, panel, server } = await openLeshan();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
    await panel.getByRole('button', { name: '复制引文' }).click();
    await page.getByRole('status').filter({ hasText: '引文已复制' }).waitFor();
    const citation = await page.evaluate(() => navigator.clipboard.readText());
    expect(citation).toContain(
      '乐山市市中区人力资源和社会保障局. 2024年度乐山市市中区人力资源和社会保障局部门决算[R]',
    );
    expect(citation).toContain(
      '. 第 183 行，本年支出合计，2024 年，6,385.21 万元，原文载明“6,385.21万元”. 决算对照[',
    );
    expect(citation).toContain(page.url());
    await panel.getByLabel('引文格式').selectOption('BibTeX');
    await panel.getByRole('button', { name: '复制引文' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^@techreport\{leshan-shizhong-2024,/);
    await panel.getByRole('button', { name: '复制链接' }).click();
    await page.getByRole('status').filter({ hasText: '链接已复制' }).waitFor();
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(link.searchParams.get('data')).toMatch(/^[0-9a-f]{12}$/);
    expect(link.searchParams.get('source')).toBe(new URL(page.url()).searchParams.get('source'));
  });

  test('shows nothing of a file that is another text', async () => {
    const { page, panel } = await openLeshan();
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['支出合计 6,385.21万元'], 'other.txt', { type: 'text/plain' }));
      return transfer;
    });
    await panel.getByRole('group', { name: '在原文中查看' }).dispatchEvent('drop', { dataTransfer: dropped });
    await panel.getByRole('alert').filter({ hasText: '这不是读取数字所用的文本' }).waitFor();
    expect(await page.locator('mark').count()).toBe(0);
  });

  test('shows the lines of the very text, the printed number marked', async () => {
    const lines = Array.from({ length: 10 }, (_, at) => `第 ${at + 1} 行`);
    lines[4] = '上年180.00万元，本年支出合计80.00万元。';
    const buffer = Buffer.from(lines.join('\r\n'));
    const published = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'data');
    onTestFinished(() => rmSync(dirname(published), { recursive: true }));
    await buildData(
      writeSmallData((data) => {
        data['documents/leshan-2024/document.csv'][0]!['sha256'] = computeSha256(buffer);
      }),
      published,
    );
    const { page } = await openPage(`?source=${encodeURIComponent('{leshan-2024-f4}')}`, {
      overlays: { 'data/': published },
      expectedErrors: [/Failed to load resource.*snapshots/], // preloads of the data this page was built with
    });
    const panel = page.getByRole('complementary', { name: '出处' });
    await panel.getByLabel('选择原文文件').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer });
    await panel.getByRole('heading', { name: '原文（已核对校验值）' }).waitFor();
    expect(await panel.locator('mark').allTextContents()).toEqual(['80.00万元']);
    expect(await panel.locator('.original .number').allTextContents()).toEqual([
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
    expect(await panel.locator('.cited .text').allTextContents()).toEqual([lines[4]]);
  });
});

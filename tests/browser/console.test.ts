/** The SQL console on the built page: read-only, stopped when asked, and nothing lost. */
import { describe, expect, test } from 'vitest';
import { openPage } from './harness.ts';

const editor = '.console .cm-content';
/** Chromium keeps the look of what is typed over, in a style that the page's policy refuses: nothing of it is seen. */
const expectedErrors = [/Applying inline style/];

describe('the SQL console', () => {
  test('runs what is asked for and no link by itself, and shows the picture the link names', async () => {
    const sql =
      'SELECT short_zh AS body, staff AS people FROM documents JOIN entities USING (entity_id) WHERE staff > 0';
    const query = `?subject=sql&sql=${encodeURIComponent(sql)}&plot=bars&plotX=body&plotY=people`;
    const { page } = await openPage(query, { expectedErrors, waitFor: editor });
    expect(await page.locator(editor).innerText()).toContain('SELECT short_zh');
    expect(await page.locator('.console table').count()).toBe(0);
    await page.getByRole('button', { name: /^运行/ }).click();
    await page.getByRole('heading', { name: /^结果有 2 行、2 列/ }).waitFor();
    expect(await page.locator('.console tbody').innerText()).toMatch(/乐山市中区\s+119/);
    await page.locator('.console [role=application] svg').first().waitFor();
  });

  test('refuses to write, reach out or run for ever, and keeps the answer before', async () => {
    const { page } = await openPage('?subject=sql', { expectedErrors, waitFor: editor });
    const ask = async (sql: string) => {
      await page.locator(editor).click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(sql);
      await page.keyboard.press('Control+Enter');
    };
    const alert = page.locator('.console [role=alert]');
    await ask('SELECT count(*) AS n FROM documents');
    await page.getByRole('heading', { name: /^结果有 1 行/ }).waitFor();
    for (const [sql, said] of [
      ["WITH x AS (SELECT 1) INSERT INTO classification SELECT 'a', 'b', 'c', 'd'", '这里只能读'],
      ["SELECT * FROM read_csv('https://example.com/x.csv')", '读不到文件和网络'],
      ['SELECT 1; SELECT 2', '一次只能运行一个语句'],
      ['就业补助是多少', '这不是能识别的 SQL'],
    ] as const) {
      await ask(sql);
      await alert.getByText(said).waitFor();
    }
    await ask('WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM r) SELECT max(i) FROM r');
    await page.getByText('正在运行').waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await alert.getByText('已停止').waitFor();
    expect(await page.locator('.console tbody').innerText()).toMatch(/1\s+5/);
    await ask('SELECT count(*) AS n FROM range(10000000)');
    await page.locator('.console tbody').getByText('10000000').waitFor();
    await ask('FROM range(10000000)');
    await page.getByRole('heading', { name: /超过 10,000 行，这里列出前 10,000 行/ }).waitFor();
    // Stopped while it is saved, the files there are are told.
    await page.getByRole('button', { name: 'CSV', exact: true }).click();
    await page.getByText(/正在保存，已有 [1-9]/).waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await page
      .locator('.console [role=status]')
      .getByText(/^停下以前已保存前 [\d,]+ 行，\d+ 个文件；不是全部/)
      .waitFor();
  });
});

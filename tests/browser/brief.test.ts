/** The brief: one page about one body, or a few beside one another; its figures lead to their sources, also from a file. */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { engine, openPage, queryOf, sharePage } from './harness.ts';

const opened = sharePage('?v=2&departments=chaoyang,maoxian&subject=brief');

test('is of the first body chosen until another is; a figure leads to its source', async () => {
  const { page } = opened();
  await engine(page);
  await page.locator('.brief .subsidies').getByRole('button', { name: '52.4%' }).click();
  const panel = page.locator('.panel');
  await expect.poll(() => panel.innerText()).toContain('2,499.06');
  expect(queryOf(page).get('source')).toContain('*100');
  await page.locator('.controls select').selectOption({ label: '茂县' });
  await expect.poll(() => page.locator('h2').first().innerText()).toContain('茂县');
  expect(await page.locator('.brief .subsidies .aside').innerText()).toContain('没有列报不等于 0');
});

test('shows several beside one another; the title of a part leads to its view', async () => {
  const { page, visit } = opened();
  await visit('?v=2&departments=chaoyang,maoxian&subject=brief&brief=several');
  const heads = page.locator('.brief .headline thead th');
  await expect
    .poll(() => heads.allInnerTexts())
    .toEqual(['项目', expect.stringContaining('朝阳 2024'), expect.stringContaining('茂县 2022')]);
  const findings = page.locator('.brief .findings tbody tr').first();
  expect(await findings.innerText()).toContain('数字矛盾');
  await page.getByRole('link', { name: '就业补助' }).last().click();
  await expect.poll(() => queryOf(page).get('subject')).toBe('subsidies');
});

test('prints on two sides of paper at most, with its documents once', async () => {
  const { page, visit } = await openPage('?v=2&departments=chaoyang&subject=brief', { colorScheme: 'dark' });
  for (const choice of ['chaoyang', 'leshan-shizhong', 'zhaohua', 'zigong-hr-centre', 'all']) {
    await visit(`?v=2&subject=brief&${choice === 'all' ? 'brief=several' : `departments=${choice}`}`);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)!.length, choice).toBeLessThanOrEqual(2);
  }
  await visit('?v=2&departments=chaoyang&subject=brief');
  onTestFinished(() => page.emulateMedia({ media: null }));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('main .foot:visible').count()).toBe(1);
  expect(await page.locator('main .foot:visible').innerText()).toContain(
    '辽宁省朝阳市人力资源和社会保障局(本级)2024 年度部门决算',
  );
});

test('leaves as a Word file whose figures lead back to the page', async () => {
  const { page, visit } = opened();
  await visit('?v=2&departments=chaoyang&subject=brief');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 .docx' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('部门简报-朝阳-2024.docx');
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  const textOf = (path: string) => new TextDecoder().decode(files[path]!);
  for (const said of ['4,766.06', '2,499.06', '52.4%', '98.88', '数据版本'])
    expect(textOf('word/document.xml')).toContain(said);
  const links = textOf('word/_rels/document.xml.rels').match(/Target="[^"]*source=[^"]*"/g)!;
  expect(links.length).toBeGreaterThan(20);
  expect(links.some((link) => link.includes('function.2080702'))).toBe(true);
});

test('leaves as a workbook with a sheet for each part, and as one number a row', async () => {
  const { page, visit } = opened();
  await visit('?v=2&departments=chaoyang&subject=brief');
  await page.locator('details.take summary').last().click();
  const take = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    return readFile(await download.path());
  };
  const book = unzipSync(new Uint8Array(await take('Excel 工作簿')));
  const names = new TextDecoder().decode(book['xl/workbook.xml']!);
  for (const name of ['收支与上年', '“三公”经费', '数字的来历', '逐个数字', '说明'])
    expect(names).toContain(name);
  const rows = (await take('CSV：一行一个数字')).toString('utf8').split('\r\n');
  const subsidies = rows.find((row) => row.includes('chaoyang-2024/function.20807/final/2024'))!;
  expect(subsidies).toContain('2499.06,');
  expect(await page.getByRole('button', { name: 'CSV：表格原样' }).count()).toBe(0);
});

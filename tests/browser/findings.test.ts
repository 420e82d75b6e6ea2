/** The findings in a real browser, by link, by mouse and by keyboard. Lines and figures are those of the documents. */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPage, queryOf, settled, sharePage } from './harness.ts';

const shared = sharePage('?v=1&subject=findings');

async function openFindings(query: string, heading = 'main h2'): Promise<Page> {
  const { page, visit } = shared();
  page.setDefaultTimeout(15_000);
  await visit(`?v=1&subject=findings${query}`);
  await page.locator(heading).first().waitFor();
  return page;
}

const sentence = (page: Page) => page.locator('main h2').first().innerText();
const listed = (page: Page) => page.locator('main tbody th button.deeper');

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('before the engine is ready', () => {
  const opened = sharePage('?v=1&subject=findings', { engine: 'held' });

  test('the view draws from what was worked out when the data were built', async () => {
    const { page } = opened();
    await expect
      .poll(() => sentence(page))
      .toMatch(/^5 份决算核对了 [\d,]+ 次，其中 \d 份有数字互相矛盾之处，共 \d+ 处。$/);
    await page.locator('.chart svg text').first().waitFor();
    const counts = await page
      .getByRole('row', { name: /茂县 2022/ })
      .locator('td')
      .allInnerTexts();
    expect(counts[0]!.trim()).toBe('1'); // 5.53 on lines 41, 47 and 50
    const rules = counts.slice(4, 7).map(Number);
    expect(
      rules.every((count) => count > 0),
      'inconsistent, not checkable and consistent',
    ).toBe(true);
  });

  test('a finding opens by its link, with the arithmetic', async () => {
    const { page, goto } = opened();
    await goto('?v=1&subject=findings&finding=maoxian-2022/change/L41');
    await expect.poll(() => sentence(page)).toContain('两者之差是 8.53 万元，而增减额载明为 5.53 万元');
    // Two years, and the two further places of the same slip.
    expect(await page.locator('.terms li').allInnerTexts()).toHaveLength(4);
    expect(await page.locator('main').innerText()).toContain('只有一位数字不同');
  });
});

describe('the list', () => {
  test('is narrowed by severity, rule, words and the departments of the rail', async () => {
    const page = await openFindings('&findings=list&departments=maoxian,zhaohua');
    const all = await listed(page).count();
    await page.getByRole('button', { name: '数字矛盾' }).click();
    const errors = await listed(page).count();
    expect(errors).toBeGreaterThan(0);
    expect(errors).toBeLessThan(all);
    await page.getByLabel('规则').selectOption('change');
    // One slip in three places is one finding.
    expect(await listed(page).allInnerTexts()).toEqual(['收、支总计 ›']);
    await page.getByPlaceholder('事项、部门或数字').fill('收、支');
    await expect.poll(() => listed(page).count()).toBe(1);
    expect(Object.fromEntries(queryOf(page))).toMatchObject({
      severity: 'error',
      rule: 'change',
      filter: '收、支',
    });
    await page.getByPlaceholder('事项、部门或数字').fill('无此事项');
    await expect.poll(() => page.locator('.blank').count()).toBe(1);
  });

  test('runs from the most money, which a threshold of the reader filters', async () => {
    const page = await openFindings(
      '&findings=list&severity=error&departments=maoxian,zhaohua,leshan-shizhong',
    );
    const amounts = async () =>
      (await page.locator('main tbody td:nth-child(6)').allInnerTexts()).flatMap((text) =>
        /\d/.test(text) ? [Number.parseFloat(text.replaceAll(',', ''))] : [],
      );
    const all = await amounts();
    expect(all.length).toBeGreaterThan(1);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    await page.getByRole('button', { name: '达到门槛的' }).click();
    await page.getByLabel('门槛：差额至少').fill('30');
    await page.getByLabel('门槛：差额至少').press('Enter');
    await page.getByLabel('或占支出至少').fill('100');
    await page.getByLabel('或占支出至少').press('Enter');
    await expect.poll(amounts).toEqual(all.filter((amount) => amount >= 30));
    expect(Object.fromEntries(queryOf(page))).toMatchObject({
      material: 'reached',
      materialMoney: '30',
      materialShare: '100',
    });
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await expect.poll(amounts).toEqual(all);
  });

  test('leaves as CSV with sentence, lines and id', async () => {
    const page = await openFindings('&findings=list&rule=change&departments=maoxian');
    await page.getByText('下载数据', { exact: true }).click();
    const { name, bytes } = await downloaded(page, () =>
      page.getByRole('button', { name: 'CSV：表格原样' }).click(),
    );
    expect(name).toBe('juesuan-findings-list.csv');
    const text = bytes.toString('utf8');
    expect(text).toContain('maoxian-2022/change/L41');
    expect(text).toContain('茂县人力资源和社会保障局');
    expect(text).toContain(',5.53,8.53,-3,');
  });
});

describe('by department and by rule', () => {
  test('a department leads to its findings', async () => {
    const page = await openFindings('');
    await page
      .locator('main tbody')
      .getByRole('button', { name: /^茂县 2022/ })
      .click();
    await expect.poll(() => queryOf(page).get('findings')).toBe('list');
    const notes = await page.locator('main tbody th .note').allInnerTexts();
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.every((note) => note.startsWith('茂县 2022'))).toBe(true);
  });

  test('a rule says how it ended on each of the accounts, in words', async () => {
    const page = await openFindings('&findings=rules&departments=maoxian,zhaohua');
    const cells = await page
      .getByRole('row', { name: /^增减额(?!与)/ })
      .locator('td')
      .allInnerTexts();
    expect(cells.map((cell) => cell.trim())).toEqual([
      '1',
      '1',
      '1 处数字矛盾',
      expect.stringMatching(/^无法核对：缺2022 年|^无法核对：缺/),
    ]);
  });
});

describe('one finding', () => {
  test('leads from a term to its source and back, by keyboard', async () => {
    const page = await openFindings('&findings=list&rule=sum-expenditure&departments=zhaohua');
    const row = listed(page).first();
    await row.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    expect(await sentence(page)).toContain('4,454.96 万元');
    const term = page.locator('.terms button').filter({ hasText: '项目支出' });
    await term.focus();
    await page.keyboard.press('Enter');
    await page.locator('.panel .value').waitFor();
    expect(await page.locator('.panel').innerText()).toContain('3398.25万元'); // line 60
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.panel').count()).toBe(0);
    await page.getByRole('button', { name: '返回核对结果' }).press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('本年支出合计');
  });

  test('that is not there says so', async () => {
    const page = await openFindings('&finding=maoxian-2022/change/L9999');
    expect(await sentence(page)).toContain('没有这一条核对结果');
  });

  test('is told in English', async () => {
    const page = await openFindings('&lang=en&finding=chaoyang-2024/score-average/L221');
    expect(await sentence(page)).toContain('the 21 disclosed scores average 96.51 points');
    await page.getByText('counted as 0').waitFor();
  });
});

describe('the desk', () => {
  test('a department leads to its own accounts by a filter that can be seen and taken away', async () => {
    const page = await openFindings('');
    await page
      .locator('main tbody')
      .getByRole('button', { name: /^茂县 2022/ })
      .click();
    await expect.poll(() => queryOf(page).get('accounts')).toBe('maoxian-2022');
    expect(queryOf(page).get('filter')).toBeNull();
    const own = await listed(page).count();
    await page.locator('.controls select').first().selectOption('');
    await expect.poll(() => listed(page).count()).toBeGreaterThan(own);
  });

  test('the list is as it was on the way back: whole, and scrolled to where it was', async () => {
    const page = await openFindings('&findings=list&departments=leshan-shizhong,zhaohua');
    await page.getByRole('button', { name: '列出全部' }).click();
    const all = await listed(page).count();
    expect(all).toBeGreaterThan(60);
    const row = listed(page).nth(55);
    await row.scrollIntoViewIfNeeded();
    const before = (await row.boundingBox())!.y;
    await row.click();
    await page.locator('.finding h2').waitFor();
    await page.goBack();
    await expect.poll(() => listed(page).count()).toBe(all);
    await expect.poll(async () => Math.round((await row.boundingBox())!.y)).toBe(Math.round(before));
  });

  test('one finding leads to the next of the list, and says which it is', async () => {
    const page = await openFindings('&findings=list&departments=maoxian,zhaohua&severity=error');
    await listed(page).nth(1).click();
    await page.locator('.finding h2').waitFor();
    expect(await page.locator('.steps').innerText()).toContain('第 2 条，共 3 条');
    await page.getByRole('button', { name: '下一条' }).click();
    await expect.poll(() => page.locator('.steps').innerText()).toContain('第 3 条，共 3 条');
    expect(await page.getByRole('button', { name: '下一条' }).isDisabled()).toBe(true);
  });

  test('what the reader makes of a finding stays on the device, filters the list and chooses what a letter asks', async () => {
    const { page, goto } = await openPage('?v=2&subject=findings&finding=maoxian-2022/change/L41');
    await page.getByRole('button', { name: '待询问' }).click();
    await page.getByLabel('备注').fill('<b>电话</b>');
    await page.getByLabel('备注').blur();
    await goto('?v=2&subject=findings&findings=list&state=to-ask&departments=maoxian,zhaohua');
    await expect.poll(() => listed(page).allInnerTexts()).toEqual(['收、支总计 ›']);
    await listed(page).click();
    await expect.poll(() => page.getByLabel('备注').inputValue()).toBe('<b>电话</b>');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: '返回核对结果' }).click();
        await page.getByRole('button', { name: '导出记录（.json）' }).click();
      })(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('"note": "<b>电话</b>"');
    await listed(page).click();
    await page.getByRole('button', { name: '写询问函' }).click();
    await expect.poll(() => queryOf(page).get('letterMarked')).toBe('yes');
    await expect.poll(() => page.locator('.letter .annex h4').count()).toBe(1);
  });
});

describe('a letter of inquiry', () => {
  test('asks about errors and warnings, and leaves as a Word file', async () => {
    const page = await openFindings('&departments=zhaohua&finding=zhaohua-2023/letter', '.letter h2');
    const points = page.locator('.letter .annex h4');
    const without = await points.count();
    await page.getByRole('button', { name: '连同提示' }).click();
    await expect.poll(() => points.count()).toBeGreaterThan(without);
    await page.getByRole('button', { name: 'English' }).and(page.locator('[aria-pressed]')).click();
    expect(await page.locator('.letter h2').innerText()).toContain('Letter of inquiry');
    await page.getByRole('textbox', { name: '发函人' }).fill('某监督办公室');
    expect(await page.locator('.letter').innerText()).toContain('Inquiring office: 某监督办公室');
    expect(queryOf(page).get('letter')).toBe('zhaohua-2023');
    expect(queryOf(page).get('letterLang')).toBe('en');
    expect(queryOf(page).get('letterNotices')).toBe('yes');
    const { name, bytes } = await downloaded(page, () =>
      page.getByRole('button', { name: '下载 .docx' }).click(),
    );
    expect(name).toMatch(/^letter-of-inquiry-.*-2023\.docx$/);
    const xml = new TextDecoder().decode(unzipSync(new Uint8Array(bytes))['word/document.xml']!);
    expect(xml).toContain('CNY 44,549.6 thousand');
  });

  test('prints alone, with room for the answers', async () => {
    const page = await openFindings('&departments=maoxian&finding=maoxian-2022/letter', '.letter h2');
    onTestFinished(() => page.emulateMedia({ media: null }));
    await page.emulateMedia({ media: 'print' });
    for (const other of ['.masthead', '.rail', '.controls', 'main footer']) {
      expect(await page.locator(other).first().isVisible(), other).toBe(false);
    }
    expect(await page.locator('.letter .answer').first().isVisible()).toBe(true);
  });
});

test('the tabs fit beside one another on a desktop; on a phone that of the subject is in sight, and nothing is wider', async () => {
  const { page } = await openPage('?v=1&lang=en&subject=findings&findings=rules', {
    viewport: { width: 1440, height: 900 },
    engine: 'held',
  });
  const [width, inner] = await page
    .locator('nav.subjects')
    .evaluate((nav) => [nav.clientWidth, nav.scrollWidth] as const);
  expect(inner).toBeLessThanOrEqual(width);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await settled(page);
  await page.locator('.chart svg text').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const tab = (await page.locator('nav.subjects a[aria-current]').boundingBox())!;
  expect(tab.x).toBeGreaterThanOrEqual(0);
  expect(tab.x + tab.width).toBeLessThanOrEqual(390);
});

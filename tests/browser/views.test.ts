/**
 * The five subjects in a real browser. Figures are those printed in the documents; the line of the source
 * text is named where a figure is not among the hand-verified figures.
 */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, queryOf, sharePage } from './harness.ts';

const shared = sharePage();

async function openView(path: string): Promise<Page> {
  const { page, visit } = shared();
  page.setDefaultTimeout(15_000);
  await visit(path);
  await page.locator('.chart svg text').first().waitFor();
  return page;
}

const sentence = (page: Page) => page.locator('h2.sentence').innerText();

/** Everything written in the picture, in drawing order. */
const written = async (page: Page): Promise<string[]> => page.locator('.chart svg text').allTextContents();

/**
 * The cells of a table row, its head first, the spaces of the markup folded. The sign of doubt comes with the
 * findings, which may be later than the table: it is left out.
 */
async function row(page: Page, head: RegExp | string): Promise<string[]> {
  const found = page.locator('main tbody tr').filter({ has: page.getByRole('rowheader', { name: head }) });
  const cells = await found.first().locator('th, td').allInnerTexts();
  return cells.map((cell) => cell.replace('▲', '').replaceAll(/\s+/g, ' ').trim());
}

const spoken = (page: Page) => page.locator('.chart + [aria-live]');
const sourcePanel = (page: Page) => page.locator('.panel');

describe('spending', () => {
  test('shows the share of class 208 as the amounts of the documents give it', async () => {
    const page = await openView('');
    expect(await sentence(page)).toContain('朝阳 2024 最高，为 98.2%'); // 4680.43 of 4766.06
    await expect.poll(() => written(page)).toContain('95.4%'); // Leshan: 6,088.89 of 6,385.21
    expect((await row(page, /^208/)).slice(1, 3)).toEqual(['95.4%', '98.2%']);
  });

  test('shows basic and project expenditure as amounts on one scale', async () => {
    const page = await openView('?v=1&breakdown=nature&scale=amount');
    expect(await row(page, '项目支出')).toEqual([
      '项目支出',
      '4,658.06', // Leshan, line 522
      '3,603.63', // Chaoyang
      '3,398.25', // Zhaohua, line 60
      '493.62', // Zigong, line 25
      '235.91', // Maoxian, line 45
    ]);
    await expect
      .poll(() => written(page))
      .toEqual(expect.arrayContaining(['3,603.63', '4,766.06', '支出（万元）']));
  });

  test('says in words that staff is not stated, and computes where it is', async () => {
    const page = await openView('?v=1&scale=per-employee');
    await expect.poll(() => written(page)).toContain('在职人数未载明');
    expect((await row(page, '在职人数')).slice(1, 3)).toEqual(['119', '在职人数未载明']);
    expect((await row(page, /^208/))[1]).toBe('51.17'); // 6,088.89 万元 over 119 people
  });

  test('goes down from class to division to item and back by its path', async () => {
    const page = await openView('');
    await page.getByRole('button', { name: '展开社会保障和就业支出' }).first().click();
    await page.getByRole('button', { name: '展开就业补助' }).first().click();
    await page.getByRole('rowheader', { name: /2080702/ }).waitFor();
    expect(queryOf(page).get('parent')).toBe('20807');
    const path = page.getByRole('navigation', { name: '分类层级' });
    expect(await path.innerText()).toContain('20807 就业补助');
    expect(await row(page, /2080702/)).toContain('95.6%'); // Chaoyang: 2389.62 of 2499.06

    await path.getByRole('button', { name: /^208 / }).click();
    await page.getByRole('rowheader', { name: /20801/ }).waitFor();
    await page.goBack();
    await page.getByRole('rowheader', { name: /2080702/ }).waitFor();
    await path.getByRole('button', { name: '全部' }).click();
    await page.getByRole('rowheader', { name: /^208 / }).waitFor();
    expect(queryOf(page).get('parent')).toBeNull();
  });

  test('leads from the chart to a source by keyboard alone', async () => {
    const page = await openView('?v=1&breakdown=nature&scale=amount&departments=chaoyang');
    const chart = page.getByRole('application', { name: /构成的条形图/ });
    await chart.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => spoken(page).innerText()).toBe('朝阳 · 基本支出，1,162.43 万元');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => spoken(page).innerText()).toBe('朝阳 · 项目支出，3,603.63 万元');
    await page.keyboard.press('Enter');
    await sourcePanel(page).getByText('3,603.63 万元').first().waitFor();
    expect(queryOf(page).get('source')).toMatch(/^\{chaoyang-2024/);
  });

  test('opens an amount per person at its quotient, and the people at their line', async () => {
    const page = await openView('?v=1&scale=per-employee');
    await page.getByRole('cell', { name: '51.17' }).getByRole('button').click();
    const panel = sourcePanel(page);
    await panel.getByText('6,088.89 万元').waitFor();
    expect(await panel.locator('.value').innerText()).toBe('51.17 万元/人');
    await panel.getByRole('button', { name: '在职人数' }).click();
    await expect.poll(() => panel.locator('.value').innerText()).toBe('119');
    expect(await panel.innerText()).toContain('第 381–387 行');
    await page.reload();
    await expect.poll(() => panel.locator('.value').innerText()).toBe('119');
  });

  test('keeps the focus in the view when a level is opened or left by keyboard', async () => {
    const page = await openView('');
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    await page.getByRole('rowheader', { name: /^208/ }).getByRole('button').press('Enter');
    await expect.poll(focused).toBe('208 社会保障和就业支出');
    await page.getByRole('button', { name: '展开就业补助' }).first().press('Enter');
    await expect.poll(focused).toBe('20807 就业补助');
    await page.getByRole('button', { name: '全部' }).press('Enter');
    await expect.poll(focused).toBe(await sentence(page));
  });

  test('tells years that are not held from items that are not reported', async () => {
    const page = await openView('?v=1&years=2022,2023');
    const total = await row(page, '支出合计');
    expect(total).toContain('4,459.42'); // Chaoyang: 4,766.06, 306.64 more than the year before
    const social = await row(page, /^208/);
    expect(social.filter((cell) => cell === '未收录该年决算')).toHaveLength(4);
    expect(social).not.toContain('未列出');
    await shared().visit('?v=1&years=2021');
    await page.getByText('未收录茂县 2021 年的决算。').first().waitFor();
    await page
      .getByRole('cell', { name: '未收录该年决算' })
      .or(page.getByRole('rowheader', { name: '支出合计' }))
      .first()
      .waitFor();
  });

  test('shows the total of basic expenditure of those that do not itemise it', async () => {
    const page = await openView('?v=1&breakdown=economic&scale=amount');
    expect(await row(page, '基本支出合计')).toEqual(expect.arrayContaining(['1,727.15', '307.34', '551.03']));
    expect((await row(page, /^301/)).filter((cell) => cell === '未列出')).toHaveLength(3);
  });

  test('calls a code that no classification has unknown', async () => {
    const { page } = await openPage('?v=1&parent=299');
    await page.getByText('299').first().waitFor();
    await page.getByRole('rowheader', { name: /^208/ }).waitFor();
  });

  test('goes a level down from a mark with Shift and Enter', async () => {
    const page = await openView('?v=1&departments=leshan-shizhong');
    await page.locator('.chart').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('rowheader', { name: /^20807/ }).waitFor();
    expect(queryOf(page).get('parent')).toBe('208');
  });
});

describe('three public expenses', () => {
  test('stand beside the budget where the document states one', async () => {
    const page = await openView('?v=1&subject=three-public');
    await expect.poll(() => written(page)).toEqual(expect.arrayContaining(['9.41', '4.92', '3.24', '3.35']));
    // Zhaohua, line 125: budget 14.8, final 9.41.
    expect((await row(page, '广元昭化 2023 · “三公”经费')).slice(0, 5)).toEqual([
      '广元昭化 2023 · “三公”经费',
      '万元',
      '9.41',
      '14.80',
      '63.6%',
    ]);
  });

  test('show the completion that is printed, with its line', async () => {
    const page = await openView('?v=1&subject=three-public&departments=leshan-shizhong');
    await page.getByRole('cell', { name: '100%' }).first().getByRole('button').click();
    await sourcePanel(page).getByText('第 249 行').waitFor();
  });

  test('are set against the year before, derived from the stated change', async () => {
    const page = await openView(
      '?v=1&subject=three-public&against=prior&departments=leshan-shizhong,zigong-hr-centre',
    );
    // Leshan, line 249: 3.24, 1.61 less than the year before.
    expect((await row(page, '乐山市中区 2024 · “三公”经费')).slice(5)).toEqual(['4.85', '−1.61']);
  });

  test('cost per visitor what amount and count give, and a dash where nobody came', async () => {
    const page = await openView('?v=1&subject=three-public&against=unit-cost');
    // Maoxian, line 78: 0.22 万元, 28 visitors, 4 batches.
    expect(await row(page, '茂县 2022 · 每接待一人次')).toEqual([
      '茂县 2022 · 每接待一人次',
      '78.57',
      '0.22',
      '28',
    ]);
    expect(await row(page, '茂县 2022 · 每接待一批')).toContain('550.00');
    expect((await row(page, '朝阳 2024 · 每接待一人次'))[1]).toBe('—（数量为 0）');
  });
});

describe('employment subsidies', () => {
  test('show the items of each department, and none reported in words', async () => {
    const page = await openView('?v=1&subject=subsidies&scale=amount');
    expect(await row(page, '就业补助合计')).toContain('2,499.06');
    expect(await row(page, /2080702/)).toEqual(expect.arrayContaining(['2,389.62', '未列报']));
    await expect.poll(() => written(page)).toContain('未列报');
    expect(await sentence(page)).toContain('茂县 2022 的决算没有列报就业补助');
  });

  test('as a share of expenditure open the quotient', async () => {
    const page = await openView('?v=1&subject=subsidies&departments=chaoyang');
    expect(await sentence(page)).toBe('朝阳把支出的 52.4% 用于就业补助。');
    await page.getByRole('cell', { name: '50.1%' }).getByRole('button').click();
    await sourcePanel(page).getByText('2,389.62 万元').first().waitFor();
    await sourcePanel(page).getByText('4,766.06 万元').first().waitFor();
  });
});

describe('self-assessment', () => {
  test('shows every overall score a document states', async () => {
    const page = await openView('?v=1&subject=assessment');
    await expect
      .poll(() => written(page))
      .toEqual(expect.arrayContaining(['97.18', '98', '100', '98.88', '92.12']));
    expect(await sentence(page)).toContain('乐山市中区 2024 有 3 个不同的得分（97.18、98、100）');
    expect(await sentence(page)).toContain('茂县 2022 没有公布整体得分');
  });

  test('leads from a project to its indicators', async () => {
    const page = await openView('?v=1&subject=assessment&assessment=projects&departments=chaoyang');
    expect((await row(page, /劳动大厦消防设施改造/)).slice(3, 7)).toEqual([
      '338.00',
      '197.61',
      '58.46',
      '69',
    ]);
    await page.getByRole('button', { name: '劳动大厦消防设施改造' }).first().click();
    await page.getByRole('columnheader', { name: '目标值' }).waitFor();
    expect(queryOf(page).get('assessment')).toBe('indicators');
    const listed = await page.locator('main tbody tr').count();
    expect(listed).toBeGreaterThan(3);
    await page.reload();
    await page.getByRole('columnheader', { name: '目标值' }).waitFor();
    expect(await page.locator('main tbody tr').count()).toBe(listed);
    await page.goBack();
    await page.getByRole('columnheader', { name: '执行率' }).waitFor();
  });

  test('opens a cell of a form at the number that is printed there', async () => {
    const page = await openView('?v=1&subject=assessment&assessment=projects&departments=chaoyang');
    await page.getByRole('cell', { name: '197.61' }).first().getByRole('button').click();
    const panel = sourcePanel(page);
    await expect.poll(() => panel.locator('.value').innerText()).toBe('197.61');
    expect(await panel.innerText()).toContain('劳动大厦消防设施改造 · 执行数（万元）');
    await page.getByText('社保维稳专项”的自评表载有总得分 0').waitFor();
    await page.reload();
    await expect.poll(() => panel.locator('.value').innerText()).toBe('197.61');
  });

  test('marks Chinese names as Chinese in an English view', async () => {
    const page = await openView('?v=1&lang=en&subject=assessment&assessment=indicators&departments=chaoyang');
    const unmarked = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector('main article')!, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const { parentElement: parent, textContent: text } = walker.currentNode;
        if (!/\p{Script=Han}/u.test(text ?? '') || parent?.closest('svg, select')) continue;
        if (parent?.closest('[lang]')?.getAttribute('lang') !== 'zh-Hans') found.push(text ?? '');
      }
      return found;
    });
    expect(unmarked).toEqual([]);
  });

  test('lists every project of a place that several share', async () => {
    const page = await openView('?v=1&subject=assessment&assessment=projects&departments=chaoyang');
    const place = page
      .locator('.chart svg text')
      .filter({ hasText: /^×\d+$/ })
      .first();
    const count = Number((await place.textContent())?.slice(1));
    const label = (await place.boundingBox())!;
    // The sign stands left of its number.
    await page.mouse.click(label.x - 13, label.y + label.height / 2);
    const list = page.getByRole('region', { name: `图中同一位置的 ${count} 个项目` });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(count);
    await list.getByRole('button', { name: '劳动大厦运行费' }).first().click();
    await sourcePanel(page).waitFor();
    expect(await sourcePanel(page).innerText()).toContain('劳动大厦运行费');
  });

  test('sorts and filters indicators, and keeps both in the address', async () => {
    const page = await openView('?v=1&subject=assessment&assessment=indicators&departments=zigong-hr-centre');
    const heads = () => page.locator('main tbody th').allInnerTexts();
    await page.getByRole('searchbox', { name: '查找' }).fill('装修');
    await expect.poll(heads).toEqual(['装修办公室面积', '办公室装修验收合格率', '办公室装修项目按期完成率']);
    expect(await row(page, '装修办公室面积')).toEqual(
      expect.arrayContaining(['≥ 2000 平方米', '3000 平方米', '达到目标', '15']),
    );
    await page.getByRole('columnheader', { name: '完成值' }).getByRole('button').click();
    await expect.poll(heads).toEqual(['装修办公室面积', '办公室装修项目按期完成率', '办公室装修验收合格率']);
    expect(queryOf(page).get('filter')).toBe('装修');
    expect(queryOf(page).get('sort')).toBe('-achieved');

    await page.getByRole('searchbox', { name: '查找' }).fill('');
    await page.getByRole('button', { name: '未达到目标' }).click();
    await expect
      .poll(() => page.locator('main tbody tr').allInnerTexts())
      .toSatisfy((rows: string[]) => rows.length > 0 && rows.every((text) => text.includes('未达到目标')));
  });
});

describe('trend', () => {
  test('draws the year a stated change implies, told apart, and finds another item', async () => {
    const page = await openView(
      '?v=1&subject=trend&concept=expenditure.total&measure=final&departments=chaoyang',
    );
    // 4766.06, 306.64 more than the year before.
    expect(await row(page, '朝阳')).toEqual(['朝阳', '4,459.42', '4,766.06']);
    await page.locator('.chart').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => spoken(page).innerText()).toBe('朝阳 2023，4,459.42 万元，推算');

    await page.getByRole('combobox', { name: '项目', exact: true }).fill('机关运行');
    await page.getByRole('option', { name: '机关运行经费', exact: true }).click();
    await expect.poll(() => sentence(page)).toContain('机关运行经费');
    // 289.37, 157.26 less than the year before.
    expect(await row(page, '朝阳')).toEqual(['朝阳', '446.63', '289.37']);
  });
});

test('the table leaves as a file that Excel reads', async () => {
  const page = await openView('?v=1&subject=subsidies&scale=amount&departments=chaoyang,maoxian');
  await page.getByText('下载数据', { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV：表格原样' }).click(),
  ]);
  const bytes = await readFile(await download.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString('utf8').slice(1).split('\r\n');
  expect(lines[0]).toMatch(/^项级科目,朝阳 2024 \(万元\),茂县 2022 \(万元\),缺数原因$/);
  expect(lines).toContain('2080702 职业培训补贴,2389.62,,茂县 2022：未列报');
});

test('the numbers of the table leave one a row, and as a workbook whose heads stay', async () => {
  const page = await openView('?v=1&subject=subsidies&scale=amount&departments=maoxian,chaoyang');
  const details = page.locator('details', { has: page.getByText('下载数据', { exact: true }) });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  const taken = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const { name, bytes } = await taken('CSV：一行一个数字');
  expect(name).toBe('juesuan-subsidies.tidy.csv');
  const lines = bytes.toString('utf8').split('\r\n');
  const training = lines.find((line) => line.includes('2080702') && line.includes('2389.62'));
  expect(training).toMatch(/^朝阳市人力资源和社会保障局,211300,2024,2080702,职业培训补贴,/);
  expect(training).toContain(',chaoyang-2024/function.2080702/');
  expect(lines.find((line) => line.includes('2080702') && line.includes('茂县'))).toContain(',,,,未列报,');
  const book = await taken('Excel 工作簿');
  const sheet = new TextDecoder().decode(unzipSync(book.bytes)['xl/worksheets/sheet1.xml']);
  expect(sheet).toContain('state="frozen"');
  expect(sheet).toContain('<v>2389.62</v>');
});

test('a phone shows whole labels above the bars and scrolls the table in its own box', async () => {
  const { page } = await openPage('?v=1&scale=amount', {
    viewport: { width: 390, height: 844 },
    engine: 'held',
  });
  await expect
    .poll(() => written(page), { timeout: 20_000 })
    .toEqual(expect.arrayContaining([expect.stringContaining('自贡人力中心 2023')]));
  const overhang = await page.evaluate(() => {
    const chart = document.querySelector('.chart')!.getBoundingClientRect();
    return [...document.querySelectorAll('.chart svg text')].filter((text) => {
      const box = text.getBoundingClientRect();
      return box.width > 0 && (box.left < chart.left - 1 || box.right > chart.right + 1);
    }).length;
  });
  expect(overhang).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('English words and units reach every part of a view', async () => {
  const page = await openView('?v=1&lang=en&breakdown=nature&scale=amount&departments=chaoyang');
  expect(await sentence(page)).toBe('Project expenditure: CNY 36.04 million in Chaoyang.');
  expect(await row(page, 'Project expenditure')).toEqual(['Project expenditure', '36,036.3']);
  const main = await page.locator('main').innerText();
  expect(main).not.toMatch(/\p{Script=Han}/u);
});

/**
 * The frame around every view, in a real browser: language, address, history, the way to a source and back,
 * what happens when data or engine fail. Figures are those printed in the documents.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildData } from '#build/build-data.ts';
import { computeSha256 } from '#warehouse/digest.ts';
import { writeSmallData } from '../unit/build/small-data.ts';
import { openPage, type OpenOptions } from './harness.ts';

const picture = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName('juesuan:first-picture').length > 0);
const engine = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName('juesuan:engine-ready').length > 0);

async function openView(path = '', options: OpenOptions = {}) {
  const opened = await openPage(path, options);
  await picture(opened.page);
  return opened;
}

/** Opens a page of which a file arrives only when it is released. */
async function openHeld(path: string, file: RegExp) {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const opened = await openPage(path, {
    intercept: async (opening) => {
      await opening.route(file, async (route) => {
        await held;
        await route.continue();
      });
    },
  });
  return { ...opened, release };
}

const queryOf = (page: Page) => new URL(page.url()).searchParams;

describe('language', () => {
  test('follows the browser, is switched, stays in the address and for the next visit', async () => {
    const { page, goto } = await openView('', { lang: 'zh' });
    await page.getByRole('link', { name: '支出结构' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');

    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Spending structure' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toBe('Spending structure · Juesuan');
    expect(queryOf(page).get('lang')).toBe('en');

    await goto('');
    await page.getByRole('link', { name: 'Spending structure' }).waitFor();
  });

  /** Chinese texts, visible or for screen readers, in a part of the page that are not marked as Chinese. */
  const unmarkedChinese = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((part) => {
        const isUnmarked = (element: Element) => !element.closest('[lang^="zh"], script, style, noscript');
        const texts: string[] = [];
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          if (isUnmarked(walker.currentNode.parentElement!)) texts.push(walker.currentNode.textContent ?? '');
        }
        for (const element of part.querySelectorAll('*')) {
          if (!isUnmarked(element)) continue;
          for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
            texts.push(element.getAttribute(name) ?? '');
          }
          if (element instanceof HTMLTextAreaElement) texts.push(element.value);
        }
        return texts.filter((text) => /\p{Script=Han}/u.test(text));
      });

  test('leaves no Chinese in the English page but what belongs to the documents', async () => {
    const { page } = await openView('', { lang: 'en' });
    expect(await unmarkedChinese(page, 'body')).toEqual([]);
  });

  test('marks the Chinese of sources, citations and notices in English', async () => {
    const { page } = await openView(
      `?v=1&departments=leshan-shizhong&subject=${encodeURIComponent('天气')}`,
      {
        lang: 'en',
        intercept: async (opening) => {
          await opening.addInitScript(() => {
            Object.defineProperty(navigator, 'clipboard', { value: undefined });
          });
        },
      },
    );
    const panel = page.getByRole('complementary', { name: 'Source' });
    const region = page.getByRole('region', { name: 'Notices' });
    await region.getByText('天气').waitFor();
    expect(await unmarkedChinese(page, 'body')).toEqual([]);

    await page.getByRole('table').getByRole('button', { name: /95\.4/ }).click();
    await panel.getByRole('button', { name: /63,852\.1 thousand/ }).click();
    await panel.getByText('6,385.21万元').first().waitFor();
    await panel.getByRole('button', { name: 'Copy citation' }).click();
    await panel.getByText('Text SHA-256').last().waitFor();
    expect(await panel.locator('.by-hand [lang="zh-Hans"]').first().innerText()).toBe(
      '《2024年度乐山市市中区人力资源和社会保障局部门决算》',
    );
    expect(await page.evaluate(() => getSelection()?.toString())).toContain('fiscal year 2024');
    expect(await unmarkedChinese(page, 'body')).toEqual([]);

    await page.getByRole('link', { name: 'Self-assessment' }).click();
    await page.getByRole('checkbox', { name: /^Chaoyang/ }).check();
    await page
      .getByRole('table')
      .getByRole('button', { name: /92\.12/ })
      .first()
      .click();
    await panel.getByText('项目绩效自评平均分').first().waitFor();
    for (const part of ['aside', '.rail']) expect(await unmarkedChinese(page, part), part).toEqual([]);
  });
});

describe('the address', () => {
  test('holds every choice, gives it back to a new page, and the history walks through the choices', async () => {
    const { page, server } = await openView();
    await page.getByRole('checkbox', { name: /^朝阳/ }).uncheck();
    await page.getByRole('checkbox', { name: /^2023 年/ }).check();
    await page.getByRole('link', { name: '就业补助' }).click();
    const query = queryOf(page);
    expect(query.get('v')).toBe('1');
    expect(query.get('departments')).toBe('leshan-shizhong,maoxian,zhaohua,zigong-hr-centre');
    expect(query.get('years')).toBe('2023');
    expect(query.get('subject')).toBe('subsidies');

    const again = await page.context().newPage();
    await again.goto(server.address + new URL(page.url()).search);
    await picture(again);
    expect(await again.getByRole('checkbox', { name: /^朝阳/ }).isChecked()).toBe(false);
    expect(await again.getByRole('checkbox', { name: /^2023 年/ }).isChecked()).toBe(true);
    expect(await again.getByRole('link', { name: '就业补助' }).getAttribute('aria-current')).toBe('page');

    await page.goBack();
    expect(queryOf(page).get('subject')).toBeNull();
    await page.goBack();
    expect(await page.getByRole('checkbox', { name: /^2023 年/ }).isChecked()).toBe(false);
    await page.goBack();
    expect(await page.getByRole('checkbox', { name: /^朝阳/ }).isChecked()).toBe(true);
    await page.goForward();
    expect(await page.getByRole('checkbox', { name: /^朝阳/ }).isChecked()).toBe(false);
  });

  test('that cannot be followed is told sentence by sentence, the rest kept, the sentences dismissed', async () => {
    const { page } = await openView(
      '?v=9&departments=atlantis,maoxian&years=1949&subject=weather&scale=log&colour=red&source=nonsense',
    );
    const notices = page.getByRole('region', { name: '提示' });
    for (const named of ['“9”', '“atlantis”', '“1949”', '“weather”', '“log”', '“colour”']) {
      await notices.getByRole('listitem').filter({ hasText: named }).waitFor();
    }
    expect(await notices.getByRole('listitem').count()).toBe(7);
    expect(await page.getByRole('checkbox', { name: /^茂县/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /^朝阳/ }).isChecked()).toBe(false);

    await notices.getByRole('button', { name: '知道了' }).click();
    await notices.getByRole('listitem').first().waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?v=1&departments=maoxian');
  });

  test('that names a level, an item, a measure or a column there is none of is told so, the rest kept', async () => {
    const { page } = await openView(
      '?v=1&departments=maoxian&parent=999&concept=foo.bar&measure=guess&sort=nope',
    );
    const told = page.getByRole('region', { name: '提示' }).getByRole('listitem');
    for (const named of ['“999”', '“foo.bar”', '“guess”', '“nope”']) {
      await told.filter({ hasText: named }).waitFor();
    }
    expect(await told.count()).toBe(4);
    expect(await page.getByRole('checkbox', { name: /^茂县/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /^朝阳/ }).isChecked()).toBe(false);
    // A column chosen later, or one the history leads to, is none of these.
    await page.getByRole('columnheader').last().getByRole('button').click();
    await told.first().waitFor({ state: 'detached' });
  });

  test('that selects nothing says so and how to go on', async () => {
    const { page } = await openView('?v=1&departments=');
    await page.getByRole('heading', { name: /还没有选择部门/ }).waitFor();
    await page.getByRole('button', { name: '全选' }).click();
    await page.getByRole('table').first().waitFor();
  });
});

describe('departments', () => {
  test('are found by name, pinyin, English name and code, and chosen by keyboard', async () => {
    const { page } = await openView();
    const search = page.getByRole('searchbox', { name: '搜索部门' });
    const boxes = page.getByRole('group', { name: '部门', exact: true }).getByRole('checkbox');
    for (const typed of ['茂县', 'mx', 'maoxian', 'Mao County', '513223']) {
      await search.fill(typed);
      expect(await boxes.count(), typed).toBe(1);
    }
    await search.press('Enter');
    expect(queryOf(page).get('departments')).not.toContain('maoxian');
    await search.press('ArrowDown');
    await page.keyboard.press('Space');
    expect(queryOf(page).get('departments')).toContain('maoxian');
    await search.fill('zzz');
    await page.getByText('没有符合的部门').waitFor();
  });

  test('are not chosen by the Enter that ends a composition', async () => {
    const { page } = await openView();
    const search = page.getByRole('searchbox', { name: '搜索部门' });
    await search.fill('mx');
    await search.evaluate((input) => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    });
    expect(queryOf(page).get('departments')).toBeNull();
  });

  test('that are hard to compare say why', async () => {
    const { page } = await openView();
    await page.getByText(/可比性：4 个部门须注意/).click();
    const view = page.getByRole('article');
    await view.getByText('这是一个事业单位（如服务中心），不是机关').waitFor();
    await view.getByText('这份决算只含本级').waitFor();
  });
});

test('years tell own documents from prior-year figures, of the departments chosen alone', async () => {
  // Chaoyang has accounts of 2024, Zhaohua of 2023; each states the year before as well.
  const { page } = await openView('?v=1&departments=chaoyang,zhaohua&years=2023');
  const years = page.getByRole('group', { name: '年度', exact: true });
  const departments = page.getByRole('group', { name: '部门', exact: true });
  const told = async () =>
    (await years.locator('label').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  expect(await told()).toEqual([
    '各部门最近年度',
    '2024 年 1 份决算',
    '2023 年 1 份决算，1 个仅有上年数',
    '2022 年 1 个部门，仅有上年数',
  ]);
  await departments
    .getByRole('listitem')
    .filter({ hasText: '朝阳' })
    .getByText('仅有上年数')
    .first()
    .waitFor();

  await years.getByRole('checkbox', { name: /^2022 年/ }).check();
  await years.getByRole('checkbox', { name: /^2023 年/ }).uncheck();
  await departments.getByRole('checkbox', { name: /^朝阳.*所选年度没有数据/ }).waitFor();
  await departments.getByRole('checkbox', { name: /昭化/ }).uncheck();
  await years.getByRole('checkbox', { name: /^2022 年 *所选部门没有数据/ }).press('Space');
  const latest = years.getByRole('checkbox', { name: '各部门最近年度' });
  expect(await latest.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(queryOf(page).get('years')).toBeNull();
  await page.getByRole('table').first().waitFor();
});

describe('the source of a figure', () => {
  /** Opens the source of Leshan's expenditure, 6,385.21 万元 on line 183 of 4,991. */
  async function openLeshan(options: OpenOptions = {}) {
    const opened = await openView('?v=1&departments=leshan-shizhong', options);
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
    const { page, server } = await openLeshan();
    const again = await page.context().newPage();
    await again.goto(server.address + new URL(page.url()).search);
    await again.getByRole('complementary', { name: '出处' }).getByText('6,385.21万元').waitFor();
    await page.goBack();
    await page.getByRole('complementary', { name: '出处' }).waitFor({ state: 'detached' });
  });

  test('in a pasted link is looked up while the data arrive, and no error is told meanwhile', async () => {
    const source = encodeURIComponent('{chaoyang-2024/expenditure.total/final/2023/derived}');
    const { page, release } = await openHeld(`?v=1&source=${source}`, /manifest\.json/);
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
    const { page } = await openView('?v=1&departments=leshan-shizhong');
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
    const { page, server } = await openView('?v=1&subject=assessment&departments=chaoyang');
    await page
      .getByRole('table')
      .getByRole('button', { name: /92\.12/ })
      .first()
      .click();
    await page.getByRole('complementary', { name: '出处' }).getByText('项目绩效自评平均分').first().waitFor();
    expect(queryOf(page).get('source')).toMatch(/^lines:chaoyang-2024:\d+-\d+$/);
    const again = await page.context().newPage();
    await again.goto(server.address + new URL(page.url()).search);
    await again
      .getByRole('complementary', { name: '出处' })
      .getByText('项目绩效自评平均分')
      .first()
      .waitFor();
  });

  test('is copied as a citation, and said so', async () => {
    const { page, panel, server } = await openLeshan();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
    await panel.getByRole('button', { name: '复制引文' }).click();
    await page.getByRole('status').filter({ hasText: '引文已复制' }).waitFor();
    const citation = await page.evaluate(() => navigator.clipboard.readText());
    expect(citation).toContain('乐山市市中区人力资源和社会保障局：《');
    expect(citation).toContain('第 183 行：本年支出合计 2024 年，6,385.21万元。文本 SHA-256 ');
    expect(citation).toContain(page.url());
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

test('while nothing has been answered, no heading and no landmark stands over nothing', async () => {
  const { page, release } = await openHeld('', /snapshots\/spending_by_function/);
  await page.getByRole('article').getByText('正在读取数据').waitFor();
  expect(await page.getByRole('heading', { name: '数据表' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '下载 CSV' }).count()).toBe(0);
  expect(await page.getByRole('region', { name: '提示' }).count()).toBe(0);
  release();
  await page.getByRole('heading', { name: '数据表' }).waitFor();
  await page.getByRole('button', { name: '下载 CSV' }).waitFor();
});

describe('when something fails', () => {
  const failing = [/Failed to load resource/, /manifest/];

  test.each([
    ['missing', { kind: 'missing' }, '服务器上没有'],
    ['a web page', { kind: 'html' }, '服务器用网页代替了'],
    ['cut short', { kind: 'truncate', bytes: 200 }, '没有传完整'],
    [
      'of another version',
      { kind: 'replace', body: '{"schema_version":99}' },
      '数据版本与本页面的程序不一致',
    ],
  ] as const)('a manifest that is %s is told in one sentence, with a retry', async (_, fault, sentence) => {
    const { page } = await openPage('', {
      faults: [{ path: /manifest\.json/, fault }],
      expectedErrors: failing,
    });
    const alert = page.getByRole('alert');
    await alert.getByText(sentence).waitFor();
    await alert.getByRole('button', { name: '重试' }).waitFor();
    await page.getByRole('link', { name: '三公经费' }).waitFor();
    expect(await page.getByText('预先算好的结果').count()).toBe(0); // nothing is shown at all
  });

  test.each([
    ['missing', { kind: 'missing' }, '服务器上没有'],
    ['a web page', { kind: 'html' }, '服务器用网页代替了'],
    ['cut short', { kind: 'truncate', bytes: 500 }, '没有传完整'],
    ['altered', { kind: 'corrupt' }, '与发布时的校验值不符'],
  ] as const)('a table that is %s is told by name, and the picture stays', async (_, fault, sentence) => {
    const { page } = await openView('', {
      faults: [{ path: /entities\.parquet/, fault }],
      expectedErrors: [/Failed to load resource/],
    });
    const notices = page.getByRole('region', { name: '提示' });
    await notices.getByText(sentence).waitFor();
    expect(await notices.innerText()).toContain('entities.parquet');
    await page.getByRole('table').getByText('6,385.21').first().waitFor();
  });

  test('a browser without WebAssembly still shows the pictures, and says what it lacks', async () => {
    const { page } = await openView('?v=1&subject=subsidies', {
      intercept: async (opening) => {
        await opening.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
      },
    });
    await page.getByRole('region', { name: '提示' }).getByText('不支持查询引擎需要的 WebAssembly').waitFor();
    await page.getByRole('table').getByText('52.4%').first().waitFor();
  });

  test('the engine is told apart from the picture, which stays, and boots on a retry without a reload', async () => {
    let broken = true;
    const { page } = await openView('', {
      expectedErrors: [/Failed to load resource/],
      intercept: async (opening) => {
        await opening.context().route(/\.wasm/, (route) => (broken ? route.abort() : route.continue()));
      },
    });
    const notices = page.getByRole('region', { name: '提示' });
    await notices.getByRole('button', { name: '重试' }).waitFor();
    await page.getByRole('table').getByText('6,385.21').first().waitFor();
    await page.getByRole('link', { name: '三公经费' }).click();
    await page.getByRole('table').first().waitFor();

    broken = false;
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await notices.getByRole('button', { name: '重试' }).click();
    await engine(page);
    await notices.getByRole('button', { name: '重试' }).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  test('parts that are missing leave the prepared answers, say so, and are tried again', async () => {
    const { page, server } = await openView('', {
      faults: [{ path: /data\/parts\//, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    await engine(page);
    await page.getByRole('link', { name: '就业补助' }).click();
    await page.getByRole('heading', { name: /52\.4/ }).waitFor();
    await page.getByRole('table').getByText('52.4%').first().waitFor();
    const rail = page.getByRole('region', { name: '部门与年度' });
    await rail.getByText('部分数据没有载入，所示为预先算好的结果').waitFor();
    await rail.getByText(/服务器上没有 parts\/facts\//).waitFor();

    server.setFaults([]);
    await rail.getByRole('button', { name: '重试' }).click();
    await rail.getByText('断网也可继续查看所选部门').waitFor();
    await page.getByRole('table').getByText('52.4%').first().waitFor();
  });

  test('parts that are missing, where nothing is prepared: it is told, and answered on a retry', async () => {
    const { page, server } = await openPage('?v=1&subject=trend&concept=procurement.total', {
      faults: [{ path: /data\/parts\//, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    const failure = page.getByRole('article').getByRole('alert');
    await failure.getByText(/服务器上没有 parts\/facts\//).waitFor();
    server.setFaults([]);
    await failure.getByRole('button', { name: '重试' }).click();
    await page.getByRole('article').getByRole('table').waitFor();
    expect(await failure.count()).toBe(0);
  });

  test('a source whose part is missing is told in the panel, and found on a retry', async () => {
    const { page, server } = await openView('?v=1&departments=leshan-shizhong', {
      faults: [{ path: /data\/parts\//, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    await page
      .getByRole('table')
      .getByRole('button', { name: /6,385\.21/ })
      .click();
    const panel = page.getByRole('complementary', { name: '出处' });
    await panel.getByRole('alert').waitFor();
    server.setFaults([]);
    await panel.getByRole('button', { name: '重试' }).click();
    await panel.getByText('6,385.21万元').waitFor();
  });

  test('the network, after the engine is ready: subjects and sources go on working', async () => {
    const { page } = await openView('?v=1&departments=leshan-shizhong', {
      expectedErrors: [/\/assets\/icon/], // the browser asks for the icon again by itself
    });
    await engine(page);
    await page.getByText('断网也可继续查看所选部门').waitFor();
    await page.context().setOffline(true);
    onTestFinished(() =>
      page
        .context()
        .setOffline(false)
        .catch(() => undefined),
    );
    for (const subject of ['三公经费', '就业补助', '绩效自评', '趋势', '支出结构']) {
      await page.getByRole('link', { name: subject }).click();
      await page.waitForFunction((name) => document.title.startsWith(name), subject);
      await page.getByRole('table').first().waitFor();
    }
    await page
      .getByRole('table')
      .getByRole('button', { name: /6,385\.21/ })
      .click();
    await page.getByRole('complementary', { name: '出处' }).getByText('6,385.21万元').waitFor();
  });
});

test('on a phone the choices are a sheet, and the source leaves the upper part of the page free', async () => {
  const { page } = await openView('', { viewport: { width: 390, height: 844 } });
  expect(await page.getByRole('searchbox').count()).toBe(0);
  await page.getByRole('button', { name: /5 个部门/ }).click();
  const sheet = page.getByRole('dialog', { name: '部门与年度' });
  await sheet.getByRole('checkbox', { name: /^茂县/ }).uncheck();
  await sheet.getByRole('button', { name: '完成' }).click();
  await page.getByRole('button', { name: /4 个部门/ }).waitFor();

  const figure = page.getByRole('table').getByRole('button', { name: /6,385\.21/ });
  await figure.click();
  const panel = page.getByRole('complementary', { name: '出处' });
  await panel.waitFor();
  const sheetTop = (await panel.boundingBox())!.y;
  const mark = (await figure.boundingBox())!;
  expect(mark.y).toBeGreaterThan(0);
  expect(mark.y + mark.height).toBeLessThanOrEqual(sheetTop);
});

test('dark follows the system and can be chosen against it', async () => {
  const { page } = await openView('', { colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await ground()).toBe('rgb(27, 26, 24)');
  await page.getByRole('combobox', { name: '明暗' }).selectOption('light');
  expect(await ground()).toBe('rgb(255, 255, 255)');
});

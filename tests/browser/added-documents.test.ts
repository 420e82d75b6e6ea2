/**
 * Documents the reader adds, in a real browser: they stand beside the published ones, are kept on the device, follow
 * to other tabs, and a link says which of them it needs. The document is made up; the figures of the published
 * ones are those printed in them.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { computeSha256 } from '#warehouse/published/digest.ts';
import { openAfter, openWithDocuments } from './added-records.ts';
import { engine, openPage, queryOf, type OpenOptions } from './harness.ts';

const ANREN = '安仁县财政局';

/** Accounts of a body nobody published: 1,000 in all, of which 600 basic. */
const accounts = (total = '1,000.00'): string => `${ANREN}2023年度部门决算

第一部分 部门概况

一、主要职责

贯彻执行国家有关法律法规，组织实施财政管理工作。

二、机构设置

本部门决算编制范围包括局机关及所属单位。

第二部分 2023年度部门决算情况说明

一、收入支出决算总体情况说明

2023年度收入总计${total}万元，支出总计${total}万元。

二、支出决算情况说明

2023年度本年支出合计${total}万元，其中：基本支出600.00万元，占60.00%；项目支出400.00万元，占40.00%。
`;

const hashOf = (text: string) => computeSha256(new TextEncoder().encode(text)).slice(0, 12);

async function openReady(path = '', options: OpenOptions = {}) {
  const opened = await openPage(path, options);
  await engine(opened.page);
  return opened;
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: '加入文件' });
const notices = (page: Page) => page.getByRole('region', { name: '提示' });
const box = (page: Page, name: RegExp) => page.getByRole('checkbox', { name });
/** The row of the table in the view that begins with a name. */
const row = (page: Page, name: RegExp) => page.locator('main').getByRole('row', { name }).first();

/** Reads a text in the dialog and accepts what was read. */
async function addText(page: Page, text: string): Promise<void> {
  if (!(await dialogOf(page).isVisible()))
    await page
      .getByRole('button', { name: /^加入文件/ })
      .first()
      .click();
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: '选择或粘贴' }).click();
  await dialog.getByRole('textbox', { name: '文字' }).fill(text);
  await dialog.getByRole('button', { name: '读取这段文字' }).click();
  await dialog.getByRole('button', { name: /^接受/ }).click();
  await dialog.getByRole('button', { name: /^移除安仁/ }).waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
}

async function removeDocument(page: Page, name: RegExp): Promise<void> {
  await page
    .getByRole('button', { name: /^加入文件/ })
    .first()
    .click();
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: /^已加入的文件/ }).click();
  await dialog.getByRole('button', { name }).click();
  await dialog.getByRole('button', { name }).waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: '关闭' }).click();
}

describe('a document the reader adds', () => {
  test('joins departments and years that were chosen one by one, and comes and goes with the history', async () => {
    const { page } = await openReady('?v=1&departments=chaoyang&years=2024&breakdown=nature&scale=amount');
    await addText(page, accounts());
    expect(await box(page, /^安仁/).isChecked()).toBe(true);
    expect(await box(page, /^2023 年/).isChecked()).toBe(true);
    await row(page, /^基本支出/)
      .getByText('600.00', { exact: true })
      .waitFor();
    expect(queryOf(page).get('departments')).toMatch(/^chaoyang,431028-/);
    expect(queryOf(page).get('added')).toMatch(new RegExp(`^431028-[a-z0-9-]+-2023~${hashOf(accounts())}$`));
    // The published ones keep their order, the added one comes after them.
    const names = await page.locator('.rail li label').allInnerTexts();
    expect(names.filter((name) => /^(朝阳|自贡|安仁)/.test(name)).map((name) => name.slice(0, 2))).toEqual([
      '朝阳',
      '自贡',
      '安仁',
    ]);

    const needed = queryOf(page).get('added');
    await page.getByRole('link', { name: '趋势' }).click();
    expect(queryOf(page).get('added')).toBe(needed);
    await box(page, /^安仁/).uncheck();
    expect(queryOf(page).get('added')).toBeNull();
    await page.goBack();
    expect(await box(page, /^安仁/).isChecked()).toBe(true);
    expect(queryOf(page).get('added')).toBe(needed);
  });

  test('takes the place of the published one of its body and year until it is removed', async () => {
    const { page } = await openWithDocuments([{ id: 'chaoyang', year: 2024, total: 777 }], '');
    await row(page, /^支出合计/)
      .getByText('777.00', { exact: true })
      .waitFor();
    // The department keeps its place, and what others have stays.
    expect(await page.locator('.rail li label').first().innerText()).toMatch(/^朝阳/);
    expect(
      await row(page, /^支出合计/)
        .getByText('6,385.21', { exact: true })
        .count(),
    ).toBe(1);
    // What an earlier visit left is asked for only when the first picture has been drawn.
    const [drawn, asked] = await page.evaluate(() => [
      performance.getEntriesByName('juesuan:first-picture')[0]!.startTime,
      performance.getEntriesByType('resource').find(({ name }) => /device-store/.test(name))!.startTime,
    ]);
    expect(asked).toBeGreaterThan(drawn!);

    await removeDocument(page, /^移除chaoyang/);
    await row(page, /^支出合计/)
      .getByText('4,766.06', { exact: true })
      .waitFor();
    expect(
      await row(page, /^支出合计/)
        .getByText('777.00', { exact: true })
        .count(),
    ).toBe(0);
    expect(queryOf(page).get('added')).toBeNull();
    expect(await notices(page).count()).toBe(0);

    await page.reload();
    await engine(page);
    expect(await page.locator('.rail li label').filter({ hasText: '您加入' }).count()).toBe(0);
  });

  test('leaves every tab when it is removed, and is back in every tab when that is undone', async () => {
    const { page, server } = await openWithDocuments([{ id: 'anren', year: 2023, total: 500 }], '');
    await box(page, /^anren/).waitFor();
    const other = await page.context().newPage();
    await other.goto(server.address);
    await box(other, /^anren/).waitFor();
    // A page in the background hardly draws, and is slow to answer.
    await page.bringToFront();
    await page
      .getByRole('button', { name: /^加入文件/ })
      .first()
      .click();
    const dialog = dialogOf(page);
    await dialog.getByRole('button', { name: /^已加入的文件/ }).click();
    await dialog.getByRole('button', { name: /^移除anren/ }).click();
    await box(other, /^anren/).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: '撤销' }).click();
    await box(other, /^anren/).waitFor();
    expect(await box(other, /^anren/).isChecked()).toBe(true);
  });
});

describe('a link that needs an added document', () => {
  test('says which one is missing, and works as soon as it has been added', async () => {
    const id = '431028-cai-zheng-ju-09x8p8i-2023';
    const link = `?v=2&departments=chaoyang,${id.replace(/-2023$/, '')}&breakdown=nature&scale=amount&added=${id}~${hashOf(accounts())}`;
    const { page } = await openReady(link);
    const notice = notices(page);
    await notice.getByText(id.replace(/-2023$/, '')).waitFor();
    await notice.getByText('（湖南省郴州市安仁县）').waitFor();
    expect(await notice.innerText()).toContain('2023 年度');
    expect(await notice.innerText()).toContain(hashOf(accounts()));
    expect(await notice.innerText()).not.toContain('数据中没有部门');
    expect(await box(page, /^朝阳/).isChecked()).toBe(true);
    expect(await box(page, /^茂县/).isChecked()).toBe(false);
    expect(new URL(page.url()).search).toBe(link);

    await notice.getByRole('button', { name: '加入文件' }).click();
    await dialogOf(page).waitFor();
    await addText(page, accounts());
    await notice.waitFor({ state: 'detached' });
    expect(await box(page, /^安仁/).isChecked()).toBe(true);
    expect(await box(page, /^茂县/).isChecked()).toBe(false);
    await row(page, /^基本支出/)
      .getByText('600.00', { exact: true })
      .waitFor();
    expect(new URL(page.url()).search).toBe(link);
  });

  test('tells another file for the same body and year apart, and can do without', async () => {
    const { page } = await openWithDocuments(
      [{ id: 'anren', year: 2023, total: 2000, sha256: 'b'.repeat(64) }],
      `?v=1&added=anren-2023~${'a'.repeat(12)}`,
    );
    const notice = notices(page);
    await notice.getByText('a'.repeat(12)).waitFor();
    expect(await notice.innerText()).toContain(`另一份文件（${'b'.repeat(12)}）`);

    await notice.getByRole('button', { name: '不再需要' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(queryOf(page).get('added')).toBe(`anren-2023~${'b'.repeat(12)}`);
  });

  test('is not taken for a link to something unknown while the device gives back what it keeps', async () => {
    const said: string[] = [];
    const intercept = async (opening: Page) => {
      await opening.exposeFunction('hear', (text: string) => said.push(text));
      await opening.addInitScript(() => {
        new MutationObserver(() => {
          const text = document.querySelector('.notices')?.textContent;
          if (text) (window as unknown as { hear(text: string): void }).hear(text);
        }).observe(document, { childList: true, subtree: true });
      });
    };
    const documents = [{ id: 'anren', year: 2023, total: 500 }];
    const { page } = await openWithDocuments(documents, '?v=1&departments=anren', { intercept });
    await row(page, /^支出合计|^基本支出|^社会保障/)
      .or(page.getByText(/没有报告/))
      .first()
      .waitFor();
    expect(await box(page, /^anren/).isChecked()).toBe(true);
    expect(await box(page, /^朝阳/).isChecked()).toBe(false);
    expect(said).toEqual([]);
  });
});

describe('a device that does not keep documents', () => {
  test('has them for the visit, and the page says so', async () => {
    const { page } = await openReady('?v=1&breakdown=nature&scale=amount', {
      intercept: async (opening) => {
        await opening.addInitScript(() =>
          Object.defineProperty(globalThis, 'indexedDB', { value: undefined }),
        );
      },
    });
    await addText(page, accounts());
    await row(page, /^基本支出/)
      .getByText('600.00', { exact: true })
      .waitFor();
    expect(await notices(page).innerText()).toContain('只在本次浏览中有效');
    await page.reload();
    await engine(page);
    await notices(page).getByText(hashOf(accounts())).waitFor();
    expect(await box(page, /^安仁/).count()).toBe(0);
  });

  test('has no room: the document is shown, and the page says it will not stay', async () => {
    const { page } = await openReady('?v=1&breakdown=nature&scale=amount', {
      intercept: async (opening) => {
        await opening.addInitScript(() => {
          IDBObjectStore.prototype.put = () => {
            throw new DOMException('no room', 'QuotaExceededError');
          };
        });
      },
    });
    await addText(page, accounts());
    await row(page, /^基本支出/)
      .getByText('600.00', { exact: true })
      .waitFor();
    expect(await notices(page).innerText()).toContain('存储空间不足');
  });

  test('keeps a document that does not fit the tables: it is left out whole, and the others are shown', async () => {
    const { page } = await openWithDocuments(
      [
        { id: 'anren', year: 2023, total: 500 },
        { id: 'chaoyang', year: 2024, total: 777, isBroken: true },
      ],
      '',
    );
    await notices(page).getByText('chaoyang-2024').waitFor();
    await row(page, /^支出合计/)
      .getByText('500.00', { exact: true })
      .waitFor();
    // Its first figures went in before the last one was refused: none of them stayed.
    await row(page, /^支出合计/)
      .getByText('4,766.06', { exact: true })
      .waitFor();
    expect(
      await row(page, /^支出合计/)
        .getByText('777.00', { exact: true })
        .count(),
    ).toBe(0);
  });

  test('has a store of a later version: it is left alone, and the rest of the page works', async () => {
    const { page } = await openAfter(
      (opening) =>
        opening.evaluate(
          () =>
            new Promise<void>((resolve, reject) => {
              const opening = indexedDB.open('juesuan', 3);
              opening.onerror = () => reject(opening.error);
              opening.onsuccess = () => {
                opening.result.close();
                resolve();
              };
            }),
        ),
      '',
    );
    await notices(page).getByText('更新版本的页面').waitFor();
    expect(
      await page.evaluate(async () => (await indexedDB.databases()).map(({ version }) => version)),
    ).toEqual([3]);
    await row(page, /^支出合计/)
      .getByText('4,766.06', { exact: true })
      .waitFor();
  });
});

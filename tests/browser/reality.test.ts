/** The reality check in a real browser. Figures are those the five documents print. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { indicator, project } from '../sql/fixture.ts';
import { addedRecords, openWithRecords } from './added-records.ts';
import { openPage, queryOf } from './harness.ts';

const REALITY = '?v=1&subject=assessment&assessment=reality';

const heading = (page: Page) => page.locator('#reality-list');
const listed = (page: Page) => page.locator('section:has(> #reality-list) tbody th').allInnerTexts();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

test('leads from a number to its lines, by mouse and by keyboard, and back by the address', async () => {
  const { page } = await openPage(`${REALITY}&departments=chaoyang,leshan-shizhong`);
  page.setDefaultTimeout(8_000);
  await page.locator('.chart svg text').first().waitFor();
  expect(await page.locator('h2.sentence').innerText()).toContain(
    '朝阳 203 个指标全部得满分，其中 167 个有数值的全部恰好等于目标值',
  );
  // Nothing chosen: the full marks to be explained, all of Leshan's. 4 missed, 5 without a result, 3 unspent.
  expect(await heading(page).innerText()).toBe('得满分而待说明 · 全部部门');
  expect(await listed(page)).toHaveLength(12);

  const row = page.locator('main tbody tr').filter({ hasText: '得满分而不符合目标' });
  await row.getByRole('button', { name: '4', exact: true }).click();
  await expect.poll(() => heading(page).innerText()).toBe('得满分而不符合目标 · 乐山市中区');
  await expect.poll(() => focused(page)).toBe('reality-list');
  expect(queryOf(page).get('list')).toBe('missed');
  expect(queryOf(page).get('listOf')).toBe('leshan-shizhong-2024');
  // Three costs came to less than they were set at: no target is missed by that.
  expect(await listed(page)).toEqual(['在岗位个数', '贷款贴息预计金额', '业务开展', '开展工作经费']);

  // Line 1346: 118 of 120 posts at 5 of 5.
  await page.getByRole('button', { name: '5 / 5' }).click();
  await page.locator('.panel').getByText('在岗位个数').first().waitFor();
  expect(queryOf(page).get('source')).toMatch(/^lines:leshan-shizhong-2024:1346-\d+:score$/);

  await page.reload();
  await expect.poll(() => heading(page).innerText()).toBe('得满分而不符合目标 · 乐山市中区');

  const chart = page.getByRole('application', { name: /得满分的指标占比/ });
  await chart.focus();
  await page.keyboard.press('Home');
  const spoken = page.locator('.chart + [aria-live]').first();
  await expect.poll(() => spoken.innerText()).toBe('朝阳 · 得满分，100.0%，203 个，共 203 个');
  await page.keyboard.press('Enter');
  await expect.poll(() => heading(page).innerText()).toBe('得满分 · 朝阳');
  expect(await page.getByText('共 203 行，已列 40 行').count()).toBe(1);

  await page.getByRole('button', { name: '1 个未公布的得分' }).click();
  await expect.poll(() => listed(page)).toEqual([expect.stringContaining('社保维稳专项')]);
  await page.goBack();
  await expect.poll(() => heading(page).innerText()).toBe('得满分 · 朝阳');
});

test('says on a phone, in English and in the dark, that scores were not published', async () => {
  const { page } = await openPage(`${REALITY}&departments=maoxian,zhaohua`, {
    lang: 'en',
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  page.setDefaultTimeout(8_000);
  await page.locator('.chart svg text').first().waitFor();
  // What has no room in three lines stands beneath them.
  expect((await page.locator('h2.sentence, h2 + .rest').allInnerTexts()).join(' ')).toMatch(
    /of 91 indicators of Zhaohua 2023 with figures, 36 equal the target exactly/i,
  );
  const row = page.locator('main tbody tr').filter({ hasText: 'Share at full marks' });
  expect(await row.locator('td').allInnerTexts()).toEqual(['no scores', 'no scores']);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test('frames what the reader added, and leaves it out of the sentence until it is admitted', async () => {
  const of = { document_id: 'finance-2024', line_start: 1, line_end: 1 };
  const made = addedRecords([{ id: 'finance', year: 2024, total: 100 }]).map(({ kept, contents }) => ({
    contents,
    kept: {
      ...kept,
      peer: false,
      disclosure: {
        ...kept.disclosure,
        projects: [
          project('finance-2024/1', {
            ...of,
            entity_id: 'finance',
            adjusted_budget: 10,
            executed: 0,
            score_total: 90,
          }),
        ],
        indicators: [
          indicator('finance-2024/1/1', 'finance-2024/1', { ...of, level1: '产出指标', weight: 5, score: 5 }),
        ],
      },
    },
  }));
  const { page } = await openWithRecords(
    made as unknown as ReturnType<typeof addedRecords>,
    `${REALITY}&departments=chaoyang,finance`,
  );
  page.setDefaultTimeout(15_000);
  await page.getByText('外框：您加入的文件').first().waitFor();
  expect(await page.locator('h2.sentence').innerText()).not.toContain('finance');
  const row = page.locator('main tbody tr').filter({ hasText: '得满分而分文未支' });
  expect(await row.locator('td').allInnerTexts()).toEqual(['0', '1']);
  await row.getByRole('button', { name: '1', exact: true }).click();
  await expect.poll(() => heading(page).innerText()).toBe('得满分而分文未支 · finance');
  const reasons = page.locator('section:has(> #reality-list) tbody');
  expect(await reasons.innerText()).toContain('有预算、执行数为 0，产出得满分');
  expect(await reasons.innerText()).toContain('您加入');
});

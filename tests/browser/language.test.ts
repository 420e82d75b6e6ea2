/** The two languages of the page, and what stays Chinese in the English one. */
import { describe, expect, test } from 'vitest';
import { unmarked } from './foreign-texts.ts';
import { openPage, picture, queryOf } from './harness.ts';

describe('language', () => {
  test('follows the browser, is switched, stays in the address and for the next visit', async () => {
    const { page, goto } = await openPage('', { lang: 'zh', engine: 'held' });
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

  test('leaves no Chinese in the English page but what belongs to the documents', async () => {
    const { page } = await openPage('', { lang: 'en', engine: 'held' });
    await picture(page);
    expect(await unmarked(page)).toEqual([]);
  });

  test('marks the Chinese of sources, citations and notices in English', async () => {
    const { page } = await openPage(
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
    expect(await unmarked(page)).toEqual([]);

    await page.getByRole('table').getByRole('button', { name: /95\.4/ }).click();
    await panel.getByRole('button', { name: /63,852\.1 thousand/ }).click();
    await panel.getByText('6,385.21万元').first().waitFor();
    await panel.getByRole('button', { name: 'Copy citation' }).click();
    await panel.getByText('Published at').last().waitFor();
    expect(await panel.locator('.by-hand [lang="zh-Hans"]').first().innerText()).toBe(
      '《2024年度乐山市市中区人力资源和社会保障局部门决算》',
    );
    expect(await page.evaluate(() => getSelection()?.toString())).toContain('Final accounts for 2024, ');
    expect(await unmarked(page)).toEqual([]);

    await page.getByRole('link', { name: 'Self-assessment' }).click();
    await page.getByRole('checkbox', { name: /^Chaoyang/ }).check();
    await page
      .getByRole('table')
      .getByRole('button', { name: /92\.12/ })
      .first()
      .click();
    await panel.getByText('项目绩效自评平均分').first().waitFor();
    for (const part of ['aside', '.rail']) expect(await unmarked(page, part), part).toEqual([]);
  });
});

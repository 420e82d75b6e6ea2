/** The rail: departments and years to choose from, and what is told of them there. */
import { describe, expect, test } from 'vitest';
import { queryOf, sharePage } from './harness.ts';

const shared = sharePage();

describe('departments', () => {
  test('are found by name, pinyin, English name and code, and chosen by keyboard', async () => {
    const { page, visit } = shared();
    await visit('');
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
    await search.fill('');
  });

  test('are not chosen by the Enter that ends a composition', async () => {
    const { page, visit } = shared();
    await visit('');
    const search = page.getByRole('searchbox', { name: '搜索部门' });
    await search.fill('mx');
    await search.evaluate((input) => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    });
    expect(queryOf(page).get('departments')).toBeNull();
    await search.fill('');
  });

  test('that are hard to compare say why', async () => {
    const { page, visit } = shared();
    await visit('');
    await page.getByText(/可比性：4 个部门的口径或年度不同/).click();
    const view = page.getByRole('article');
    await view.getByText('这是一个事业单位（如服务中心），不是机关').waitFor();
    await view.getByText('这份决算只含本级').waitFor();
  });
});

test('years tell own documents from prior-year figures, of the departments chosen alone', async () => {
  // Chaoyang has accounts of 2024, Zhaohua of 2023; each states the year before as well.
  const { page, visit } = shared();
  await visit('?v=1&departments=chaoyang,zhaohua&years=2023');
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

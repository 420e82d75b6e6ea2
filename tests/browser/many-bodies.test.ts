/** Thirty made-up bodies at once: what is said, drawn and chosen where there are more than can be named. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, type OpenedPage } from './harness.ts';
import { openCountry, type MadeUpCountry } from './made-up-country.ts';

const BODIES = 30;
let country: MadeUpCountry;
let opened: OpenedPage;
/** The bodies, in the order of the data. */
let ids: readonly string[];

beforeAll(async () => {
  country = await openCountry(BODIES);
  ({ opened, ids } = country);
});
afterAll(() => country.close());

test('are counted in the sentence, named at the ends of eight lines, and put first to be given a colour', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: `全选 ${BODIES} 个` }).click();
  const sentence = page.locator('h2.sentence');
  await expect.poll(() => sentence.innerText(), { timeout: 20_000 }).toContain(`${BODIES} 个部门中`);
  const lines = await sentence.evaluate(
    (one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight),
  );
  expect(lines).toBeLessThanOrEqual(3.1);

  const chosen = page.getByRole('region', { name: `已选 ${BODIES} 个部门` });
  await chosen.getByRole('button', { name: /^另有/ }).click();
  const last = chosen.getByRole('listitem').last();
  const name = await last.locator('.name').innerText();
  const named = () => page.locator('.chart svg text').filter({ hasText: '样本' }).allTextContents();
  await expect.poll(async () => (await named()).length).toBe(8);
  expect((await named()).some((text) => text.startsWith(name))).toBe(false);
  await last.getByRole('button', { name: `给${name}着色` }).click();
  await expect.poll(async () => (await named()).some((text) => text.startsWith(name))).toBe(true);
  expect(queryOf(page).get('departments')?.split(',')).toHaveLength(BODIES);

  const boxes = await page
    .locator('.chart svg text')
    .evaluateAll((texts) =>
      texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() })),
    );
  for (const [at, { text, box }] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      const overlap =
        Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
        Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 3;
      expect(overlap, `${text} and ${other.text}`).toBe(false);
    }
  }
});

test('are too many for a page: it says which of them stand side by side', async () => {
  const { page, visit } = opened;
  const departments = queryOf(page).get('departments')!;
  await visit(`?v=2&subject=brief&brief=several&departments=${departments}`);
  const heads = page.locator('.brief .structure thead th');
  await expect.poll(() => heads.count(), { timeout: 20_000 }).toBe(6);
  const all = departments.split(',').length;
  expect(await page.locator('.limit').innerText()).toContain(`已选 ${all} 个部门，一页最多并列 5 个`);
});

test('are taken off above the list, where the years stay in sight', async () => {
  const { page } = opened;
  const count = () => queryOf(page).get('departments')!.split(',').length;
  const before = count();
  await page.getByRole('button', { name: /^去掉/ }).first().click();
  await expect.poll(count).toBe(before - 1);
  const years = (await page.getByRole('group', { name: '年度', exact: true }).boundingBox())!;
  expect(years.y + years.height).toBeLessThanOrEqual(900);
});

test('are narrowed by place and kind, put in order of what is shown, and kept as a set that the link names', async () => {
  const { page } = opened;
  const group = page.getByRole('group', { name: '部门', exact: true });
  await group.getByText('筛选、排序与部门组').click();
  await group.getByRole('combobox', { name: '排序' }).waitFor();
  // The list that is narrowed stays in sight of a page 900 high.
  const first = (await group.locator('li.body').first().boundingBox())!;
  const years = (await page.getByRole('group', { name: '年度', exact: true }).boundingBox())!;
  expect(first.y + 2 * first.height).toBeLessThan(years.y);
  // Thirty bodies in thirty-one provinces: one each, so that a province has one of them.
  await group.getByText('地区', { exact: true }).click();
  await group.getByRole('button', { name: /^山东省 1$/ }).click();
  await group.getByRole('button', { name: '全选 1 个' }).waitFor();
  await group.getByRole('button', { name: '取消筛选' }).click();
  await group.getByRole('button', { name: `全选 ${BODIES} 个` }).waitFor();

  await group.getByRole('combobox', { name: '排序' }).selectOption('value');
  const values = () =>
    group.locator('li.body small:first-of-type').evaluateAll((all) =>
      all.map((one) => {
        const [, number, unit] = /([\d.]+) (亿元|万元)/.exec(one.textContent!.replaceAll(',', '')) ?? [];
        return Number(number ?? -1) * (unit === '亿元' ? 10_000 : 1);
      }),
    );
  await expect.poll(async () => (await values())[0], { timeout: 20_000 }).toBeGreaterThan(0);
  const sorted = await values();
  expect(sorted).toEqual(sorted.toSorted((a, b) => b - a));

  await group.getByRole('textbox', { name: '组名' }).fill('样本组');
  await group.getByRole('button', { name: /^把所选/ }).click();
  await group.getByText('组“样本组”').waitFor();
  expect(queryOf(page).get('set')).toBe('样本组');
  await page.getByRole('button', { name: /^去掉/ }).first().click();
  await expect.poll(() => queryOf(page).get('set')).toBeNull();
});

test('a line is focused on by the list and by Shift and Enter, in the address; back leads out of it', async () => {
  const { page, visit } = opened;
  const chosen = ids.join(',');
  await visit(`?v=2&subject=trend&concept=three_public.total&departments=${chosen}`);
  const list = page.getByLabel('突出');
  await list.selectOption(ids[20]!);
  await expect.poll(() => queryOf(page).get('focus')).toBe(ids[20]);
  await expect.poll(() => page.locator('h2.sentence').innerText()).toMatch(/从 2023 年的.*到 2024 年的/);
  await page.goBack();
  await expect.poll(() => list.inputValue()).toBe('');
  await expect.poll(() => page.locator('h2.sentence').innerText()).toContain(`${BODIES} 个部门中`);
  await page.locator('.chart').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+Enter');
  await expect.poll(() => queryOf(page).get('focus')).toBe(ids[0]);
  await page.goBack();
  await expect.poll(() => list.inputValue()).toBe('');
});

test('a click on the stroke of a line focuses on it', async () => {
  const { page, visit } = opened;
  await visit(`?v=2&subject=trend&concept=three_public.total&departments=${ids.slice(0, 2).join(',')}`);
  const chart = page.locator('.chart');
  const { x, y, width, height } = (await chart.boundingBox())!;
  const isOnStroke = () =>
    chart.evaluate((one) => getComputedStyle(one.firstElementChild!).cursor === 'pointer');
  let stroke = 0;
  for (let down = 20; down < height && stroke === 0; down += 3) {
    await page.mouse.move(x + width * 0.4, y + down);
    if (await isOnStroke()) stroke = y + down;
  }
  expect(stroke).toBeGreaterThan(0);
  const focus = () => queryOf(page).get('focus');
  await page.mouse.click(x + width * 0.4, stroke);
  await expect.poll(focus).not.toBeNull();
  expect(ids.slice(0, 2)).toContain(focus());
});

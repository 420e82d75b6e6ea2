/** The address: it holds every choice, leads back to it, and says what of it could not be followed. */
import { describe, expect, test } from 'vitest';
import { picture, queryOf, sharePage } from './harness.ts';

describe('the address', () => {
  const shared = sharePage();

  test('holds every choice, gives it back to a new page, and the history walks through the choices', async () => {
    const { page, goto, visit } = shared();
    await visit('');
    await page.getByRole('checkbox', { name: /^朝阳/ }).uncheck();
    await page.getByRole('checkbox', { name: /^2023 年/ }).check();
    await page.getByRole('link', { name: '就业补助' }).click();
    const query = queryOf(page);
    expect(query.get('v')).toBe('2');
    expect(query.get('departments')).toBe('leshan-shizhong,maoxian,zhaohua,zigong-hr-centre');
    expect(query.get('years')).toBe('2023');
    expect(query.get('subject')).toBe('subsidies');

    const link = new URL(page.url()).search;

    await page.goBack();
    expect(queryOf(page).get('subject')).toBeNull();
    await page.goBack();
    expect(await page.getByRole('checkbox', { name: /^2023 年/ }).isChecked()).toBe(false);
    await page.goBack();
    expect(await page.getByRole('checkbox', { name: /^朝阳/ }).isChecked()).toBe(true);
    await page.goForward();
    expect(await page.getByRole('checkbox', { name: /^朝阳/ }).isChecked()).toBe(false);

    await goto(link);
    await picture(page);
    expect(await page.getByRole('checkbox', { name: /^朝阳/ }).isChecked()).toBe(false);
    expect(await page.getByRole('checkbox', { name: /^2023 年/ }).isChecked()).toBe(true);
    expect(await page.getByRole('link', { name: '就业补助' }).getAttribute('aria-current')).toBe('page');
  });

  test('that cannot be followed is told sentence by sentence, the rest kept, the sentences dismissed', async () => {
    const { page, goto } = shared();
    await goto(
      '?v=9&departments=atlantis,maoxian&years=1949&subject=weather&scale=log&colour=red&source=nonsense',
    );
    await picture(page);
    const notices = page.getByRole('region', { name: '提示' });
    for (const named of ['“9”', '“atlantis”', '“1949”', '“weather”', '“log”', '“colour”']) {
      await notices.getByRole('listitem').filter({ hasText: named }).waitFor();
    }
    expect(await notices.getByRole('listitem').count()).toBe(7);
    expect(await page.getByRole('checkbox', { name: /^茂县/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /^朝阳/ }).isChecked()).toBe(false);

    await notices.getByRole('button', { name: '知道了' }).click();
    await notices.getByRole('listitem').first().waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?v=2&departments=maoxian');
  });

  test('that names a level, an item, a measure or a column there is none of is told so, the rest kept', async () => {
    const { page, goto } = shared();
    await goto('?v=1&departments=maoxian&parent=999&concept=foo.bar&measure=guess&sort=nope');
    await picture(page);
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
    const { page, goto } = shared();
    await goto('?v=1&departments=');
    await picture(page);
    await page.getByRole('heading', { name: /还没有选择部门/ }).waitFor();
    await page.getByRole('button', { name: /^全选/ }).click();
    await page.getByRole('table').first().waitFor();
  });
});

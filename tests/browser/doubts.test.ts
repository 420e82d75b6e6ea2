import { expect, test } from 'vitest';
import { openPage } from './harness.ts';

const LESHAN = '?v=1&departments=leshan-shizhong&subject=spending&scale=amount';

test('a figure in doubt has a sign before the engine is ready, and its source tells the finding', async () => {
  // The engine never arrives: what is shown was worked out at build time.
  const { page } = await openPage(LESHAN, {
    lang: 'zh',
    faults: [{ path: /\.wasm/, fault: { kind: 'status', status: 404 } }],
    expectedErrors: [/404/],
  });
  const sign = page.locator('td:has(button:text-is("6,088.89")) a.finding');
  await sign.waitFor();
  expect(await sign.getAttribute('aria-label')).toBe('存疑：查看不一致之处');
  expect(await page.getByText('小三角：存疑').count()).toBeGreaterThan(0);
});

test('the sign leads to the finding, and so does the source of the figure', async () => {
  const { page } = await openPage(LESHAN);
  const cell = page.locator('td:has(button:text-is("6,088.89"))');
  await cell.locator('a.finding').waitFor();
  await cell.getByRole('button').click();
  const panel = page.getByRole('complementary', { name: '出处' });
  const link = panel.locator('a.finding').first();
  await link.waitFor();
  expect(await panel.getByText('不一定错在这个数').count()).toBe(1);
  await link.click();
  await page.waitForURL(/subject=findings.*finding=leshan-shizhong-2024/);
  await page.goBack();
  await cell.locator('a.finding').click();
  await page.waitForURL(/subject=findings.*finding=leshan-shizhong-2024/);
});

/** The page kept on the device: what it does without a network, what it promises, and how a newer one takes its place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, onTestFinished, test } from 'vitest';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asText } from '#tools/disclosures/text-files.ts';
import { engine, openPage, picture, settled } from './harness.ts';

const KEPT = '查询引擎已就绪，可离线使用';
const OFFLINE = /ERR_INTERNET_DISCONNECTED|\/assets\/icon/;

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  onTestFinished(() =>
    page
      .context()
      .setOffline(false)
      .catch(() => undefined),
  );
}

test('after one visit all of it works without a network, documents of the reader’s own too; a newer build waits to be taken', async () => {
  const { page, server } = await openPage('', {
    keeps: true,
    expectedErrors: [OFFLINE, /Failed to load resource/],
  });
  await page.getByText(KEPT).waitFor();
  await goOffline(page);
  server.setFaults([{ path: /./, fault: { kind: 'status', status: 503 } }]);
  const asked = server.requested.length;
  await page.reload();
  await picture(page);
  await engine(page);
  for (const subject of ['三公经费', '就业补助', '绩效自评', '趋势', '勾稽核对', '离群', '支出结构']) {
    await page.getByRole('link', { name: subject, exact: true }).click();
    await page.waitForFunction((name) => document.title.startsWith(name), subject);
    await settled(page);
  }
  await page
    .getByRole('button', { name: /^加入文件/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: '加入文件' });
  await dialog.getByRole('button', { name: '选择或粘贴' }).click();
  const { blocks } = makeDisclosure({ seed: 7, body: '安仁县财政局', year: 2023 });
  await dialog.getByRole('textbox', { name: '文字' }).fill(asText(blocks));
  await dialog.getByRole('button', { name: '读取这段文字' }).click();
  await dialog.getByRole('button', { name: /^接受/ }).click();
  await dialog.getByRole('button', { name: /^移除安仁/ }).waitFor();
  await page.reload();
  await page.getByRole('checkbox', { name: /^安仁/ }).waitFor();
  await page.getByText(KEPT).waitFor();
  expect(server.requested.slice(asked).filter((path) => path !== 'service-worker.js')).toEqual([]);

  // A newer build is offered, and leaves the page as it is until the reader takes it, at the same place.
  await page.context().setOffline(false);
  const script = readFileSync(join(inject('dist'), 'service-worker.js'), 'utf8');
  const newer = script.replace(/"build":"\w+"/, '"build":"newer"');
  server.setFaults([
    { path: /^service-worker\.js$/, fault: { kind: 'replace', body: newer, type: 'text/javascript' } },
  ]);
  const builds = () => page.evaluate(() => caches.keys());
  await page.reload();
  const notice = page.getByRole('region', { name: '提示' });
  await notice.getByText('现在的可以继续使用').waitFor();
  await page.getByRole('link', { name: '趋势' }).click();
  await page.getByRole('table').first().waitFor();
  expect((await builds()).length).toBe(2);
  await notice.getByRole('button', { name: '重新加载' }).click();
  await notice.waitFor({ state: 'detached' });
  await page.getByText(KEPT).waitFor();
  expect(await page.title()).toContain('趋势');
  await page.getByRole('checkbox', { name: /^安仁/ }).waitFor();
}, 180_000);

test('where a file does not come nothing is promised', async () => {
  const { page } = await openPage('', {
    keeps: true,
    faults: [{ path: /cmaps\/Adobe-GB1-UCS2/, fault: { kind: 'html' } }],
    expectedErrors: [/Failed to load resource/],
  });
  await page.getByText('断网也可继续查看所选部门').waitFor();
  await page.evaluate(async () => {
    const state = async () => (await navigator.serviceWorker.getRegistration())?.installing;
    let worker = await state();
    while (!worker && !(await navigator.serviceWorker.getRegistration())) worker = await state();
    if (!worker) return;
    await new Promise<void>((resolve) => {
      const look = () => worker.state === 'redundant' && resolve();
      worker.addEventListener('statechange', look);
      look();
    });
  });
  expect(await page.getByText(KEPT).count()).toBe(0);
});

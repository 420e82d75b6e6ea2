/** Haste and odd circumstances: what is shown in the end is what a fresh load of the same address shows. */
import { expect, test } from 'vitest';
import { type Locator, type Page } from 'playwright-core';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asText } from '#tools/disclosures/text-files.ts';
import { engine, openPage, picture, settled } from './harness.ts';

/** What the view says, once nothing of it changes any more. */
async function shownBy(page: Page): Promise<string> {
  await settled(page);
  let before = '';
  await expect
    .poll(async () => before === (before = await page.locator('main').innerText()), { timeout: 20_000 })
    .toBe(true);
  return before;
}

async function expectAsFreshlyLoaded(page: Page): Promise<void> {
  const shown = await shownBy(page);
  const fresh = await openPage(new URL(page.url()).search);
  await engine(fresh.page);
  await expect.poll(() => shownBy(fresh.page), { timeout: 20_000 }).toBe(shown);
}

test('a hundred choices, fifty a second', async () => {
  const { page } = await openPage();
  await engine(page);
  await page.evaluate(async () => {
    const boxes = [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')];
    const subjects = [...document.querySelectorAll<HTMLElement>('header nav a')];
    for (let at = 0; at < 100; at++) {
      const [among, step] = at % 5 === 4 ? [subjects, 7] : [boxes, 3];
      among[(at * step) % among.length]!.click();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await expectAsFreshlyLoaded(page);
});

test('two hundred times back and forth', async () => {
  const { page } = await openPage();
  await engine(page);
  for (const subject of ['三公经费', '就业补助', '趋势', '核对', '异常', '绩效自评', '支出结构']) {
    await page.getByRole('link', { name: subject, exact: true }).first().click();
  }
  await page.evaluate(async () => {
    for (let at = 0; at < 200; at++) {
      if (at % 12 < 6) history.back();
      else history.forward();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  await expectAsFreshlyLoaded(page);
});

test.each([-45, 60])('a clock that is off by %i years', async (years) => {
  const { page } = await openPage('', {
    intercept: (opening) =>
      opening.addInitScript((off) => {
        const Right = Date;
        const now = () => Right.now() + off * 365 * 86_400_000;
        globalThis.Date = class extends Right {
          static override now = now;
          constructor(...given: []) {
            super(...(given.length > 0 ? given : ([now()] as unknown as [])));
          }
        } as DateConstructor;
      }, years),
  });
  await picture(page);
  await engine(page);
  await expectAsFreshlyLoaded(page);
});

test('two tabs that accept at once both have both', async () => {
  const { page, server } = await openPage();
  const other = await page.context().newPage();
  await other.goto(server.address);
  const tabs = [page, other];
  const accept: Locator[] = [];
  for (const [at, tab] of tabs.entries()) {
    await engine(tab);
    const { blocks } = makeDisclosure({ seed: 7, body: '茂县人力资源和社会保障局', year: 2016 + at });
    await tab.getByRole('button', { name: /^加入文件/ }).click();
    await tab
      .locator('dialog.adding input[type=file]')
      .setInputFiles({ name: `${at}.txt`, mimeType: 'text/plain', buffer: Buffer.from(asText(blocks)) });
    accept.push(tab.locator('dialog.adding article').getByRole('button', { name: '接受', exact: true }));
    await accept[at]!.waitFor();
  }
  await Promise.all(accept.map((button) => button.evaluate((one: HTMLElement) => one.click())));
  for (const tab of tabs) await tab.getByRole('button', { name: '已加入的文件（2）' }).waitFor();
});

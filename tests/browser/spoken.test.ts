/**
 * What a screen reader is told on the main paths, as Chromium hands it on: what has the focus, what live regions say, and that
 * nothing that can be used is nameless.
 */
import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asText } from '#tools/disclosures/text-files.ts';
import { engine, settled, sharePage } from './harness.ts';

interface AccessibleNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly childIds?: readonly string[];
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

/** What can be used, and is told by its name. */
const USED =
  /^(button|link|checkbox|radio|combobox|textbox|searchbox|switch|slider|tab|application|dialog)$/i;

const shared = sharePage('?v=1&departments=leshan-shizhong,maoxian');
let session: CDPSession;

beforeAll(async () => {
  const { page } = shared();
  page.setDefaultTimeout(15_000);
  await engine(page);
  session = await page.context().newCDPSession(page);
  // What a live region says may be replaced before anybody looks: it is kept as it comes.
  await page.evaluate(() => {
    const said: string[] = ((globalThis as { said?: string[] }).said = []);
    const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert]';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(live) ?? element?.querySelector(live);
        if (region?.textContent) said.push(region.textContent);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
});

const treeOf = async (): Promise<readonly AccessibleNode[]> =>
  ((await session.send('Accessibility.getFullAXTree')) as { nodes: AccessibleNode[] }).nodes;

const stateOf = (node: AccessibleNode, name: string): unknown =>
  node.properties?.find((property) => property.name === name)?.value.value;

/** Role and name of what has the focus. */
async function focused(): Promise<string> {
  const node = (await treeOf()).findLast((one) => !one.ignored && stateOf(one, 'focused') === true);
  return `${node?.role?.value} ${node?.name?.value}`;
}

/** Role, name and state of what has a name. */
async function told(name: RegExp): Promise<string[]> {
  return (await treeOf())
    .filter((one) => !one.ignored && USED.test(one.role?.value ?? '') && name.test(one.name?.value ?? ''))
    .map((one) =>
      `${one.role!.value} ${one.name!.value} ${stateOf(one, 'checked') ?? stateOf(one, 'pressed') ?? ''}`.trim(),
    );
}

/** What live regions say of what is done, in time. */
async function saying(page: Page, act: () => Promise<unknown>, expected: RegExp): Promise<void> {
  await page.evaluate(() => void ((globalThis as unknown as { said: string[] }).said.length = 0));
  await act();
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said.join('\n'));
  await expect.poll(said, { timeout: 15_000 }).toMatch(expected);
  await nothingNameless();
}

async function nothingNameless(): Promise<void> {
  const nameless = (await treeOf()).filter(
    ({ ignored, role, name }) => !ignored && USED.test(role?.value ?? '') && !name?.value.trim(),
  );
  expect(nameless.map(({ role }) => role!.value)).toEqual([]);
}

describe('a reader by ear is told', () => {
  test('which view is open, and what it says', async () => {
    const { page, visit } = shared();
    await saying(
      page,
      () => page.getByRole('link', { name: '三公经费', exact: true }).click(),
      /三公经费[^]*万元/,
    );
    await saying(page, () => visit('?v=1&subject=data'), /^数据$/m);
    await saying(page, () => page.goBack(), /三公经费[^]*万元/);
  });

  test('what a choice of departments, and of what is shown, comes to', async () => {
    const { page } = shared();
    const box = page.getByRole('checkbox', { name: /^自贡/ });
    await saying(page, () => box.check(), /“三公”经费决算.+自贡/);
    expect(await told(/^自贡/)).toEqual([expect.stringMatching(/^checkbox 自贡.* true$/)]);
    await saying(page, () => box.uncheck(), /“三公”经费决算/);
    await page.getByRole('link', { name: '支出结构', exact: true }).click();
    await settled(page);
    await saying(page, () => page.getByRole('button', { name: '金额', exact: true }).click(), /万元/);
    expect(await told(/^金额$/)).toEqual(['button 金额 true']);
  });

  test('each mark of the picture, by the arrow keys', async () => {
    const { page } = shared();
    await page.locator('.chart').focus();
    expect(await focused()).toMatch(/^application .+方向键/);
    await saying(page, () => page.keyboard.press('ArrowDown'), /[\d.,]+ ?万元/);
  });

  test('where a figure comes from, and where the focus is when that closes', async () => {
    const { page } = shared();
    const cell = page.getByRole('table').getByRole('button', { name: /6,385\.21/ });
    await cell.click();
    await expect.poll(focused).toMatch(/^heading 出处/);
    await nothingNameless();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toMatch(/^button .*6,385\.21/);
  });

  test('that a picture and data were saved', async () => {
    const { page } = shared();
    const details = page.locator('details.take').first();
    await details.locator('summary').click();
    await saying(page, () => details.getByRole('button', { name: '保存 SVG' }).click(), /图片已保存/);
    await page.getByText('下载数据', { exact: true }).click();
    await saying(page, () => page.getByRole('button', { name: 'CSV：表格原样' }).click(), /已保存/);
  });

  test('what a finding is, and how far asking about it has come', async () => {
    const { page, visit } = shared();
    await visit('?v=1&subject=findings&findings=list&departments=maoxian&rule=change');
    await page.locator('main tbody th button.deeper').first().click();
    await expect.poll(focused).toMatch(/^heading .*两者之差是 8\.53 万元/);
    const set = page.getByRole('group', { name: '状态' }).getByRole('button', { name: '待询问' });
    await set.click();
    await expect.poll(() => told(/^待询问$/)).toEqual(['button 待询问 true']);
    await nothingNameless();
  });

  test('that nothing is chosen, and what a link asks for that is not there', async () => {
    const { page, visit } = shared();
    await saying(page, () => visit('?v=1&departments='), /还没有选择部门/);
    await saying(page, () => visit(`?v=1&subject=${encodeURIComponent('天气')}`), /天气/);
  });

  test('what became of documents: refused, read, accepted, removed', async () => {
    const { page } = shared();
    const text = asText(makeDisclosure({ seed: 7, body: '安仁县财政局', year: 2023 }).blocks);
    await page.getByRole('button', { name: /^加入文件/ }).click();
    await expect.poll(focused).toMatch(/^heading 加入文件/);
    const dialog = page.locator('dialog.adding');
    const hand = (name: string, content: string) =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
    await saying(page, () => hand('空.txt', ''), /“空\.txt”是空的/);
    await saying(page, () => hand('安仁.txt', text), /安仁\.txt.*(可以核对|读完|核对)/);
    const accept = dialog.locator('article').getByRole('button', { name: '接受', exact: true });
    await saying(page, () => accept.click(), /已加入|已接受/);
    await saying(page, () => dialog.getByRole('button', { name: /^移除安仁/ }).click(), /已移除/);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toMatch(/^button 加入文件/);
  });

  test('that the page speaks the other language', async () => {
    const { page } = shared();
    await saying(
      page,
      () => page.getByRole('button', { name: 'English' }).click(),
      /^Social security and employment/m,
    );
  });
});

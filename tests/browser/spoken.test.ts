/**
 * What a screen reader is told on the main paths, as Chromium and Firefox hand it on: what has the focus, what live regions say,
 * and that nothing that can be used is nameless.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ENGINE_READY } from '#tools/bench/marks.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asText } from '#tools/disclosures/text-files.ts';
import { serveFolder } from '#tools/static-server.ts';
import { clickOn, marked, PATIENCE, shows, visit } from './driven.ts';
import { openChromium, type Heard } from './heard.ts';
import { openFirefox } from './marionette.ts';

/** What can be used, and is told by its name. */
const USED = /^(button|link|checkbox|radio|combobox|textbox|searchbox|switch|slider|tab|application|dialog)$/;

const QUERY = '?v=1&lang=zh&departments=leshan-shizhong,maoxian';

async function openInFirefox(): Promise<Heard> {
  const server = await serveFolder(inject('dist'));
  const heard = await openFirefox(inject('firefoxPath')!);
  await heard.goto(server.address + QUERY);
  const close = async () => {
    await heard.close();
    await server.close();
  };
  return { ...heard, close };
}

const BROWSERS: readonly [name: string, open: (() => Promise<Heard>) | null][] = [
  ['Chromium', () => openChromium(QUERY)],
  ['Firefox', inject('firefoxPath') === null ? null : openInFirefox],
];

describe.each(BROWSERS)('in %s a reader by ear is told', { timeout: 3 * PATIENCE }, (_, open) => {
  if (!open) return test.skip('there is no such browser on this machine', () => undefined);
  let heard: Heard;

  beforeAll(async () => {
    heard = await open();
    // What a live region says may be replaced before anybody looks: it is kept as it comes.
    await heard.run(() => {
      // On the page itself: what a script of a test sets in Firefox is gone with it.
      const kept = document.documentElement.dataset;
      const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert]';
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const region = element?.closest(live) ?? element?.querySelector(live);
          if (region?.textContent) kept['said'] += `\n${region.textContent}`;
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  }, PATIENCE);
  afterAll(() => heard?.close());

  const click = (selector: string, words: string) => clickOn(heard, selector, words);

  /** Role and name of what has the focus. */
  const focusedNow = async (): Promise<string> => {
    const one = (await heard.tree()).findLast(({ focused }) => focused);
    return `${one?.role} ${one?.name}`;
  };
  const focus = (name: RegExp) => expect.poll(focusedNow, { timeout: PATIENCE }).toMatch(name);

  /**
   * Gives an element the focus until the browser tells of it: Firefox keeps no focus that comes while it has not yet made the
   * element's place in the tree, and says nothing of it afterwards.
   */
  const focusOn = (selector: string, name: RegExp) =>
    expect
      .poll(
        async () => {
          await heard.run((wanted) => {
            const element = document.querySelector<HTMLElement>(wanted)!;
            element.blur();
            element.focus();
          }, selector);
          return focusedNow();
        },
        { timeout: PATIENCE },
      )
      .toMatch(name);

  /** Role, name and state of what has such a name, in time: the tree follows the page when the browser finds the time. */
  const tells = (name: RegExp, expected: readonly unknown[]) =>
    expect
      .poll(
        async () =>
          (await heard.tree())
            .filter((one) => USED.test(one.role) && name.test(one.name))
            .map((one) => `${one.role} ${one.name}${one.on ? ' on' : ''}`),
        { timeout: PATIENCE },
      )
      .toEqual(expected);

  const nothingNameless = () =>
    expect
      .poll(
        async () =>
          (await heard.tree())
            .filter(({ role, name }) => USED.test(role) && !name.trim())
            .map(({ role }) => role),
        { timeout: PATIENCE },
      )
      .toEqual([]);

  /** What live regions say of what is done, in time. */
  const saying = async (act: () => Promise<unknown>, expected: RegExp): Promise<void> => {
    await heard.run(() => void (document.documentElement.dataset['said'] = ''));
    await act();
    const said = () => heard.run(() => document.documentElement.dataset['said']!);
    await expect.poll(said, { timeout: PATIENCE }).toMatch(expected);
    await nothingNameless();
  };

  test('which view is open, and what it says', async () => {
    await marked(heard, ENGINE_READY);
    // A browser that nobody has asked yet begins to make its tree.
    await expect.poll(async () => (await heard.tree()).length, { timeout: PATIENCE }).toBeGreaterThan(100);
    await saying(() => click('.subjects a', '三公经费'), /三公经费[^]*万元/);
    await saying(() => visit(heard, '?v=1&lang=zh&subject=data'), /^数据$/m);
    await saying(() => heard.run(() => history.back()), /三公经费[^]*万元/);
  });

  test('what a choice of departments, and of what is shown, comes to', async () => {
    await saying(() => click('.side label', '自贡'), /“三公”经费决算.+自贡/);
    await tells(/^自贡/, [expect.stringMatching(/^checkbox 自贡.* on$/)]);
    await saying(() => click('.side label', '自贡'), /“三公”经费决算/);
    await click('.subjects a', '支出结构');
    await saying(() => click('main button', '金额'), /万元/);
    await tells(/^金额$/, ['button 金额 on']);
  });

  test('each mark of the picture, by the arrow keys', async () => {
    await focusOn('.chart', /^application .+方向键/);
    await saying(() => heard.press('ArrowDown'), /[\d.,]+ ?万元/);
  });

  test('where a figure comes from, and where the focus is when that closes', async () => {
    await click('main table button', '6,385.21');
    await focus(/^heading 出处/);
    await nothingNameless();
    await heard.press('Escape');
    await focus(/^button .*6,385\.21/);
  });

  test('that a picture and data were saved', async () => {
    await click('details.take summary', '保存图片');
    await saying(() => click('details.take button', '保存 SVG'), /图片已保存/);
    await click('main summary', '下载数据');
    await saying(() => click('main button', 'CSV：表格原样'), /已保存/);
  });

  test('what a finding is, and how far asking about it has come', async () => {
    await visit(heard, '?v=1&lang=zh&subject=findings&findings=list&departments=maoxian&rule=change');
    await shows(heard, '.findings.list tbody th button.deeper', /./);
    await click('.findings.list tbody th button.deeper', '');
    await focus(/^heading .*两者之差是 8\.53 万元/);
    await click('main [role=group] button', '待询问');
    await tells(/^待询问$/, ['button 待询问 on']);
    await nothingNameless();
  });

  test('that nothing is chosen, and what a link asks for that is not there', async () => {
    await saying(() => visit(heard, '?v=1&lang=zh&departments='), /还没有选择部门/);
    await saying(() => visit(heard, `?v=1&lang=zh&subject=${encodeURIComponent('天气')}`), /天气/);
  });

  test('what became of documents: refused, read, accepted, removed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'juesuan-spoken-'));
    const hand = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return heard.choose('dialog.adding input[type=file]', join(folder, name));
    };
    try {
      const text = asText(makeDisclosure({ seed: 7, body: '安仁县财政局', year: 2023 }).blocks);
      await click('.tools button', '加入文件');
      await focus(/^heading 加入文件/);
      await saying(() => hand('空.txt', ''), /“空\.txt”是空的/);
      await saying(() => hand('安仁.txt', text), /安仁\.txt.*(可以核对|读完|核对)/);
      await saying(() => click('dialog.adding article button', '接受'), /已加入|已接受/);
      await saying(() => click('dialog.adding button', '移除安仁'), /已移除/);
      await heard.press('Escape');
      await focus(/^button 加入文件/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('that the page speaks the other language', async () => {
    await saying(() => click('.tools button', 'English'), /^Social security and employment/m);
  });
});

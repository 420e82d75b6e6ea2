/**
 * The main paths through the page in the engines that browsers are made of beside Chromium's, in which the tests of each
 * part try them closely.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ENGINE_READY, FIRST_PICTURE } from '#tools/bench/marks.ts';
import { BROWSER_FLAGS } from '#tools/browser.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asText } from '#tools/disclosures/text-files.ts';
import { serveFolder, type StaticServer } from '#tools/static-server.ts';
import { clickOn, marked, openByPlaywright, PATIENCE, shows, textOf, visit, type Driven } from './driven.ts';
import { fetchedTwice } from './harness.ts';
import { hostileFiles } from './hostile-files.ts';
import { openWebKit } from './webkit.ts';

/** The earliest Chromium of the list in `package.json`: it starts the page, and says that reading files takes a later one. */
const OLDEST = 'Chromium 86';

const ENGINES: readonly [name: string, open: (() => Promise<Driven>) | null][] = [
  [
    'Firefox',
    inject('firefoxPath') === null
      ? null
      : () => openByPlaywright(firefox, { channel: 'moz-firefox', executablePath: inject('firefoxPath')! }),
  ],
  ['WebKit', inject('webkit') === null ? null : () => openWebKit(inject('webkit')!)],
  [
    OLDEST,
    inject('oldestChromiumPath') === null
      ? null
      : () =>
          openByPlaywright(chromium, {
            executablePath: inject('oldestChromiumPath')!,
            // As for the other tests: a second, better compilation of the engine costs more than it brings.
            args: [...BROWSER_FLAGS, '--js-flags=--no-wasm-tier-up'],
          }),
  ],
];

const BODY = '茂县人力资源和社会保障局';

describe.each(ENGINES)('in %s', { timeout: 3 * PATIENCE }, (name, open) => {
  if (!open) return test.skip('there is no such browser on this machine', () => undefined);
  let server: StaticServer;
  let driven: Driven;

  beforeAll(async () => {
    server = await serveFolder(inject('dist'));
    driven = await open();
    await driven.goto(`${server.address}?v=1&lang=zh`);
  });
  afterAll(async () => {
    await driven?.close();
    await server?.close();
  });

  const parameter = (name: string) =>
    driven.run((wanted) => new URL(location.href).searchParams.get(wanted), name);

  test('the picture is drawn, and the engine answers', async () => {
    await marked(driven, FIRST_PICTURE);
    await shows(driven, 'main h2', /茂县 2022 最低，为 52\.8%/);
    await marked(driven, ENGINE_READY);
    await shows(driven, '.engine', '断网也可继续查看所选部门');
    expect(await textOf(driven, 'main [role=alert]')).toBe('');
    // What the page preloads is what it uses; the oldest reads styles once more, to put them in words that it knows.
    const again = fetchedTwice(server).filter((path) => !(name === OLDEST && path.endsWith('.css')));
    expect(again).toEqual([]);
  });

  test('every subject has its picture or list, and its table', async () => {
    for (const subject of ['三公经费', '就业补助', '绩效自评', '趋势', '勾稽核对', '离群', '支出结构']) {
      await clickOn(driven, '.subjects a', subject);
      await expect.poll(() => driven.run(() => document.title)).toMatch(new RegExp(`^${subject}`));
      await shows(driven, 'main table', /\d/);
      // What scrolls on a wide screen is what is in the page, and not the page.
      expect(await driven.run(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(
        0,
      );
      expect(await textOf(driven, 'main [role=alert]')).toBe('');
    }
  });

  test('a choice changes what is shown and the address', async () => {
    await clickOn(driven, '.side button', '清空');
    await clickOn(driven, '.side label', '茂县');
    await expect.poll(() => parameter('departments')).toBe('maoxian');
    await shows(driven, 'main table', '543.25');
  });

  test('back and forth goes through what was chosen', async () => {
    await driven.run(() => history.back());
    await expect.poll(() => parameter('departments')).not.toBe('maoxian');
    await driven.run(() => history.forward());
    await expect.poll(() => parameter('departments')).toBe('maoxian');
    await shows(driven, 'main table', '543.25');
  });

  test('the language is the other, and back', async () => {
    await clickOn(driven, '.tools button', 'English');
    await shows(driven, 'main h2', /Mao/);
    await clickOn(driven, '.tools button', '中文');
    await shows(driven, 'main h2', '茂县');
  });

  test('the page is dark where the reader wants it', async () => {
    const choose = (theme: string) =>
      driven.run((wanted) => {
        const select = document.querySelector<HTMLSelectElement>('.tools select')!;
        select.value = wanted;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, theme);
    const ground = () => driven.run(() => getComputedStyle(document.documentElement).backgroundColor);
    await choose('dark');
    await expect.poll(ground).toBe('rgb(27, 26, 24)');
    await choose('light');
    await expect.poll(ground).toBe('rgb(255, 255, 255)');
  });

  test('a figure leads to its source, and a pasted link too', async () => {
    await clickOn(driven, 'main table button', '543.25');
    await shows(driven, '.panel', /文本第 \d+ 行，共 \d+ 行/);
    await driven.goto(await driven.run(() => location.href));
    await shows(driven, '.panel', /本年支出合计[^]*543\.25/);
  });

  test('the table is downloaded', async () => {
    await clickOn(driven, '.subjects a', '三公经费');
    await shows(driven, 'main table', /茂县/);
    await driven.run(() => {
      HTMLAnchorElement.prototype.click = function () {
        if (this.download) document.documentElement.dataset['downloaded'] = `${this.download} ${this.href}`;
      };
    });
    await clickOn(driven, 'main summary', '下载数据');
    await clickOn(driven, 'main button', 'CSV：表格原样');
    await expect
      .poll(() => driven.run(() => document.documentElement.dataset['downloaded'] ?? ''))
      .toMatch(/^juesuan-\S*\.csv blob:/);
  });

  test('a finding shows its arithmetic', async () => {
    await visit(driven, '?v=1&lang=zh&subject=findings&finding=maoxian-2022/change/L41');
    await shows(driven, 'main h2', /两者之差是 8\.53 万元，.* 5\.53 万元/);
    await shows(driven, 'main', '只有一位数字不同');
  });

  test.runIf(name === OLDEST)('that reading files takes a later browser is said', async () => {
    expect(await driven.run(() => navigator.userAgent)).toContain('Chrome/86.');
    const folder = mkdtempSync(join(tmpdir(), 'juesuan-engines-'));
    try {
      writeFileSync(join(folder, '甲.txt'), '决算');
      await clickOn(driven, '.tools button', '加入文件');
      await shows(driven, 'dialog', '选择文件');
      await driven.choose('dialog input[type=file]', join(folder, '甲.txt'));
      await shows(driven, 'dialog', '“甲.txt”没有读取：读取文件需要 Chromium 90');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.skipIf(name === OLDEST)(
    'in hostile files of every kind markup is text: none runs, asks for anything or leads away',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'juesuan-engines-'));
      try {
        const files = await hostileFiles();
        const paths = files.map(({ name }) => join(folder, name.replaceAll('/', '∕')));
        for (const [at, path] of paths.entries()) writeFileSync(path, files[at]!.buffer);
        const start = await driven.run(() => location.href);
        await clickOn(driven, '.tools button', '加入文件');
        await shows(driven, 'dialog', '选择文件');
        await driven.choose('dialog input[type=file]', ...paths);
        for (const at of files.keys()) await shows(driven, 'dialog', new RegExp(`>${at}\\.`));
        const isReading = () => driven.run(() => document.querySelector('dialog progress') !== null);
        await expect.poll(isReading, { timeout: PATIENCE }).toBe(false);
        const foreign = 'dialog :is(img, iframe, script, meta, a[href^="javascript"])';
        expect(await driven.run((what) => document.querySelectorAll(what).length, foreign)).toBe(0);
        expect(await driven.run(() => ('ran' in globalThis ? 'ran' : location.href))).toBe(start);
      } finally {
        rmSync(folder, { recursive: true });
      }
      await driven.goto(`${server.address}?v=1&lang=zh`);
      await shows(driven, '.side', '茂县');
    },
  );

  test.skipIf(name === OLDEST)(
    'a document is read, accepted, kept over a reload, and taken away',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'juesuan-engines-'));
      try {
        const path = join(folder, '茂县2021.txt');
        writeFileSync(path, asText(makeDisclosure({ seed: 7, body: BODY, year: 2021 }).blocks));
        await clickOn(driven, '.tools button', '加入文件');
        await shows(driven, 'dialog', '选择文件');
        await driven.choose('dialog input[type=file]', path);
        await shows(driven, 'dialog article', /读出 [\d,]+ 个/);
        await clickOn(driven, 'dialog footer button', '接受');
        await shows(driven, 'dialog', `已加入${BODY} 2021 年。`);
        await shows(driven, '.side', '您加入');
        await driven.goto(await driven.run(() => location.href));
        await shows(driven, '.side', '您加入');
        await clickOn(driven, '.tools button', '加入文件');
        await clickOn(driven, 'dialog nav button', '已加入的文件（1）');
        await clickOn(driven, 'dialog button', `移除${BODY} 2021 年`);
        await shows(driven, 'dialog', '还没有加入任何文件。');
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

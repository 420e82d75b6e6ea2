/**
 * What hosts and connections do to the files of the page, kind by kind: what is there stays, one sentence says what is wrong, and
 * once it is over everything is there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asText } from '#tools/disclosures/text-files.ts';
import { asScannedPdf } from '#tools/scans/picture-pdf.ts';
import type { Fault } from '#tools/static-server.ts';
import { PATIENCE } from './driven.ts';
import { expectAsFreshlyLoaded } from './fresh-load.ts';
import { engine, openPage, picture } from './harness.ts';

const SNAPSHOTS = /data\/snapshots\//;
const ENGINE = /duckdb-eh.+\.wasm/;
const EVERY_FAULT: readonly Fault[] = [
  { kind: 'missing' },
  { kind: 'corrupt' },
  { kind: 'truncate', bytes: 100 },
  { kind: 'html' },
  { kind: 'break' },
];

const notices = (page: Page) => page.getByRole('region', { name: '提示' });
const total = (page: Page) => page.getByRole('table').getByText('6,385.21').first();

describe('data at 1 kB a second', () => {
  test('are waited for, with how far they are; what is there can be used, and the rest comes', async () => {
    const { page, server } = await openPage('', {
      // What says which files there are would take half a minute by itself.
      faults: [{ path: /^data\/(?!manifest)/, fault: { kind: 'throttle', bytesPerSecond: 1000 } }],
    });
    await page.getByRole('article').getByText('正在读取数据').waitFor();
    await total(page).waitFor();
    await page
      .locator('.engine')
      .getByText(/正在载入(?:查询引擎|数据表)/)
      .waitFor();
    await page.getByRole('checkbox', { name: /^茂县/ }).uncheck();
    await page.getByRole('table').getByText('茂县').waitFor({ state: 'detached' });
    await total(page).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await notices(page).count()).toBe(0);
    server.setFaults([]);
    await page.reload();
    await engine(page);
    await expectAsFreshlyLoaded(page);
  });
});

describe('prepared answers', () => {
  test('that are missing, altered, cut, web pages or broken off are the engine’s to give, and are the same', async () => {
    const { page, server, goto } = await openPage('?v=1&subject=three-public', {
      expectedErrors: [/Failed to load resource/],
    });
    // Its figures: marks of doubt come later.
    const table = async () => {
      const shown = page.getByRole('article').getByRole('table').first();
      await shown.waitFor();
      return (await shown.innerText()).match(/[\d,.]+/g);
    };
    await engine(page);
    const sound = await table();
    for (const fault of EVERY_FAULT) {
      server.setFaults([{ path: SNAPSHOTS, fault }]);
      await goto('?v=1&subject=three-public');
      expect(await table()).toEqual(sound);
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await notices(page).count()).toBe(0);
    }
  });

  test('that are altered, and no engine either: which file it is, and a retry brings everything', async () => {
    const { page, server } = await openPage('', {
      faults: [
        { path: SNAPSHOTS, fault: { kind: 'corrupt' } },
        { path: ENGINE, fault: { kind: 'status', status: 503 } },
      ],
      expectedErrors: [/Failed to load resource/],
    });
    const alert = page.getByRole('alert');
    await alert.getByText(/snapshots\/.+与发布时的校验值不符/).waitFor();
    await notices(page)
      .getByText(/没有取到 duckdb-eh.+\.wasm/)
      .waitFor();
    server.setFaults([]);
    await alert.getByRole('button', { name: '重试' }).click();
    await total(page).waitFor();
    await engine(page);
    expect(await notices(page).count()).toBe(0);
  });
});

test('the engine that is altered, cut, a web page, refused or without a network in the middle is told, and boots on a retry', async () => {
  const { page, server } = await openPage('', {
    faults: [{ path: ENGINE, fault: { kind: 'missing' } }],
    expectedErrors: [/Failed to load resource/],
  });
  await notices(page)
    .getByText(/服务器上没有 duckdb-eh.+\.wasm/)
    .waitFor();
  for (const [fault, sentence] of [
    [{ kind: 'html' }, /服务器用网页代替了 duckdb-eh.+\.wasm/],
    [{ kind: 'truncate', bytes: 100_000 }, /与发布时的校验值不符|没有传完整/],
    // Between two that are told alike, so that neither is taken for the other.
    [{ kind: 'status', status: 503 }, /没有取到 duckdb-eh.+\.wasm/],
    [{ kind: 'corrupt' }, /与发布时的校验值不符|没有传完整/],
  ] as const) {
    server.setFaults([{ path: ENGINE, fault }]);
    await notices(page).getByRole('button', { name: '重试' }).click();
    await notices(page).getByText(sentence).waitFor();
    await total(page).waitFor();
  }

  server.setFaults([{ path: ENGINE, fault: { kind: 'throttle', bytesPerSecond: 50_000 } }]);
  await notices(page).getByRole('button', { name: '重试' }).click();
  await page.locator('.engine').getByText('正在载入查询引擎').waitFor();
  await page.context().setOffline(true);
  server.dropConnections();
  await notices(page)
    .getByText(/没有取到 duckdb-eh.+\.wasm/)
    .waitFor();
  // Chosen without a network: prepared answers that are here answer.
  await page.getByRole('checkbox', { name: /^茂县/ }).uncheck();
  await page.getByRole('table').getByText('茂县').waitFor({ state: 'detached' });
  await total(page).waitFor();
  await page.context().setOffline(false);
  server.setFaults([]);
  await notices(page).getByRole('button', { name: '重试' }).click();
  await engine(page);
  await expectAsFreshlyLoaded(page);
});

test('the program that reads files, missing, a web page, cut or broken off: each file says so, and is read once it is there', async () => {
  const script = /assets\/reading-worker-/;
  const { page, server } = await openPage('', {
    engine: 'held',
    faults: [{ path: script, fault: { kind: 'missing' } }],
    expectedErrors: [/Failed to load (?:resource|module script)/],
  });
  await picture(page);
  const text = asText(makeDisclosure({ seed: 7, body: '安仁县财政局', year: 2023 }).blocks);
  await page.getByRole('button', { name: /^加入文件/ }).click();
  const dialog = page.locator('dialog.adding');
  const hand = (name: string) =>
    dialog
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  for (const [fault, name, sentence] of [
    [{ kind: 'missing' }, '甲.txt', '“甲.txt”没有读取，因为读取程序没有加载'],
    [{ kind: 'html' }, '乙.txt', '“乙.txt”没有读取，因为读取程序没有加载'],
    [{ kind: 'break' }, '丙.txt', '“丙.txt”没有读取，因为读取程序没有加载'],
    [{ kind: 'truncate', bytes: 1000 }, '丁.txt', '“丁.txt”没有读取，因为读取程序没有加载'],
  ] as const) {
    server.setFaults([{ path: script, fault }]);
    await hand(name);
    await dialog.getByText(sentence).waitFor();
  }
  server.setFaults([]);
  await hand('戊.txt');
  await dialog.locator('article').getByRole('button', { name: '接受', exact: true }).waitFor();
  await dialog.getByText('“甲.txt”没有读取').waitFor();
});

describe('what reads scans', { timeout: 5 * PATIENCE }, () => {
  /** Two blank pages as a scanner leaves them: what is written on a page takes a loaded machine long to read. */
  async function scanned(page: Page): Promise<Buffer> {
    const sheet = await page.context().newPage();
    await sheet.setViewportSize({ width: 640, height: 80 });
    const picture = await sheet.screenshot({ type: 'jpeg' });
    await sheet.close();
    return Buffer.from(asScannedPdf([picture, picture], 150));
  }

  async function openDialog(page: Page) {
    const buffer = await scanned(page);
    await page.getByRole('button', { name: /^加入文件/ }).click();
    const dialog = page.locator('dialog.adding');
    const hand = async (name: string) => {
      const choosing = dialog.getByRole('button', { name: '选择或粘贴' });
      if (await choosing.isVisible()) await choosing.click();
      const file = { name, mimeType: 'application/pdf', buffer };
      await dialog.locator('input[type=file]').first().setInputFiles(file);
    };
    /** Its pages were looked at, and nothing stands on them. */
    const isRead = (name: string) =>
      dialog.getByText(`“${name}”里没有文字，图片里也没有认出文字`).waitFor({ timeout: PATIENCE });
    return { dialog, hand, isRead };
  }

  test('missing, altered, cut, a web page or broken off: no file is blamed for it, and the next is read', async () => {
    const { page, server } = await openPage('', { expectedErrors: [/Failed to load resource/] });
    await picture(page);
    const { dialog, hand, isRead } = await openDialog(page);
    const unloaded = '没有读取，因为读取程序没有加载';
    const unknown = '是扫描件，而识别扫描件的程序缺失、被改动过，或在这里无法启动';
    for (const [name, path, fault, sentence] of [
      ['甲.pdf', /ort-wasm-.+\.wasm/, { kind: 'missing' }, unloaded],
      ['乙.pdf', /ort-wasm-.+\.wasm/, { kind: 'corrupt' }, unknown],
      ['丙.pdf', /det_infer-.+\.onnx/, { kind: 'html' }, unloaded],
      ['丁.pdf', /rec_infer-.+\.onnx/, { kind: 'truncate', bytes: 1_000_000 }, unknown],
      ['戊.pdf', /rec_infer-.+\.onnx/, { kind: 'break' }, unloaded],
      ['己.pdf', /ppocr_keys.+\.txt/, { kind: 'corrupt' }, unknown],
    ] as const) {
      server.setFaults([{ path, fault }]);
      await hand(name);
      await dialog.getByText(`“${name}”${sentence}`).waitFor();
    }
    server.setFaults([]);
    await hand('庚.pdf');
    await isRead('庚.pdf');
  });

  test('a second worker for it that is missing, or ended at work: the first reads its pages', async () => {
    const { page, server } = await openPage('', { expectedErrors: [/Failed to load/] });
    await picture(page);
    const { hand, isRead } = await openDialog(page);
    const path = /^assets\/scan-worker-/;
    const script = readdirSync(join(inject('dist'), 'assets')).find((name) =>
      name.startsWith('scan-worker-'),
    )!;
    // Ends as soon as it has shown that it lives, while it is asked for a page.
    const ending = `const post = postMessage;
      globalThis.postMessage = (...sent) => { post(...sent); if (sent[0].lifeLock) close(); };
      ${readFileSync(join(inject('dist'), 'assets', script), 'utf8')}`;
    for (const [name, fault] of [
      ['甲.pdf', { kind: 'missing' }],
      ['乙.pdf', { kind: 'replace', body: ending, type: 'text/javascript' }],
    ] as const) {
      server.setFaults([{ path, fault }]);
      await hand(name);
      await isRead(name);
    }
    expect(server.requested.filter((one) => path.test(one))).toHaveLength(availableParallelism() > 1 ? 2 : 0);
  });
});

test('tables whose decoding never ends, or whose program does not come, are refused whole, and the page goes on meanwhile', async () => {
  const script = /assets\/tables-worker-/;
  const { page, server } = await openPage('', {
    engine: 'held',
    faults: [{ path: script, fault: { kind: 'missing' } }],
    expectedErrors: [/Failed to load resource/],
    intercept: async (opening) => {
      // What ten seconds are for is over at once.
      await opening.addInitScript(() => {
        const later = setTimeout;
        globalThis.setTimeout = ((work: () => void, wait = 0) =>
          later(work, wait > 9000 && wait < 12_000 ? 200 : wait)) as unknown as typeof setTimeout;
      });
    },
  });
  await picture(page);
  await page.getByRole('button', { name: /^加入文件/ }).click();
  const dialog = page.locator('dialog.adding');
  const hand = (name: string) =>
    dialog
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('PAR1 PAR1'),
      });
  await hand('甲.parquet');
  await dialog.getByText('甲.parquet没有载入，因为载入表的程序没有加载').waitFor();
  const endless = 'onmessage = () => { postMessage({ begun: true }); for (;;); }';
  server.setFaults([{ path: script, fault: { kind: 'replace', body: endless, type: 'text/javascript' } }]);
  await dialog.getByRole('button', { name: '选择或粘贴' }).click();
  await hand('乙.parquet');
  await dialog.getByText('乙.parquet无法解开，可能已损坏').waitFor();
  server.setFaults([]);
  await dialog.getByRole('button', { name: '选择或粘贴' }).click();
  await hand('丙.parquet');
  await dialog.getByText('丙.parquet无法解开，可能已损坏').waitFor();
  await dialog.getByText('还没有加入任何文件').waitFor();
});

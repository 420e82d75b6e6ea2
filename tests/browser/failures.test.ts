/** What the page shows while nothing has arrived, and when data, tables, engine or network fail. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Fault } from '#tools/static-server.ts';
import { engine, openLate, openPage, picture, type OpenOptions } from './harness.ts';

async function openDrawn(path = '', options: OpenOptions = {}) {
  const opened = await openPage(path, options);
  await picture(opened.page);
  return opened;
}

test('while nothing has been answered, no heading and no landmark stands over nothing', async () => {
  const { page, release } = await openLate('', /snapshots\/spending_by_function/);
  await page.getByRole('article').getByText('正在读取数据').waitFor();
  expect(await page.getByRole('heading', { name: '数据表' }).count()).toBe(0);
  expect(await page.getByText('下载数据', { exact: true }).count()).toBe(0);
  expect(await page.getByRole('region', { name: '提示' }).count()).toBe(0);
  release();
  await page.getByRole('heading', { name: '数据表' }).waitFor();
  await page.getByText('下载数据', { exact: true }).waitFor();
});

describe('when something fails', () => {
  test('a manifest that is missing, a web page, cut short or of another version is told in one sentence, with a retry', async () => {
    const faults = (fault: Fault) => [{ path: /manifest\.json/, fault }];
    const { page, server } = await openPage('', {
      faults: faults({ kind: 'missing' }),
      expectedErrors: [/Failed to load resource/, /manifest/],
    });
    const alert = page.getByRole('alert');
    await alert.getByText('服务器上没有').waitFor();
    await page.getByRole('link', { name: '三公经费' }).waitFor();
    expect(await page.getByText('预先算好的结果').count()).toBe(0); // nothing is shown at all
    for (const [fault, sentence] of [
      [{ kind: 'html' }, '服务器用网页代替了'],
      [{ kind: 'truncate', bytes: 200 }, '没有传完整'],
      [{ kind: 'replace', body: '{"schema_version":99}' }, '数据版本与本页面的程序不一致'],
    ] as const) {
      server.setFaults(faults(fault));
      await alert.getByRole('button', { name: '重试' }).click();
      await alert.getByText(sentence).waitFor();
    }
    server.setFaults([]);
    await alert.getByRole('button', { name: '重试' }).click();
    await picture(page);
  });

  test('a table that is missing, altered, cut, a web page or broken off is told by name, and the picture stays', async () => {
    const faults = (fault: Fault, table = 'entities') => [{ path: new RegExp(`${table}\\.parquet`), fault }];
    const { page, server } = await openPage('', {
      faults: faults({ kind: 'missing' }),
      expectedErrors: [/Failed to load resource/],
    });
    const notices = page.getByRole('region', { name: '提示' });
    await notices.getByText('服务器上没有').waitFor();
    for (const [fault, sentence, table] of [
      [{ kind: 'corrupt' }, '与发布时的校验值不符', 'entities'],
      [{ kind: 'truncate', bytes: 200 }, '没有传完整', 'documents'],
      [{ kind: 'html' }, '服务器用网页代替了', 'classification'],
      [{ kind: 'break' }, '请检查网络连接后重试', 'entities'],
      [{ kind: 'missing' }, '服务器上没有', 'documents'],
      [{ kind: 'corrupt' }, '与发布时的校验值不符', 'classification'],
    ] as const) {
      server.setFaults(faults(fault, table));
      await notices.getByRole('button', { name: '重试' }).click();
      await notices.getByText(new RegExp(`(?=.*${sentence}).*${table}\\.parquet`)).waitFor();
    }
    await page.getByRole('table').getByText('6,385.21').first().waitFor();
    server.setFaults([]);
    await notices.getByRole('button', { name: '重试' }).click();
    await engine(page);
  });

  test('a picture whose program does not come leaves the table and the engine', async () => {
    const { page } = await openPage('', {
      faults: [{ path: /assets\/draw-rows-/, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    await page.getByRole('alert').getByText('画图所需的程序没有加载成功').waitFor();
    await engine(page);
    await page.getByRole('table').getByText('6,385.21').first().waitFor();
  });

  test('a part whose program does not come says so where it would stand, and is there on a retry', async () => {
    const { page, server } = await openDrawn('?v=1&departments=leshan-shizhong', {
      faults: [{ path: /assets\/(?:FigureSource|TakeData|Accessibility)-/, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    const failed = page
      .getByRole('alert')
      .filter({ hasText: '这一部分的程序没有加载成功；请检查网络后重试。' });
    const figure = page.getByRole('table').getByRole('button', { name: /6,385\.21/ });
    await figure.click();
    const panel = page.getByRole('complementary', { name: '出处' });
    await panel.locator(failed).waitFor();
    for (const part of ['下载数据', '无障碍']) await page.getByText(part, { exact: true }).click();
    await expect.poll(() => failed.count()).toBe(3);
    server.setFaults([]);
    await panel.getByRole('button', { name: '重试' }).click();
    await panel.getByText('6,385.21万元').waitFor();
    await page.getByRole('button', { name: 'CSV：表格原样' }).waitFor();
    expect(await failed.count()).toBe(0);
  });

  test('a program that a newer version of the page has replaced: a reload is offered, and leads to the same place', async () => {
    const gone = { path: /assets\/TrendView-.*\.js/, fault: { kind: 'missing' } } as const;
    const { page, server } = await openDrawn('?v=1&departments=maoxian', {
      faults: [gone],
      expectedErrors: [/Failed to load resource/],
    });
    // The page has looked at its host, and found itself there, before the host changes.
    const looked = page.waitForResponse((response) => new URL(response.url()).pathname === '/');
    await page.getByRole('link', { name: '趋势' }).click();
    await page.getByRole('alert').getByText('请检查网络后重试').waitFor();
    await (await looked).finished();
    const newer = '<!doctype html><script type="module" src="./assets/index-newer.js"></script>';
    server.setFaults([
      gone,
      { path: /^index\.html$/, fault: { kind: 'replace', body: newer, type: 'text/html' } },
    ]);
    await page.getByRole('alert').getByRole('button', { name: '重试' }).click();
    const notice = page.getByRole('region', { name: '提示' });
    await notice.getByText('本页有了新的版本').waitFor();
    expect(await page.getByRole('alert').getByText('请检查网络').count()).toBe(0);
    server.setFaults([]);
    await notice.getByRole('button', { name: '重新加载' }).click();
    await page.waitForFunction(() => document.title.startsWith('趋势'));
    await page.getByRole('table').first().waitFor();
    expect(new URL(page.url()).searchParams.get('departments')).toBe('maoxian');
  });

  test('a browser without WebAssembly still shows the pictures, and says what it lacks', async () => {
    const { page } = await openDrawn('?v=1&subject=subsidies', {
      intercept: async (opening) => {
        await opening.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
      },
    });
    await page.getByRole('region', { name: '提示' }).getByText('不支持查询引擎需要的 WebAssembly').waitFor();
    await page.getByRole('table').getByText('52.4%').first().waitFor();
  });

  test('the engine is told apart from the picture, which stays, and boots on a retry without a reload', async () => {
    let broken = true;
    const { page } = await openDrawn('', {
      expectedErrors: [/Failed to load resource/],
      intercept: async (opening) => {
        await opening.context().route(/\.wasm/, (route) => (broken ? route.abort() : route.continue()));
      },
    });
    const notices = page.getByRole('region', { name: '提示' });
    await notices.getByRole('button', { name: '重试' }).waitFor();
    await page.getByRole('table').getByText('6,385.21').first().waitFor();
    await page.getByRole('link', { name: '三公经费' }).click();
    await page.getByRole('table').first().waitFor();

    broken = false;
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await notices.getByRole('button', { name: '重试' }).click();
    await engine(page);
    await notices.getByRole('button', { name: '重试' }).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  test('the engine, whose script is missing, whose code breaks off, or that gets no memory, is told as what it is', async () => {
    const script = /assets\/engine-worker-/;
    const { page, server } = await openDrawn('', {
      faults: [{ path: script, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    const notices = page.getByRole('region', { name: '提示' });
    await notices.getByText('查询引擎没有运行；请重试').waitFor();
    server.setFaults([{ path: /\.wasm/, fault: { kind: 'break' } }]);
    await notices.getByRole('button', { name: '重试' }).click();
    await notices.getByText(/没有取到 duckdb-eh.+\.wasm/).waitFor();
    server.setFaults([]);
    await page.route(script, async (route) => {
      const refusing =
        'WebAssembly.instantiateStreaming = async () => { throw new RangeError("no memory") };';
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()) + refusing });
    });
    await notices.getByRole('button', { name: '重试' }).click();
    await notices.getByText('内存不足，查询引擎没有启动').waitFor();
    await page.unroute(script);
    await notices.getByRole('button', { name: '重试' }).click();
    await engine(page);
    await page.getByRole('table').getByText('6,385.21').first().waitFor();
  });

  test('parts that are missing leave the prepared answers, say so, and are tried again', async () => {
    const { page, server } = await openDrawn('', {
      faults: [{ path: /data\/parts\//, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    await engine(page);
    await page.getByRole('link', { name: '就业补助' }).click();
    await page.getByRole('heading', { name: /52\.4/ }).waitFor();
    await page.getByRole('table').getByText('52.4%').first().waitFor();
    const rail = page.getByRole('region', { name: '部门与年度' });
    await rail.getByText('部分数据没有载入，所示为预先算好的结果').waitFor();
    await rail.getByText(/服务器上没有 parts\/facts\//).waitFor();

    server.setFaults([]);
    await rail.getByRole('button', { name: '重试' }).click();
    await rail.getByText('断网也可继续查看所选部门').waitFor();
    await page.getByRole('table').getByText('52.4%').first().waitFor();
  });

  test('parts that are missing, where nothing is prepared: it is told, and answered on a retry', async () => {
    const { page, server } = await openPage('?v=1&subject=trend&concept=procurement.total', {
      faults: [{ path: /data\/parts\//, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    const failure = page.getByRole('article').getByRole('alert');
    await failure.getByText(/服务器上没有 parts\/facts\//).waitFor();
    for (const [fault, sentence] of [
      [{ kind: 'corrupt' }, /parts\/facts\/.+与发布时的校验值不符/],
      [{ kind: 'truncate', bytes: 500 }, /parts\/facts\/.+没有传完整/],
      [{ kind: 'html' }, /服务器用网页代替了 parts\/facts\//],
      [{ kind: 'break' }, /没有取到 parts\/facts\//],
    ] as const) {
      server.setFaults([{ path: /data\/parts\//, fault }]);
      await failure.getByRole('button', { name: '重试' }).click();
      await failure.getByText(sentence).waitFor();
    }
    server.setFaults([]);
    await failure.getByRole('button', { name: '重试' }).click();
    await page.getByRole('article').getByRole('table').waitFor();
    expect(await failure.count()).toBe(0);
  });

  test('a source whose part is missing is told in the panel, and found on a retry', async () => {
    const { page, server } = await openDrawn('?v=1&departments=leshan-shizhong', {
      faults: [{ path: /data\/parts\//, fault: { kind: 'missing' } }],
      expectedErrors: [/Failed to load resource/],
    });
    await page
      .getByRole('table')
      .getByRole('button', { name: /6,385\.21/ })
      .click();
    const panel = page.getByRole('complementary', { name: '出处' });
    await panel.getByRole('alert').waitFor();
    server.setFaults([]);
    await panel.getByRole('button', { name: '重试' }).click();
    await panel.getByText('6,385.21万元').waitFor();
  });

  test('the network, after the engine is ready: subjects and sources go on working', async () => {
    const { page } = await openDrawn('?v=1&departments=leshan-shizhong', {
      expectedErrors: [/\/assets\/icon/], // the browser asks for the icon again by itself
    });
    await engine(page);
    await page.getByText('断网也可继续查看所选部门').waitFor();
    await page.context().setOffline(true);
    onTestFinished(() =>
      page
        .context()
        .setOffline(false)
        .catch(() => undefined),
    );
    for (const subject of ['三公经费', '就业补助', '绩效自评', '趋势', '支出结构']) {
      await page.getByRole('link', { name: subject }).click();
      await page.waitForFunction((name) => document.title.startsWith(name), subject);
      await page.getByRole('table').first().waitFor();
    }
    await page
      .getByRole('table')
      .getByRole('button', { name: /6,385\.21/ })
      .click();
    await page.getByRole('complementary', { name: '出处' }).getByText('6,385.21万元').waitFor();
  });
});

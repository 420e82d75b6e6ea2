/** Haste and odd circumstances: what is shown in the end is what a fresh load of the same address shows. */
import { expect, onTestFinished, test } from 'vitest';
import { type Locator, type Page } from 'playwright-core';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asText } from '#tools/disclosures/text-files.ts';
import { randomFor } from '#tools/random.ts';
import { kept } from './added-records.ts';
import { expectAsFreshlyLoaded, openFreshLoads } from './fresh-load.ts';
import { engine, openPage, picture, settled } from './harness.ts';

/** Chooses something of what the page offers, whichever `at` of 0 to 1 falls on; says what. */
const chooseAnything = (page: Page, at: number): Promise<string> =>
  page.evaluate((share) => {
    // What leaves the page, is kept on the device, opens a dialog, or lists more of the same is not part of the address.
    const others =
      /下载|保存|复制|打印|分享|嵌入|加入文件|提问|English|关闭|撤销|询问函|待询问|已询问|已说明|不是矛盾|未处理|列出全部|运行/;
    const offered = [
      ...document.querySelectorAll<HTMLElement>(
        'nav a, main a, main button, main select, input[type=checkbox]',
      ),
    ].filter(
      (one) =>
        one.checkVisibility() &&
        !one.matches(':disabled, [inert] *, dialog *, [target], [href^="http"]') &&
        !others.test(`${one.innerText} ${one.getAttribute('aria-label') ?? ''}`),
    );
    const one = offered[Math.floor(share * offered.length)]!;
    if (one instanceof HTMLSelectElement) {
      one.selectedIndex = Math.floor(((share * 997) % 1) * one.options.length);
      one.dispatchEvent(new Event('change', { bubbles: true }));
    } else one.click();
    return one.innerText || one.getAttribute('aria-label') || one.tagName;
  }, at);

/** By day some states, by night a thousand, or as many as are asked for: each four choices after the one before. */
const EVERY = process.env['JUESUAN_EVERY'] !== undefined;
const STATES = Number(process.env['JUESUAN_STATES'] ?? (EVERY ? 1000 : 2));
const SEED = Number(process.env['JUESUAN_SEED'] ?? 1);

test(
  'whatever is chosen, one thing after the other, is what a fresh load shows, prepared or of the engine',
  { timeout: STATES * 20_000 },
  async () => {
    const { page, goto } = await openPage();
    const loads = await openFreshLoads();
    onTestFinished(loads.close);
    const random = randomFor(SEED, 'choices');
    const others: string[] = [];
    const answeredBy = { prepared: 0, engine: 0 };
    for (let state = 0; state < STATES; state++) {
      if (state % 8 === 0) {
        await goto('');
        // From here on the engine answers, and what was prepared is held against it.
        await engine(page);
      }
      const chosen: string[] = [];
      for (let count = 0; count < 4; count++) {
        await settled(page);
        chosen.push(await chooseAnything(page, random.next()));
      }
      try {
        answeredBy[await loads.expectSame(page)] += 1;
      } catch (error) {
        others.push(`${page.url()} after ${chosen.join(', ')}: ${String(error)}`);
      }
    }
    console.info(
      `${STATES} states from seed ${SEED}: ${answeredBy.prepared} the same from prepared answers as from the engine, ` +
        `${answeredBy.engine} with the engine, ${others.length} different.`,
    );
    expect(others).toEqual([]);
  },
);

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
  for (const subject of ['三公经费', '就业补助', '趋势', '勾稽核对', '离群', '绩效自评', '支出结构']) {
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

test(
  'view changes leave nothing behind, by day some, by night a thousand',
  { timeout: 900_000 },
  async () => {
    const { page, visit } = await openPage();
    await engine(page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    /** Bytes of the page's heap and nodes of its document, once nothing is held that nobody needs. */
    const held = async () => {
      for (let time = 0; time < 3; time++) await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      return { heap: usedSize, nodes: metrics.find(({ name }) => name === 'Nodes')!.value };
    };
    const addresses = (EVERY ? ['zh', 'en'] : ['zh']).flatMap((lang) =>
      [
        'spending',
        'three-public',
        'subsidies',
        'assessment',
        'trend',
        'findings',
        'outliers',
        'brief',
        'data',
      ].flatMap((subject) =>
        ['', '&departments=maoxian'].map((chosen) => `?v=2&lang=${lang}&subject=${subject}${chosen}`),
      ),
    );
    const goAround = async (times: number) => {
      for (let time = 0; time < times; time++) for (const address of addresses) await visit(address);
    };
    // What each shows for the first time is kept: answers, programs, and what the browser compiles of what is used more than once.
    await goAround(EVERY ? 6 : 1);
    const before = await held();
    const rounds = EVERY ? 28 : 1;
    await goAround(rounds);
    const after = await held();
    const grown = (one: 'heap' | 'nodes') => (after[one] / before[one] - 1) * 100;
    console.info(
      `${rounds * addresses.length} view changes: heap ${(before.heap / 1e6).toFixed(1)} to ${(after.heap / 1e6).toFixed(1)} MB ` +
        `(${grown('heap').toFixed(1)} %), nodes ${before.nodes} to ${after.nodes}.`,
    );
    expect(grown('heap')).toBeLessThanOrEqual(10);
    expect(grown('nodes')).toBeLessThanOrEqual(10);
  },
);

test.each([-45, 60])('a clock that is off by %i years', async (years) => {
  const { page } = await openPage('', {
    intercept: async (opening) => {
      await opening.addInitScript((off) => {
        const Right = Date;
        const now = () => Right.now() + off * 365 * 86_400_000;
        globalThis.Date = class extends Right {
          static override now = now;
          constructor(...given: []) {
            super(...(given.length > 0 ? given : ([now()] as unknown as [])));
          }
        } as DateConstructor;
      }, years);
    },
  });
  await picture(page);
  await engine(page);
  await expectAsFreshlyLoaded(page);
});

test('of two tabs that accept at once, or one while the other removes or clears, both have what nobody removed', async () => {
  const { page, server } = await openPage();
  const other = await page.context().newPage();
  await other.goto(server.address);
  const tabs = [page, other] as const;
  for (const tab of tabs) await engine(tab);

  /** Brings accounts of a year, up to what accepts them. */
  const bring = async (tab: Page, year: number): Promise<Locator> => {
    const { blocks } = makeDisclosure({ seed: 7, body: '茂县人力资源和社会保障局', year });
    const dialog = tab.locator('dialog.adding');
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: '选择或粘贴' }).click();
    else await tab.getByRole('button', { name: /^加入文件/ }).click();
    const file = { name: `${year}.txt`, mimeType: 'text/plain', buffer: Buffer.from(asText(blocks)) };
    await dialog.locator('input[type=file]').first().setInputFiles(file);
    const accept = dialog.locator('article').getByRole('button', { name: '接受', exact: true });
    await accept.waitFor();
    return accept;
  };
  const atOnce = (...buttons: Locator[]) =>
    Promise.all(buttons.map((button) => button.evaluate((one: HTMLElement) => one.click())));
  const haveAll = async (...years: number[]) => {
    for (const tab of tabs) {
      await tab.getByRole('button', { name: `已加入的文件（${years.length}）` }).click();
      const removes = tab.locator('dialog.adding [data-remove]');
      const ids = () =>
        removes.evaluateAll((all) => all.map((one) => one.getAttribute('data-remove')).sort());
      await expect.poll(ids).toEqual(years.map((year) => `maoxian-${year}`));
      const named = () => new URL(tab.url()).searchParams.get('added')?.split(',').length;
      await expect.poll(named).toBe(years.length);
    }
    expect(await kept(page)).toEqual(Array(2).fill(years.map((year) => `maoxian-${year}`)));
  };

  await atOnce(await bring(page, 2016), await bring(other, 2017));
  await haveAll(2016, 2017);
  await atOnce(await bring(page, 2018), other.locator('[data-remove="maoxian-2016"]'));
  await haveAll(2017, 2018);
  const accept = await bring(page, 2019);
  await other.locator('dialog.adding [data-all]').click();
  await atOnce(accept, other.getByRole('alert').getByRole('button', { name: '全部移除' }));
  await haveAll(2019);
});

test('nothing is taken away while another choice is on its way: it would be of the one before', async () => {
  const { page } = await openPage('?v=2&subject=trend', { engine: 'held' });
  await picture(page);
  for (const summary of await page.locator('details.take summary').all()) await summary.click();
  const takes = page.locator('details.take button', { hasText: /PNG|SVG|CSV|Excel|Parquet/ });
  await expect.poll(() => takes.and(page.locator(':enabled')).count()).toBe(6);
  // No answer to it is prepared, and the engine never comes.
  const item = page.getByRole('combobox', { name: '项目', exact: true });
  await item.fill('208');
  await page.getByRole('option', { name: /208/ }).first().click();
  await expect.poll(() => page.url()).toContain('function.208');
  await expect.poll(() => takes.and(page.locator(':enabled')).count()).toBe(0);
});

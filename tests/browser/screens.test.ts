/** Small screens and dark ones. */
import { expect, test } from 'vitest';
import { openPage, picture, settled } from './harness.ts';

declare global {
  /** What moved by itself. */
  var moved: string[];
  /** Forgets where shapes stood. */
  var beginStep: () => void;
}

test('on a phone the choices are a sheet, and the source leaves the upper part of the page free', async () => {
  const { page } = await openPage('', { engine: 'held', viewport: { width: 390, height: 844 } });
  expect(await page.getByRole('searchbox').count()).toBe(0);
  await page.getByRole('button', { name: /5 个部门/ }).click();
  const sheet = page.getByRole('dialog', { name: '部门与年度' });
  await sheet.getByRole('checkbox', { name: /^茂县/ }).uncheck();
  await sheet.getByRole('button', { name: '完成' }).click();
  await page.getByRole('button', { name: /4 个部门/ }).waitFor();

  const figure = page.getByRole('table').getByRole('button', { name: /6,385\.21/ });
  await figure.click();
  const panel = page.getByRole('complementary', { name: '出处' });
  await panel.waitFor();
  const sheetTop = (await panel.boundingBox())!.y;
  const mark = (await figure.boundingBox())!;
  expect(mark.y).toBeGreaterThan(0);
  expect(mark.y + mark.height).toBeLessThanOrEqual(sheetTop);
});

test('every subject is to be seen in English on a page 1440, 1280 and 1024 wide', async () => {
  const { page } = await openPage('?lang=en', { engine: 'held' });
  const tabs = page.getByRole('navigation', { name: 'Subjects' });
  for (const width of [1440, 1280, 1024]) {
    await page.setViewportSize({ width, height: 768 });
    const inside = (await tabs.boundingBox())!;
    const boxes = await Promise.all((await tabs.getByRole('link').all()).map((tab) => tab.boundingBox()));
    expect(boxes).toHaveLength(8);
    for (const box of boxes) {
      expect(box!.x).toBeGreaterThanOrEqual(inside.x);
      expect(box!.x + box!.width).toBeLessThanOrEqual(inside.x + inside.width);
    }
  }
});

test('what scrolls on a wide screen is what is in the page, and not the page', async () => {
  const { page, visit } = await openPage('', { engine: 'held' });
  for (const subject of [
    'three-public',
    'subsidies',
    'assessment',
    'trend',
    'findings',
    'outliers',
    'spending',
  ]) {
    await visit(`?v=2&subject=${subject}`);
    expect(
      await page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
    ).toBeLessThanOrEqual(0);
  }
});

test('dark follows the system and can be chosen against it', async () => {
  const { page } = await openPage('', { engine: 'held', colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await ground()).toBe('rgb(27, 26, 24)');
  await page.getByRole('combobox', { name: '明暗' }).selectOption('light');
  expect(await ground()).toBe('rgb(255, 255, 255)');
});

test('where less motion is asked for nothing moves by itself: what begins to move is told by the browser', async () => {
  const { page, visit } = await openPage('?v=2&departments=leshan-shizhong,maoxian', {
    intercept: async (opening) => {
      await opening.addInitScript(() => {
        const moved: string[] = (globalThis.moved = []);
        for (const kind of ['transitionrun', 'animationstart'])
          document.addEventListener(
            kind,
            ({ target }) => moved.push(`${kind} ${(target as Element).tagName}`),
            true,
          );
        const { animate } = Element.prototype;
        Element.prototype.animate = function (...given) {
          moved.push(`animate ${this.tagName}`);
          return animate.apply(this, given);
        };
        // A shape stands where it stood, then where it is to stand, and hardly anywhere between.
        const places = new Map<Element, Set<string>>();
        globalThis.beginStep = () => places.clear();
        new MutationObserver((changes) => {
          for (const { target, oldValue } of changes) {
            const shape = target as Element;
            if (!shape.closest('.chart svg')) continue;
            const seen = places.get(shape) ?? new Set();
            places.set(shape, seen.add(oldValue ?? '').add(shape.getAttribute('d')!));
            if (seen.size > 4) moved.push(`shape ${[...seen].join(' | ')}`);
          }
        }).observe(document, {
          subtree: true,
          attributes: true,
          attributeFilter: ['d'],
          attributeOldValue: true,
        });
      });
    },
  });
  await picture(page);
  const step = () => page.evaluate(() => beginStep());
  await page.setViewportSize({ width: 390, height: 844 });
  await step();
  await page.getByRole('button', { name: /2 个部门/ }).click();
  const sheet = page.getByRole('dialog', { name: '部门与年度' });
  await sheet.getByRole('checkbox', { name: /^朝阳/ }).check();
  await settled(page);
  await sheet.getByRole('button', { name: '完成' }).click();
  await page
    .getByRole('table')
    .getByRole('button', { name: /6,385\.21/ })
    .click();
  await page.getByRole('complementary', { name: '出处' }).waitFor();
  await page.keyboard.press('Escape');
  await step();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: /^加入文件/ }).click();
  await page.locator('dialog.adding').waitFor();
  await page.keyboard.press('Escape');
  for (const subject of ['three-public', 'trend', 'outliers', 'findings']) {
    await step();
    await visit(`?v=2&subject=${subject}`);
  }
  /** Whether the browser tells that something moves which is told to: one that is asked for less does not let it. */
  const movesATry = () =>
    page.evaluate(() => {
      const part = document.querySelector('main')!;
      part.style.transition = 'opacity 1s';
      void part.offsetWidth;
      part.style.opacity = part.style.opacity === '0.5' ? '1' : '0.5';
      return new Promise<readonly string[]>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(globalThis.moved))),
      );
    });
  expect(await movesATry()).toEqual([]);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(movesATry).toContain('transitionrun MAIN');
});

test('where colours are forced keys and pictures keep theirs, and other grounds do not', async () => {
  const { page } = await openPage('?v=2&subject=spending', { engine: 'held' });
  await picture(page);
  const colours = (selector: string, name: 'backgroundColor' | 'fill') =>
    page
      .locator(selector)
      .evaluateAll((all, of) => all.map((one) => getComputedStyle(one)[of as 'fill']), name);
  const own = async () => [
    ...(await colours('.key .swatch', 'backgroundColor')),
    ...(await colours('.side .dot', 'backgroundColor')),
    ...(await colours('.chart svg path', 'fill')),
  ];
  const before = await own();
  const pressed = await colours('button[aria-pressed=true]', 'backgroundColor');
  expect(new Set(before).size).toBeGreaterThan(4);
  await page.emulateMedia({ forcedColors: 'active' });
  // Marks of doubt may have come meanwhile.
  expect(await own()).toEqual(expect.arrayContaining(before));
  expect(await colours('button[aria-pressed=true]', 'backgroundColor')).not.toEqual(pressed);
});

/** What a finger touches on a phone, and that nothing is cut or lies on something else where the page is narrow or enlarged to 400 %. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharePage } from './harness.ts';

const VIEWS = [
  'subject=spending',
  'subject=spending&breakdown=nature&scale=amount&source=function.208@chaoyang.2024',
  'subject=three-public',
  'subject=subsidies',
  'subject=assessment&assessment=scores',
  'subject=assessment&assessment=projects',
  'subject=assessment&assessment=indicators',
  'subject=assessment&assessment=reality',
  'subject=trend',
  'subject=findings&findings=departments',
  'subject=findings&findings=rules',
  'subject=findings&findings=list',
  'subject=findings&findings=method',
  'subject=findings&finding=maoxian-2022/change/L41',
  'subject=findings&finding=maoxian-2022/letter',
  'subject=outliers&outliers=peers',
  'subject=outliers&outliers=map',
  'subject=outliers&outliers=changes',
  'subject=data',
  'subject=sql',
  'subject=brief',
];

/** What can be touched and is smaller than a finger; a link within a sentence is as high as its line. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const touched = document.querySelectorAll<HTMLElement>(
      'a[href], button, select, textarea, summary, input:not([type=hidden]), [role=button], [role=tab], [tabindex="0"]',
    );
    const isInSentence = (one: Element) =>
      one.matches('p a, li a, dd a, td a, figcaption a') && getComputedStyle(one).display === 'inline';
    return [...touched].flatMap((one) => {
      if (!one.checkVisibility() || isInSentence(one) || one.closest('[inert], .cm-editor')) return [];
      // A box is touched with its label, and what is hidden from sight is not touched.
      const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
      if (width <= 1 || height <= 1 || (width >= 43.5 && height >= 43.5)) return [];
      const said = one.innerText || one.getAttribute('aria-label') || one.className;
      return [`${one.tagName} ${said.slice(0, 30)} ${Math.round(width)} × ${Math.round(height)}`];
    });
  });

/** Parts of the page that are wider than it, and texts that are cut without a way to see the rest. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const sideways = document.documentElement.scrollWidth - innerWidth;
    const texts = [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => {
      const { overflowX, clipPath, position } = getComputedStyle(one);
      return (
        one.checkVisibility() &&
        /hidden|clip/.test(overflowX) &&
        clipPath === 'none' &&
        position !== 'absolute' &&
        one.scrollWidth > one.clientWidth + 1 &&
        one.innerText?.trim()
      );
    });
    return [
      ...(sideways > 1 ? [`the page is ${sideways} px wider than the screen`] : []),
      ...texts.map((one) => `${one.tagName}.${one.className} ${one.innerText.slice(0, 30)}`),
    ];
  });

const opened = sharePage('', {
  touch: true,
  viewport: { width: 390, height: 844 },
  expectedErrors: [/Applying inline style/],
});

test.each(VIEWS)('%s: everything is 44 px wide and high for a finger, and nothing is cut', async (view) => {
  const { page, visit } = opened();
  for (const lang of ['zh', 'en']) {
    await page.setViewportSize({ width: 390, height: 844 });
    await visit(`?v=2&lang=${lang}&${view}`);
    expect([lang, await small(page), await cut(page)]).toEqual([lang, [], []]);
    // 1,280 px at 400 %.
    await page.setViewportSize({ width: 320, height: 256 });
    await expect.poll(() => cut(page)).toEqual([]);
  }
});

/**
 * Every view against the rules of axe-core: in the suite in one of the eight combinations of language, scheme and width each,
 * all of which come to be tried; every view in every one of them with `npm run nightly`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, type OpenedPage, settled } from './harness.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const VIEWS = [
  'subject=spending&breakdown=function&scale=share',
  'subject=spending&breakdown=nature&scale=amount&source=function.208@chaoyang.2024',
  'subject=three-public&against=budget',
  'subject=three-public&against=unit-cost',
  'subject=subsidies&scale=amount',
  'subject=assessment&assessment=scores',
  'subject=assessment&assessment=projects',
  'subject=assessment&assessment=indicators&project=chaoyang-2024/1',
  'subject=assessment&assessment=reality',
  'subject=trend&concept=three_public.total&measure=final',
  'subject=findings&findings=departments',
  'subject=findings&findings=rules',
  'subject=findings&findings=list',
  'subject=findings&finding=maoxian-2022/change/L41',
  'subject=findings&finding=maoxian-2022/letter',
  'subject=outliers&outliers=peers',
  'subject=outliers&outliers=changes&body=leshan-shizhong',
  'subject=data',
];

const WAYS = (['zh', 'en'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((scheme) => [1440, 390].map((width) => ({ lang, scheme, width }))),
);
const EVERY = process.env['JUESUAN_EVERY'] !== undefined;

/** What breaks a rule, and where. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

describe.each(WAYS)('in $lang, $scheme, $width px wide', ({ lang, scheme, width }) => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openPage('', { lang, colorScheme: scheme, viewport: { width, height: 900 } });
    await opened.page.evaluate(AXE);
  });
  afterAll(() => opened.close());

  const views = VIEWS.filter(
    (_, at) =>
      EVERY ||
      at % WAYS.length ===
        WAYS.findIndex((way) => way.lang === lang && way.scheme === scheme && way.width === width),
  );
  test.each(views)('%s', async (view) => {
    await opened.visit(`?v=2&${view}`);
    await settled(opened.page);
    expect(await faultsOf(opened.page)).toEqual([]);
  });
});

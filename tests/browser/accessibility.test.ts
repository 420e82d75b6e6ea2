/**
 * Every view against the rules of axe-core, and that what is in the other language says so: in the suite in one of the twenty combinations
 * of language, scheme and width each, all of which come to be tried; every view in every one of them with `npm run nightly`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { unmarked } from './foreign-texts.ts';
import { sharePage } from './harness.ts';

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
  'subject=outliers&outliers=map&body=chaoyang',
  'subject=outliers&outliers=changes&body=leshan-shizhong',
  'subject=findings&findings=method',
  'subject=sql',
  'subject=data',
  'subject=brief',
  'subject=brief&brief=several',
];

const WAYS = (['zh', 'en'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    [1440, 390, 768, 1280, 320].map((width) => ({ lang, scheme, width })),
  ),
);
const EVERY = process.env['JUESUAN_EVERY'] !== undefined;
const TRIED = WAYS.flatMap((way, turn) =>
  VIEWS.filter((_, at) => EVERY || at % WAYS.length === turn).map((view) => ({ ...way, view })),
);

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

/** Chromium keeps the look of what is typed over, in a style that the page's policy refuses: nothing of it is seen. */
const opened = sharePage('', { expectedErrors: [/Applying inline style/] });
beforeAll(() => opened().page.evaluate(AXE));

test.each(TRIED)('$view in $lang, $scheme, $width px wide', async ({ lang, scheme, width, view }) => {
  const { page, visit } = opened();
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await visit(`?v=2&lang=${lang}&${view}`);
  expect(await faultsOf(page)).toEqual([]);
  expect(await unmarked(page)).toEqual([]);
});

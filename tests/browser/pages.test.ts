/**
 * Every view, in every variant an address names, as a reader of either language sees it: sentence, caption, flags,
 * picture, table, notes. `tests/pages/` holds what is shown, so that a change of it is read as a change of text.
 *
 * Where a change is meant, `UPDATE_PAGES=1 npx vitest run --project browser tests/browser/pages.test.ts` stores what
 * is shown now; look through what it changed (`git diff tests/pages`) before it is committed.
 */
import { join } from 'node:path';
import { beforeAll, describe, test } from 'vitest';
import { ENGINE_READY, timeOfMark } from '#tools/bench/marks.ts';
import { storedTexts } from '../stored-text.ts';
import { sharePage } from './harness.ts';
import { settledText } from './page-text.ts';

const all = (name: string, values: readonly string[]): string[] => values.map((value) => `${name}=${value}`);
const SCALES = ['amount', 'share', 'per-employee'];

/** The addresses of each subject, without version, subject and language. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  spending: [
    ...['function', 'nature', 'funds', 'economic'].flatMap((breakdown) =>
      all(`breakdown=${breakdown}&scale`, SCALES),
    ),
    'breakdown=function&scale=share&parent=208',
    'breakdown=economic&scale=amount&parent=301',
    'breakdown=nature&scale=amount&years=2022,2023,2024',
  ],
  'three-public': all('against', ['budget', 'prior', 'unit-cost']),
  subsidies: all('scale', SCALES),
  assessment: [
    ...all('assessment', ['scores', 'projects', 'indicators', 'reality']),
    'assessment=indicators&project=chaoyang-2024/1',
    'assessment=indicators&filter=is:missed&sort=-achieved',
    'assessment=reality&filter=list:missed of:leshan-shizhong-2024',
  ],
  trend: [
    'concept=expenditure.total&measure=final',
    'concept=three_public.total&measure=final',
    'concept=three_public.total&measure=completion_pct',
    'concept=function.20807&measure=final',
    'concept=agency_operation.total&measure=change_pct',
  ],
  findings: [
    ...all('findings', ['departments', 'rules', 'list']),
    'findings=list&severity=error&rule=change',
    ...all('finding', [
      'maoxian-2022/change/L41',
      'leshan-shizhong-2024/indicator-conflict/L390',
      'maoxian-2022/letter',
      'zhaohua-2023/letter/notices',
    ]),
  ],
  outliers: [
    'outliers=peers',
    'outliers=peers&body=leshan-shizhong&floor=10&z=2',
    'outliers=peers&concept=three_public.total&scale=amount',
    'outliers=peers&peers=-maoxian',
    'outliers=changes',
    'outliers=changes&body=leshan-shizhong&floor=5',
    'outliers=changes&body=zigong-hr-centre',
  ],
};

describe.each(['zh', 'en'] as const)('what is shown in %s', (lang) => {
  const opened = sharePage('', { lang });
  // From here on the engine answers: what is shown does not change under way.
  beforeAll(() => timeOfMark(opened().page, ENGINE_READY));

  describe.each(Object.entries(ADDRESSES))('%s', (subject, addresses) => {
    const file = join(import.meta.dirname, '../pages', `${subject}.${lang}.txt`);
    const texts = storedTexts(file, addresses, 'UPDATE_PAGES');

    test.each(addresses)('%s', async (address) => {
      const { page, visit } = opened();
      await visit(`?v=1&subject=${subject}&${address}`);
      // A letter bears the day it is written on.
      if (address.includes('/letter')) await page.locator('input[type="date"]').first().fill('2026-11-28');
      texts.check(address, await settledText(page, texts.stored(address)));
    });
  });
});

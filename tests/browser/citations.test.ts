/**
 * Every kind of figure that a view shows, in its table and in its picture, against the citation it leads to: the value
 * cited is the value shown. A kind is a formula, whatever its facts, or the column of a form.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { engine, sharePage } from './harness.ts';

const ADDRESSES = [
  ...['function', 'nature', 'funds', 'economic'].flatMap((breakdown) =>
    ['amount', 'share', 'per-employee'].map(
      (scale) => `subject=spending&breakdown=${breakdown}&scale=${scale}`,
    ),
  ),
  ...['budget', 'prior', 'unit-cost'].map((against) => `subject=three-public&against=${against}`),
  ...['amount', 'share', 'per-employee'].map((scale) => `subject=subsidies&scale=${scale}`),
  ...['scores', 'projects', 'indicators', 'reality'].map((list) => `subject=assessment&assessment=${list}`),
  'subject=trend&concept=expenditure.total&measure=final',
  'subject=trend&concept=three_public.total&measure=completion_pct',
  'subject=outliers&outliers=peers&body=leshan-shizhong',
  'subject=outliers&outliers=peers&concept=three_public.total&scale=amount',
  'subject=outliers&outliers=changes&body=leshan-shizhong',
];

/** A figure as it is shown, and where it leads. */
interface Shown {
  readonly shown: string;
  readonly source: string;
}

/** Runs in the page: the first figure of each kind in its tables and pictures, opened as a reader opens it. */
async function kindsOfFigures(): Promise<Shown[]> {
  const kinds = new Map<string, Shown>();
  const take = (shown: string): void => {
    const source = new URL(location.href).searchParams.get('source') ?? '';
    const kind = source
      .replace(/\{staff:[^}]*\}/g, '{staff}')
      .replace(/\{(?!staff)[^}]*\}/g, '{}')
      .replace(/\({}(?:\+{})*\)/g, '(sum)')
      .replace(/^lines:[\w-]+:\d+-\d+/, 'lines');
    if (source !== '' && /\d/.test(shown) && !kinds.has(kind)) kinds.set(kind, { shown, source });
  };
  // Read and closed before the page has a turn: the panel itself is looked at afterwards, once for each kind.
  const open = (opener: () => void, shown: string): void => {
    opener();
    take(shown);
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  };
  const rows = [...document.querySelectorAll('main tbody tr')].slice(0, 12);
  for (const button of rows.flatMap((row) => [
    ...row.querySelectorAll<HTMLElement>('td button:not(.deeper)'),
  ])) {
    open(() => button.click(), button.innerText.replace(/\s+/g, ' ').trim());
  }
  for (const chart of document.querySelectorAll<HTMLElement>(
    'main [role=application][aria-roledescription]',
  )) {
    const press = (key: string) =>
      chart.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const go = async (key: string): Promise<string> => {
      press(key);
      await new Promise((resolve) => setTimeout(resolve));
      return (chart.nextElementSibling?.textContent ?? '').trim();
    };
    let said = await go('Home');
    for (let marks = 0; marks < 40; marks += 1) {
      open(() => press('Enter'), said);
      const next = await go('ArrowRight');
      if (next === said) break;
      said = next;
    }
    press('Escape');
  }
  return [...kinds.values()];
}

const number = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'));

/** Whether a number is among those shown, each to half a unit of its last digit; money may be shown in 亿元 as well. */
function isShown(cited: number, shown: string): boolean {
  return [...shown.matchAll(/[+−]?\d[\d,]*(?:\.(\d+))?(\s*亿元)?/g)].some(([text, decimals = '', large]) => {
    const value = number(text.replace(/[+\s亿元]/g, ''));
    const exact = large ? cited / 10_000 : cited;
    return Math.abs(Math.abs(value) - Math.abs(exact)) <= 0.5000001 * 10 ** -decimals.length + 0.005;
  });
}

/** The value that a Chinese citation cites: what its formula comes to, or the amount behind the year. */
function citedValue(citation: string): number {
  const computed = [...citation.matchAll(/ = (−?[\d,.]*\d)/g)].at(-1)?.[1];
  const single = /(?:行|页)，(?:.*?)，\d{4} 年，(−?[\d,.]*\d)/.exec(citation)?.[1];
  return number(computed ?? single ?? 'none');
}

async function citationOf(page: Page): Promise<string> {
  await page.locator('.panel .citation summary').click();
  return page.locator('.panel .citation .text').innerText();
}

describe('a citation cites what is shown', () => {
  const opened = sharePage('');
  beforeAll(() => engine(opened().page));

  test.each(ADDRESSES)('%s', async (address) => {
    const { page, visit } = opened();
    await visit(`?v=2&${address}`);
    await page.locator('main table').first().waitFor();
    const kinds = await page.evaluate(kindsOfFigures);
    expect(kinds.length).toBeGreaterThan(0);
    for (const { shown, source } of kinds) {
      await visit(`?v=2&${address}&source=${encodeURIComponent(source)}`);
      const citation = await citationOf(page);
      const named = `${shown} ← ${source}\n${citation}`;
      expect(isShown(citedValue(citation), shown), named).toBe(true);
      // Body and year of each document, and each term with its place.
      expect(citation, named).toMatch(/(?:局|中心)[^.]*\. [^[]*20\d\d[^[]*\[R\]/);
      const terms = source.match(/\{[^}]*\}/g) ?? [];
      if (terms.length > 1) {
        expect(citation.match(/\([^()]*(?:\([^()]*\)[^()]*)*第 [\d–]+ 行\)/g), named).toHaveLength(
          terms.length,
        );
        expect(citation, named).toContain('由决算对照计算');
      }
    }
  });
});

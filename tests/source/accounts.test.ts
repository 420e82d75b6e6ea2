import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Disclosure } from '#ingest/disclosure.ts';
import { readPlainText, splitLines } from '#ingest/formats/text/plain-text.ts';
import { ingest } from '#ingest/ingest.ts';
import { outlineOf } from '#ingest/outline/outline.ts';
import { lineAt } from '#ingest/source.ts';
import { compactText } from '#ingest/text.ts';
import { ITEMISED_CONCEPTS } from '#model/concept.ts';
import type { Fact } from '#model/tables.ts';
import { readRegistry } from '#build/data-folder.ts';
import { DERIVED, HEADLINES } from './headline-figures.ts';
import { handVerified, hasHandVerified, hasSources, NO_SOURCES, sourceText } from './source-texts.ts';

const DOCUMENTS = [
  'chaoyang-2024',
  'leshan-shizhong-2024',
  'maoxian-2022',
  'zhaohua-2023',
  'zigong-hr-centre-2023',
] as const;
type DocumentName = (typeof DOCUMENTS)[number];
const FLOOR = 97;
const REGISTRY = readRegistry(fileURLToPath(new URL('../../data', import.meta.url)));

const digitsOf = (printed: string) => /[\d.]+/.exec(compactText(printed).text.replaceAll(',', ''))?.[0];

const disclosures = new Map<string, Disclosure>();

function read(name: DocumentName): Disclosure {
  const known = disclosures.get(name);
  if (known) return known;
  const text = sourceText(name);
  const disclosure = ingest(text, createHash('sha256').update(text).digest('hex'), REGISTRY);
  disclosures.set(name, disclosure);
  return disclosure;
}

const stated = (name: DocumentName): Fact[] => read(name).facts.filter(({ origin }) => origin === 'stated');

/** Sections of the hand-verified lists that are not the accounts proper. */
const NOT_ACCOUNTS = /^机构设置|绩效|^附件/;

describe.skipIf(!hasSources)(`accounts of the source documents${hasSources ? '' : ` ${NO_SOURCES}`}`, () => {
  describe.skipIf(!hasHandVerified).each(['leshan-shizhong-2024', 'chaoyang-2024'] as const)('%s', (name) => {
    test.each([
      ['amounts', 'amount_wan'],
      ['facts', 'value'],
    ] as const)(`at least ${FLOOR} % of the hand-verified %s are read at their line`, (list, column) => {
      const facts = stated(name);
      const rows = handVerified(name, list).filter(
        (row) => row['amount_wan'] !== '' && row['value'] !== '' && !NOT_ACCOUNTS.test(row['section']!),
      );
      const missing = rows.filter((row) => {
        const value = Number(row[column]);
        const line = Number(row['source_line']);
        // The list keeps changes unsigned and leaves the direction to the words.
        return !facts.some(
          (fact) =>
            fact.line_start <= line &&
            line <= fact.line_end &&
            Math.abs(Math.abs(fact.value) - Math.abs(value)) < 1e-9,
        );
      });
      const share = (100 * (rows.length - missing.length)) / rows.length;
      process.stdout.write(
        `${name} ${list}: ${share.toFixed(1)} % of ${rows.length}\n${missing
          .map((row) => `  ${row['source_line']} ${row['item']} ${row[column]}\n`)
          .join('')}`,
      );
      expect(rows.length).toBeGreaterThan(40);
      expect(share).toBeGreaterThanOrEqual(FLOOR);
    });
  });

  describe.each(DOCUMENTS)('%s', (name) => {
    test('every stated figure is printed on its lines', () => {
      const lines = splitLines(sourceText(name)).map((line) => compactText(line).text);
      const strays = stated(name).filter(
        ({ line_start, line_end, printed }) =>
          !lines
            .slice(line_start - 1, line_end)
            .join('')
            .includes(compactText(printed!).text),
      );
      expect(strays.map(({ fact_id }) => fact_id)).toEqual([]);
    });

    test('a value is the printed number, in 万元 for money, with a sign for a fall', () => {
      const wrong = stated(name).filter(({ printed, value, unit }) => {
        const { text } = compactText(printed!);
        const number = Number(/-?[\d,]+(?:\.\d+)?/.exec(text)![0].replaceAll(',', ''));
        const scale =
          unit !== 'CNY10k'
            ? 1
            : /亿元$/.test(text)
              ? 1e4
              : /万元?$/.test(text)
                ? 1
                : /元$/.test(text)
                  ? 1e-4
                  : 1;
        return Math.abs(Math.abs(number * scale) - Math.abs(value)) > 1e-9;
      });
      expect(wrong.map(({ fact_id }) => fact_id)).toEqual([]);
    });

    test('no figure is stated twice under one name', () => {
      const keys = stated(name).map((fact) =>
        [fact.concept, fact.measure, fact.fiscal_year, fact.line_start, fact.label_zh].join('|'),
      );
      expect(new Set(keys).size).toBe(keys.length);
    });

    test('every amount with a unit printed in the accounts is stated or listed', () => {
      const { facts, unread } = read(name);
      const told = new Set(
        [...facts, ...unread].flatMap(({ printed, line_start, line_end }) =>
          Array.from(
            { length: line_end - line_start + 1 },
            (_, at) => `${line_start + at} ${digitsOf(printed ?? '')}`,
          ),
        ),
      );
      const source = readPlainText(sourceText(name));
      const amounts = outlineOf(source).flatMap(({ block, outside }) => {
        if (outside !== null || block.kind === 'table') return [];
        const { text, offsets } = compactText(block.text);
        // Thresholds are none: 单价 50 万元以上.
        return [...text.matchAll(/[\d,.]*\d(?=万元|元)(?!万?元(?:\(含\))?以[上下])/g)].map(
          ({ 0: digits, index }) => `${lineAt(block, offsets[index]!)} ${digitsOf(digits)}`,
        );
      });
      expect(amounts.length).toBeGreaterThan(40);
      expect(amounts.filter((amount) => !told.has(amount))).toEqual([]);
    });

    test('next to nothing of the accounts is left unread', () => {
      const count = stated(name).length;
      const unread = read(name).unread.filter(({ section }) => !/附件|绩效/.test(section));
      process.stdout.write(
        `${name}: ${count} facts stated, ${unread.length} figures of the accounts not read\n`,
      );
      expect(unread.length / (count + unread.length)).toBeLessThanOrEqual(0.03);
    });
  });

  test('a body, its year, scope, staff and day of publication', () => {
    const facts = DOCUMENTS.map((name) => {
      const { document } = read(name);
      return [document.document_id, document.scope, document.staff, document.published_on];
    });
    expect(facts).toEqual([
      ['chaoyang-2024', 'headquarters', null, null],
      ['leshan-shizhong-2024', 'consolidated', 119, '2025-10-29'],
      ['maoxian-2022', 'single_unit', null, null],
      ['zhaohua-2023', 'consolidated', 62, null],
      ['zigong-hr-centre-2023', 'single_unit', null, null],
    ]);
  });
});

describe.skipIf(!hasSources).each(DOCUMENTS)(
  `headline figures of %s${hasSources ? '' : ` ${NO_SOURCES}`}`,
  (name) => {
    test.each(HEADLINES[name]!)('%s %s %i is %d, line %i', (concept, measure, year, value, line) => {
      const found = stated(name).filter(
        (fact) =>
          fact.concept === concept &&
          fact.measure === measure &&
          fact.fiscal_year === year &&
          fact.line_start <= line &&
          line <= fact.line_end,
      );
      expect(found.map((fact) => fact.value)).toContain(value);
    });

    test.each(DERIVED[name]!)('%s of %i follows as %d', (concept, year, value) => {
      const found = read(name).facts.filter(
        (fact) => fact.origin === 'derived' && fact.concept === concept && fact.fiscal_year === year,
      );
      expect(found.map((fact) => fact.value)).toEqual([value]);
    });
  },
);

describe.skipIf(!hasSources)('what no document states', () => {
  test('no body but the one whose units state their own has itemised receptions as totals', () => {
    const parts = stated('leshan-shizhong-2024').filter(
      ({ concept }) => concept === 'three_public.reception_unit',
    );
    expect(parts.map(({ value }) => value)).toEqual([4, 44, 0.51, 4, 28, 0.33, 3, 28, 0.31]);
    expect(ITEMISED_CONCEPTS).toContain('three_public.reception_unit');
  });

  test('a stated prior amount is the fact and no other is derived', () => {
    const prior = read('maoxian-2022').facts.filter(
      ({ concept, fiscal_year }) => concept === 'income.total' && fiscal_year === 2021,
    );
    expect(prior.map(({ origin, value }) => [origin, value])).toEqual([['stated', 534.72]]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Fact } from '#model/tables.ts';
import { areaOf } from '#app/import/page-images.ts';
import {
  figureAsPrinted,
  filterFigures,
  listFigures,
  printedScale,
  sumsWith,
} from '#app/import/reviewed-figures.ts';

const fact = (concept: string, line: number, more: Partial<Fact> = {}): Fact => ({
  fact_id: `body-2024/${concept}/final/2024/L${line}`,
  document_id: 'body-2024',
  entity_id: 'body',
  fiscal_year: 2024,
  concept,
  measure: 'final',
  value: 1234.5,
  unit: 'CNY10k',
  decimals: 2,
  printed: '1,234.50万元',
  label_zh: '基本支出',
  origin: 'stated',
  derivation: null,
  form: 'prose',
  fund: null,
  section: '第二部分 / 支出决算情况说明',
  line_start: line,
  line_end: line,
  corrected_from: null,
  recognised: null,
  ...more,
});

describe('the figures of a review', () => {
  const read = fact('expenditure.basic', 20);
  const corrected = fact('expenditure.project', 30, { label_zh: '项目支出', corrected_from: 12 });
  const derived = fact('function.20807', 25, { origin: 'derived', printed: null });
  const left = fact('expenditure.total', 10, { label_zh: '支出总计' });
  const figures = listFigures([read, derived, corrected], [left]);

  test('name a figure left out once, while the figures are still being read anew', () => {
    expect(listFigures([left, read], [left]).map(({ state }) => state)).toEqual(['left-out', 'read']);
  });

  test('are those printed, with what the reader left out in its place', () => {
    expect(figures).toEqual([
      { fact: left, state: 'left-out' },
      { fact: read, state: 'read' },
      { fact: corrected, state: 'corrected' },
    ]);
  });

  test('are found by item, heading, name in the reader’s language, and digits with or without separators', () => {
    const found = (typed: string) =>
      filterFigures(figures, typed, ({ concept }) => (concept === 'expenditure.basic' ? 'Basic' : '')).map(
        (one) => one.fact.concept,
      );
    expect(found('项目')).toEqual(['expenditure.project']);
    expect(found('basic')).toEqual(['expenditure.basic']);
    expect(found('1234.5')).toHaveLength(3);
    expect(found('1,234')).toHaveLength(3);
    expect(found('情况说明')).toHaveLength(3);
    expect(found('9999')).toEqual([]);
    expect(found('  ')).toHaveLength(3);
  });
});

test('the area of several lines is what holds their boxes on the first one’s page', () => {
  const at = (page: number, box: [number, number, number, number]) => ({ kind: 'page', page, box }) as const;
  const places = [at(3, [50, 100, 500, 112]), at(3, [40, 112, 300, 124]), at(4, [0, 0, 9, 9])];
  expect(areaOf(places, 1, 3)).toEqual({ page: 3, box: [40, 100, 500, 124] });
  expect(areaOf(null, 1, 1)).toBeNull();
});

test('a figure stands among the sums it takes part in, those that do not hold first and without what is nothing', () => {
  const part = (line: number, value: number) => fact(`function.20${line}`, line, { value });
  const [total, basic, project, none] = [part(1, 30.5), part(2, 18.3), part(3, 12.2), part(4, 0)];
  const sums = [
    { total, parts: [basic, project, none], apart: 0, repair: null },
    {
      total: project,
      parts: [part(5, 7), part(6, 5)],
      apart: 0.2,
      repair: { fact_id: project.fact_id, value: 12 },
    },
    { total: part(7, 1), parts: [part(8, 1)], apart: 0, repair: null },
  ];
  const written = sumsWith(project, sums).map(({ terms, apart, instead }) => [
    terms.map(({ sign, fact: { value }, isOwn }) => `${sign}${value}${isOwn ? '!' : ''}`).join(' '),
    apart,
    instead,
  ]);
  expect(written).toEqual([
    ['12.2! =7 +5', 0.2, 12],
    ['30.5 =18.3 +12.2!', 0, null],
  ]);
  // What was read as nothing may be what is missing.
  expect(sumsWith(none, sums)[0]!.terms.map(({ fact: { value } }) => value)).toEqual([30.5, 18.3, 12.2, 0]);
});

describe('an amount that is printed in 元', () => {
  const total = fact('income.current', 4, { value: 3213.07, decimals: 6, printed: '32,130,700.00' });

  test('is shown as it is printed, to be held against the picture', () => {
    expect(figureAsPrinted(total, 'zh')).toBe('32,130,700.00 元');
    expect(figureAsPrinted(total, 'en')).toBe('CNY 32,130,700.00');
    expect(figureAsPrinted(fact('expenditure.basic', 20), 'zh')).toBe('1,234.50 万元');
  });

  test('is known by what was read of it, also once it has been corrected', () => {
    expect(printedScale(total)).toBe(10_000);
    expect(printedScale({ ...total, value: 3218.07, corrected_from: 3213.07 })).toBe(10_000);
    expect(printedScale({ ...total, value: 0, printed: '0.00' })).toBe(1);
    expect(printedScale({ ...total, printed: '3,213.07' })).toBe(1);
  });

  test('is in sums that are written out in 元', () => {
    const part = fact('income.other', 3, { value: 3213.07, decimals: 6, printed: '32,130,700.00' });
    const [sum] = sumsWith(total, [{ total, parts: [part], apart: 0, repair: null }]);
    expect([sum!.scale, sum!.decimals]).toEqual([10_000, 2]);
  });
});

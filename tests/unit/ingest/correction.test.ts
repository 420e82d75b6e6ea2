/** A reader's corrections: applied before anything is derived, beside the print, and never silently lost. */
import { describe, expect, test } from 'vitest';
import { composeEntity } from '#ingest/identity/body.ts';
import { LEFT_OUT_BY_READER } from '#ingest/correction.ts';
import type { Identity } from '#ingest/identity/identity.ts';
import { settle } from '#ingest/ingest-file.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { REGISTRY } from './prose/reading.ts';
import type { Correction } from '#ingest/disclosure.ts';

const IDENTITY: Identity = {
  entity: composeEntity({ name: '茂县财政局', division: null }),
  fiscalYear: 2024,
  scope: 'consolidated',
  title: '2024年度部门决算',
  publishedOn: null,
};
const source = readPlainText(
  [
    '第二部分 2024年度部门决算情况说明',
    '一、收入支出决算总体情况说明',
    '2024年度收、支总计均为120.50万元。与2023年度相比，收、支总计各增加20.50万元。',
  ].join('\n\n'),
);
const read = (...corrections: Correction[]) => settle(source, 'hash', REGISTRY, IDENTITY, corrections);
const correct = (fact_id: string, value: number | null): Correction => ({ fact_id, value, note: '' });

const untouched = read().disclosure;
const total = untouched.facts.find(
  ({ concept, measure }) => concept === 'income.total' && measure === 'final',
)!;
const of = (facts: typeof untouched.facts, concept: string, year: number) =>
  facts.find((fact) => fact.concept === concept && fact.measure === 'final' && fact.fiscal_year === year);

test('without corrections nothing is corrected', () => {
  expect(total).toMatchObject({ value: 120.5, printed: '120.50万元', corrected_from: null });
  expect(of(untouched.facts, 'income.total', 2023)?.value).toBe(100);
  expect(untouched.unmatched).toBeUndefined();
});

describe('a corrected figure', () => {
  const { disclosure } = read(correct(total.fact_id, 121.125));

  test('keeps its print and what was read of it', () => {
    expect(of(disclosure.facts, 'income.total', 2024)).toMatchObject({
      fact_id: total.fact_id,
      value: 121.125,
      decimals: 3,
      printed: '120.50万元',
      corrected_from: 120.5,
      origin: 'stated',
    });
  });

  test('is what others are derived from', () => {
    expect(of(disclosure.facts, 'income.total', 2023)).toMatchObject({
      value: 100.625,
      origin: 'derived',
      corrected_from: null,
    });
    expect(of(disclosure.facts, 'expenditure.total', 2023)?.value).toBe(100);
  });
});

test('the value that was read is no correction', () => {
  expect(read(correct(total.fact_id, 120.5)).disclosure).toEqual(untouched);
});

test('a figure left out is listed, and nothing is derived from it', () => {
  const { disclosure, coverage } = read(correct(total.fact_id, null));
  expect(of(disclosure.facts, 'income.total', 2024)).toBeUndefined();
  expect(of(disclosure.facts, 'income.total', 2023)).toBeUndefined();
  expect(disclosure.unread).toContainEqual({
    section: total.section,
    line_start: 5,
    line_end: 5,
    printed: '120.50万元',
    reason: LEFT_OUT_BY_READER,
  });
  // The change of income is read; the amount that was left out is listed.
  expect([coverage.read, coverage.listed]).toEqual([1, 1]);
});

test('every figure may be left out', () => {
  const stated = untouched.facts.filter(({ origin }) => origin === 'stated');
  const { disclosure } = read(...stated.map(({ fact_id }) => correct(fact_id, null)));
  expect(disclosure.facts).toEqual([]);
});

test('of several corrections the last counts', () => {
  const { disclosure } = read(correct(total.fact_id, 1), correct(total.fact_id, 2));
  expect(of(disclosure.facts, 'income.total', 2024)?.value).toBe(2);
});

test('corrections that meet no stated figure, or give no number, are handed back', () => {
  const derived = of(untouched.facts, 'income.total', 2023)!;
  const lost = [correct('nowhere', 1), correct(derived.fact_id, 1), correct(total.fact_id, NaN)];
  const { disclosure } = read(...lost);
  expect(disclosure.unmatched).toEqual(lost);
  expect(disclosure.facts).toEqual(untouched.facts);
});

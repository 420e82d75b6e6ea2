/** What sums and repeats prove of figures that were recognised in a picture. */
import { expect, test } from 'vitest';
import { proveFigures } from '#ingest/scan/proof.ts';
import { statedFact } from './stated-fact.ts';
import type { StatedFact } from '#ingest/disclosure.ts';

/** 基本支出 and 项目支出 of an item on one line of a form, and both together. */
const row = (line: number, code: string, [total, ...parts]: readonly number[]): StatedFact[] => [
  statedFact(`function.${code}`, total!, { line_start: line }),
  ...parts.map((value, at) =>
    statedFact(`${['basic', 'project'][at]!}.function.${code}`, value, { line_start: line }),
  ),
];

const FORM = [
  row(1, '208', [30.55, 20.11, 10.44]),
  row(2, '20801', [18.3, 12.1, 6.2]),
  row(3, '20807', [12.25, 8.01, 4.24]),
];
const valuesOf = (figures: ReadonlySet<StatedFact>) =>
  [...figures].map(({ fact }) => fact.value).sort((a, b) => a - b);

test('rows and columns that add up prove every amount in them', () => {
  const { proven, contradicted } = proveFigures(FORM.flat());
  expect(proven.size).toBe(9);
  expect(contradicted.size).toBe(0);
});

test('nothing in a row that adds up is proven with it, for an amount there would break the sum', () => {
  const none = statedFact('business.function.208', 0, { line_start: 1 });
  const elsewhere = statedFact('business.function.210', 0, { line_start: 9 });
  const { proven } = proveFigures([...FORM.flat(), none, elsewhere]);
  expect(proven.has(none)).toBe(true);
  expect(proven.has(elsewhere)).toBe(false);
});

test('an amount misread is in sums that do not hold, and nothing that only it bears out is proven', () => {
  // 12.25 read as 17.25: its row and its column both miss by five.
  const { proven, contradicted } = proveFigures([
    ...FORM[0]!,
    ...FORM[1]!,
    ...row(3, '20807', [17.25, 8.01, 4.24]),
  ]);
  expect(valuesOf(proven)).not.toContain(17.25);
  expect(valuesOf(contradicted)).toContain(17.25);
  // The columns of both kinds of expenditure hold without it.
  expect(valuesOf(proven)).toEqual([4.24, 6.2, 8.01, 10.44, 12.1, 18.3, 20.11, 30.55]);
});

test('two amounts that lost their points alike prove nothing of each other where a sum contradicts them', () => {
  const { proven } = proveFigures([
    ...row(1, '208', [3055, 20.11, 10.44]),
    ...row(2, '20801', [3055, 20.11, 10.44]),
    ...row(3, '210', [18.3, 12.1, 6.2]),
    ...row(4, '221', [12.25, 8.01, 4.24]),
    ...row(5, '213', [7.5, 2.3, 5.2]),
    ...row(6, '229', [9.4, 4.1, 5.3]),
  ]);
  expect(valuesOf(proven)).not.toContain(3055);
});

test('a difference that rounding explains contradicts nothing, and proves nothing', () => {
  const { proven, contradicted } = proveFigures([
    ...FORM[1]!,
    ...FORM[2]!,
    ...row(1, '208', [30.56, 20.11, 10.44]),
  ]);
  expect(valuesOf(contradicted)).toEqual([]);
  expect(valuesOf(proven)).not.toContain(30.56);
});

test('an amount stated again elsewhere is proven by that; nought, and numbers of one or two digits, are not', () => {
  const again = (concept: string, value: number, printed: string) =>
    [3, 9].map((line_start) =>
      statedFact(concept, value, { line_start, printed, form: 'prose', section: `s${line_start}` }),
    );
  const { proven } = proveFigures([
    ...again('expenditure.total', 1284.36, '1,284.36'),
    ...again('three_public.total', 0, '0.00'),
    ...again('three_public.reception', 5, '5'),
  ]);
  expect(valuesOf(proven)).toEqual([1284.36, 1284.36]);
});

test('a rate is proven by the amounts it is made of, where they are', () => {
  const stated = [
    ...[1, 5].map((line_start) => statedFact('expenditure.total', 90.25, { line_start, form: 'prose' })),
    ...[1, 5].map((line_start) =>
      statedFact('expenditure.total', 120.5, { line_start, measure: 'initial_budget', form: 'prose' }),
    ),
    statedFact('expenditure.total', 74.9, {
      line_start: 1,
      measure: 'completion_pct',
      unit: '%',
      decimals: 1,
      printed: '74.9%',
      form: 'prose',
    }),
    statedFact('expenditure.basic', 74.9, {
      line_start: 1,
      measure: 'completion_pct',
      unit: '%',
      decimals: 1,
      printed: '74.9%',
      form: 'prose',
    }),
  ];
  // 90.25 / 120.5 = 74.896 %
  const { proven } = proveFigures(stated);
  expect([...proven].filter(({ fact }) => fact.unit === '%').map(({ fact }) => fact.concept)).toEqual([
    'expenditure.total',
  ]);
});

test('forms of all money and of a part of it prove nothing of each other; of one money they are stated otherwise', () => {
  const formOf = ({ fact }: StatedFact) => (fact.line_start > 10 ? 'second' : 'first');
  const second = [
    row(11, '208', [18.15, 12.01, 6.14]),
    row(12, '20801', [10.0, 7.5, 2.5]),
    row(13, '20807', [8.15, 4.51, 3.64]),
  ].flat();
  const ofFund = second.map((one) => ({
    ...one,
    fact: { ...one.fact, fund: 'general_public_budget' as const },
  }));
  expect(proveFigures([...FORM.flat(), ...ofFund], formOf).proven.size).toBe(18);
  expect(proveFigures([...FORM.flat(), ...second], formOf).proven.size).toBe(0);
});

test('the parts of the three public expenses prove their total, in whatever order they stand on a line', () => {
  const three = (concept: string, value: number) => statedFact(`three_public.${concept}`, value);
  const figures = [
    three('total', 1231.76),
    three('overseas', 514.15),
    three('vehicle', 713.33),
    three('vehicle_purchase', 190.32),
    three('vehicle_operation', 523.01),
    three('reception', 4.28),
  ];
  expect(proveFigures(figures).proven.size).toBe(6);
  const misread = figures.map((one) =>
    one.fact.concept === 'three_public.overseas'
      ? { ...one, fact: { ...one.fact, value: 574.15, printed: '574.15' } }
      : one,
  );
  // What its vehicles cost stands apart from what was misread.
  expect(valuesOf(proveFigures(misread).proven)).toEqual([190.32, 523.01, 713.33]);
});

test('beside income an item by function is proven by the kinds of money it is made of', () => {
  const item = (fund: string | null, value: number) => statedFact('function.208', value, { fund });
  const figures = [
    statedFact('income.government_fund', 127.12),
    item(null, 132.65),
    item('general_budget', 120.15),
    item('government_fund', 12.5),
  ];
  expect(valuesOf(proveFigures(figures).proven)).toEqual([12.5, 120.15, 132.65]);
});

test('what an item was spent on proves it chapter by chapter', () => {
  const spent = (code: string, value: number) => statedFact(`${code}function.2040203`, value);
  const figures = [
    spent('', 189.01),
    spent('economic_301.', 94.51),
    spent('economic_30101.', 47.26),
    spent('economic_30102.', 47.25),
    spent('economic_302.', 94.5),
    spent('economic_30201.', 47.25),
    spent('economic_30202.', 47.25),
  ];
  expect(proveFigures(figures).proven.size).toBe(7);
  // 47.26 read as 41.26: its chapter is proven by the item alone, and what stands in the chapter by nothing.
  figures[2] = spent('economic_30101.', 41.26);
  expect(valuesOf(proveFigures(figures).proven)).toEqual([47.25, 47.25, 94.5, 94.51, 189.01]);
});

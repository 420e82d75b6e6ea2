import { describe, expect, test } from 'vitest';
import { evaluateFormula, formulaLines, resultUnit } from '#app/source/evaluate.ts';

const values = new Map([
  ['final', { value: 60, unit: 'CNY10k' }],
  ['total', { value: 240, unit: 'CNY10k' }],
  ['change', { value: -15, unit: 'CNY10k' }],
  ['visits', { value: 120, unit: 'visit' }],
  ['none', { value: 0, unit: 'visit' }],
]);

describe('the value of a formula', () => {
  test.each([
    ['{final}', 60],
    ['{total} - {change}', 255],
    ['{final} / {total} * 100', 25],
    ['({final} + {total}) / {visits}', 2.5],
    ['{total} - {final} - {change}', 195],
    ['-{change}', 15],
    ['{final} / {none}', null],
    ['{final} + {unknown}', null],
  ])('%s is %s', (formula, value) => {
    expect(evaluateFormula(formula, values)).toBe(value);
  });

  test.each(['{a} +', '({a}', '{a} {b}', '', '{a} ; {b}'])('"%s" is no formula', (formula) => {
    expect(() => evaluateFormula(formula, values)).toThrow(SyntaxError);
  });
});

test.each([
  ['{total} - {change}', 'CNY10k'],
  ['{final} / {total} * 100', '%'],
  ['{final} / {total}', 'number'],
  ['{final} * 10000 / {visits}', 'CNY'],
  ['{final} / {visits}', 'CNY10k'],
])('%s is in %s', (formula, unit) => {
  expect(resultUnit(formula, values)).toBe(unit);
});

test('a formula is written out term by term, constants and brackets beside the term they belong to', () => {
  expect(formulaLines('({a} - {b}) / {c} * 100')).toEqual([
    { before: '(', factId: 'a', after: '' },
    { before: '−', factId: 'b', after: ')' },
    { before: '÷', factId: 'c', after: '× 100' },
  ]);
});

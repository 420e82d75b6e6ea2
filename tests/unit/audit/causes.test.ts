import { describe, expect, test } from 'vitest';
import { possibleCauses, type Printed } from '#audit/causes.ts';

/** A number as printed: '5.50' has two decimals. */
const printed = (text: string): Printed => ({
  value: Number(text),
  decimals: text.includes('.') ? text.length - text.indexOf('.') - 1 : 0,
});

describe('a sum', () => {
  const sum = (stated: string, parts: readonly string[], others: readonly string[] = []) =>
    possibleCauses({
      kind: 'sum',
      stated: printed(stated),
      parts: parts.map(printed),
      others: others.map(printed),
    });

  test('has a missing item where one amount is exactly what lacks', () => {
    // 4658.06 − 4651.46 = 6.60, the item that the list of Leshan leaves out.
    expect(sum('4658.06', ['4000.00', '651.46'], ['7.00', '6.60'])).toEqual([
      { kind: 'missing-item', other: 1, meant: 6.6 },
    ]);
  });

  test('has none where an amount is near what lacks, but not within rounding', () => {
    expect(sum('4658.06', ['4000.00', '651.46'], ['6.63'])).toEqual([]);
  });

  test('has an item counted twice where one part is exactly what is too much', () => {
    // 30.00 + 12.34 + 12.34 instead of 42.34: either of the two may be the second one.
    expect(sum('42.34', ['30.00', '12.34', '12.34'])).toEqual([
      { kind: 'doubled-item', part: 1, meant: 0 },
      { kind: 'doubled-item', part: 2, meant: 0 },
    ]);
  });

  test('has swapped digits in the total or in a part', () => {
    expect(sum('165.00', ['100.00', '56.00'])).toContainEqual({
      kind: 'swapped-digits',
      figure: 'stated',
      meant: 156,
    });
    // 210.00 is printed as 120.00: 210 + 56 = 266.
    expect(sum('266.00', ['120.00', '56.00'])).toEqual([{ kind: 'swapped-digits', figure: 0, meant: 210 }]);
  });

  test('has a wrong sign where a part taken away makes the total', () => {
    expect(sum('90.00', ['100.00', '10.00'])).toContainEqual({ kind: 'sign', figure: 1, meant: -10 });
  });

  test('has no cause where nothing single explains it', () => {
    expect(sum('4454.96', ['1056.77', '3398.25'])).toEqual([]); // Zhaohua: 0.06 too little
  });
});

describe('a change', () => {
  test('with a single wrong digit', () => {
    // Mao County 2022: 543.25 − 534.72 = 8.53, printed 5.53.
    expect(
      possibleCauses({
        kind: 'change',
        stated: printed('5.53'),
        current: printed('543.25'),
        prior: printed('534.72'),
      }),
    ).toEqual([{ kind: 'one-digit', figure: 'stated', meant: 8.53 }]);
  });

  test('with the wrong sign', () => {
    expect(
      possibleCauses({
        kind: 'change',
        stated: printed('8.53'),
        current: printed('534.72'),
        prior: printed('543.25'),
      }),
    ).toEqual([{ kind: 'sign', figure: 'stated', meant: -8.53 }]);
  });

  test('whose prior year has two digits swapped', () => {
    // 543.25 − 534.72 = 8.53; the prior year is printed as 543.72.
    expect(
      possibleCauses({
        kind: 'change',
        stated: printed('8.53'),
        current: printed('543.25'),
        prior: printed('543.72'),
      }),
    ).toEqual([{ kind: 'swapped-digits', figure: 1, meant: 534.72 }]);
  });
});

describe('a growth rate', () => {
  const growth = (stated: string, current: string, change: string) =>
    possibleCauses({
      kind: 'growth',
      stated: printed(stated),
      current: printed(current),
      change: printed(change),
    }).map(({ kind }) => kind);

  test('on the current year instead of the year before', () => {
    // 350.31 ÷ 6,385.21 = 5.486 %; on the year before, 6,034.90, it is 5.80 %. 1.61 ÷ 3.24 = 49.69 %.
    expect(growth('5.49', '6385.21', '350.31')).toEqual(['current-year-base']);
    expect(growth('49.69', '3.24', '-1.61')).toEqual(['current-year-base']);
  });

  test('at the edge: the printed digits beyond rounding are no such slip', () => {
    expect(growth('5.47', '6385.21', '350.31')).toEqual([]);
  });

  test('off by a power of ten', () => {
    expect(growth('0.581', '6385.21', '350.31')).toEqual([]); // 5.8047, not 5.81
    expect(growth('58.05', '6385.21', '350.31')).toEqual(['power-of-ten']);
  });
});

describe('a percentage', () => {
  test('of another base', () => {
    // 27.05 ÷ 1,025.98 = 2.64 %; of 1,352.50 it is 2.00 %.
    expect(
      possibleCauses({
        kind: 'ratio',
        stated: printed('2.63'),
        part: printed('27.05'),
        base: printed('1025.98'),
        others: [printed('1352.50'), printed('1028.52')],
      }),
    ).toEqual([{ kind: 'other-base', other: 1, meant: (100 * 27.05) / 1025.98 }]);
  });

  test('rounded before it was printed with more digits', () => {
    // Chaoyang, line 630: 381.37 ÷ 392.49 = 97.1668 %, printed 97.00 %.
    expect(
      possibleCauses({
        kind: 'ratio',
        stated: { value: 97, decimals: 2 },
        part: printed('381.37'),
        base: printed('392.49'),
      }),
    ).toEqual([{ kind: 'rounded-early', decimals: 0, meant: (100 * 381.37) / 392.49 }]);
  });

  test('1.01 for 101', () => {
    expect(
      possibleCauses({
        kind: 'ratio',
        stated: printed('1.01'),
        part: printed('202.00'),
        base: printed('200.00'),
      }),
    ).toEqual([{ kind: 'power-of-ten', power: 2, meant: 101 }]);
  });
});

describe('two statements', () => {
  const statements = (stated: string, other: string) =>
    possibleCauses({ kind: 'statements', stated: printed(stated), other: printed(other) });

  test('with swapped digits', () => {
    expect(statements('43.15', '34.15')).toEqual([
      { kind: 'swapped-digits', figure: 'stated', meant: 34.15 },
    ]);
  });

  test('with several differing digits have no single slip', () => {
    expect(statements('6385.21', '6386.84')).toEqual([]); // Leshan, lines 196 and 472
  });

  test('with another last digit are no slip: rounding leaves it open', () => {
    expect(statements('22.16', '22.18')).toEqual([]);
  });
});

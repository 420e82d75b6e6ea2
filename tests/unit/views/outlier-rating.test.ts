import { describe, expect, test } from 'vitest';
import {
  judge,
  shareByChance,
  USUAL,
  valueAt,
  readThresholds,
  writeThresholds,
  ranksAmong,
  robustZ,
  spreadOf,
} from '#app/views/outliers/rating.ts';
import { median } from '#app/views/quantiles.ts';

describe('robust statistics', () => {
  // Deviations from 6: 4 2 2 1 0 1 2 3 24; the middle one is 2.
  const values = [2, 4, 4, 5, 6, 7, 8, 9, 30];

  test('take the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 3, 10])).toBe(2.5);
    expect(median([])).toBeNull();
  });

  test('measure the spread by the median absolute deviation', () => {
    const spread = spreadOf(values, 'plain')!;
    expect([spread.count, spread.median]).toEqual([9, 6]);
    expect(spread.mad).toBeCloseTo(2 * 1.4826, 10);
    expect(robustZ(30, spread)).toBeCloseTo(24 / 2.9652, 10); // 8.09, as 0.6745 × 24 ÷ 2
    expect(robustZ(6, spread)).toBe(0);
  });

  test('are moved neither by one extreme value nor by how extreme it is', () => {
    expect(spreadOf([...values.slice(0, 8), 3000], 'plain')).toEqual(spreadOf(values, 'plain'));
  });

  test('have no z where more than half of the values are the same', () => {
    const spread = spreadOf([0, 0, 0, 0, 0, 1, 2, 3], 'plain')!;
    expect(spread.mad).toBe(0);
    expect(robustZ(3, spread)).toBeNull();
    // 0.1 + 0.2 is not 0.3 to a computer; that is no spread either.
    expect(robustZ(0.5, spreadOf([0.3, 0.3, 0.1 + 0.2, 0.1 + 0.2, 0.3], 'log')!)).toBeNull();
  });

  test('rank from the largest down, equals together', () => {
    expect([30, 9, 4, 2].map(ranksAmong(values))).toEqual([1, 2, 7, 9]);
  });
});

describe('the scale', () => {
  // Doublings from 1 to 256: four, three, two, one, none, … from 16; the middle deviation is two doublings.
  const doublings = [1, 2, 4, 8, 16, 32, 64, 128, 256];

  test('of amounts is the logarithm: twice as much is as far off as half', () => {
    const spread = spreadOf(doublings, 'log')!;
    expect([spread.count, spread.median]).toEqual([9, 16]);
    expect(robustZ(64, spread)).toBeCloseTo(1 / 1.4826, 10);
    expect(robustZ(4, spread)).toBeCloseTo(-1 / 1.4826, 10);
    expect(valueAt(1.4826 ** -1, spread)).toBeCloseTo(64, 8);
  });

  test('has no place for 0, which is neither counted nor judged', () => {
    const spread = spreadOf([0, 0, ...doublings], 'log')!;
    expect([spread.count, spread.median, robustZ(0, spread)]).toEqual([9, 16, null]);
    expect(judge({ value: 0, money: 1, doubted: false }, spread, USUAL).rating).toBe('unplaced');
    expect(spreadOf([0, 0], 'log')).toBeNull();
  });

  test('of shares is the logarithm of the share to the rest, of rates that of the multiple', () => {
    // 1 to 1, 1 to 3, 3 to 1: one factor of three apart.
    const shares = spreadOf([50, 25, 75, 25, 75], 'odds')!;
    expect([shares.median, shares.mad]).toEqual([50, expect.closeTo(1.4826 * Math.log(3), 10)]);
    expect(robustZ(90, shares)).toBeCloseTo(2 / 1.4826, 10); // 9 to 1
    expect([robustZ(0, shares), robustZ(100, shares), robustZ(120, shares)]).toEqual([null, null, null]);
    // The same, twice and half as much as the year before.
    const rates = spreadOf([0, 100, -50, 100, -50], 'growth')!;
    expect(robustZ(300, rates)).toBeCloseTo(2 / 1.4826, 10);
    expect(robustZ(-100, rates)).toBeNull();
  });

  test('lets chance flag as many as it does: found by drawing, not by the formula', () => {
    expect(shareByChance(4, 8)).toBeCloseTo(0.0148, 2);
    expect(shareByChance(3.5, 20)).toBeCloseTo(0.0061, 3);
    expect(shareByChance(4, 50)).toBeCloseTo(0.0007, 3);
  });

  test('flags at most one in fifty of groups whose logarithms are normal, and four times as many without it', () => {
    // Numbers of its own: a linear congruence (Lehmer's) and the method of Box and Muller.
    let state = 20_261_130;
    const uniform = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const flagged = (size: number, ruler: 'log' | 'plain') => {
      let count = 0;
      const groups = Math.ceil(16_000 / size);
      for (let group = 0; group < groups; group += 1) {
        const values = Array.from({ length: size }, () => Math.exp(3 + normal()));
        const spread = spreadOf(values, ruler);
        const isUnlike = (value: number) =>
          ['high', 'low'].includes(judge({ value, money: 1, doubted: false }, spread, USUAL).rating);
        count += values.filter(isUnlike).length;
      }
      return count / (groups * size);
    };
    for (const size of [8, 9, 12, 30, 100]) {
      expect(flagged(size, 'log')).toBeLessThan(0.02);
      expect(flagged(size, 'plain')).toBeGreaterThan(0.06);
    }
  });
});

describe('a rating', () => {
  const spread = spreadOf([2, 4, 4, 5, 6, 7, 8, 9, 30], 'plain')!; // median 6, MAD × 1.4826 = 2.9652
  const rated = (value: number, of = spread, thresholds = USUAL, money: number | null = 1) =>
    judge({ value, money, doubted: false }, of, thresholds).rating;

  test('is high or low beyond all thresholds, else typical', () => {
    expect([rated(30), rated(-30)]).toEqual(['high', 'low']);
    expect(rated(9)).toBe('typical'); // z 1.0
    expect(rated(6 + 4 * 2.9652 + 1e-6)).toBe('high');
    expect(rated(6 + 4 * 2.9652 - 1e-6)).toBe('typical');
  });

  test('is below the floor, and said to be, where it is far beyond the spread and differs by little', () => {
    const close = spreadOf([100, 100.1, 100.2, 99.9, 99.8, 100, 100.1, 99.9], 'log')!;
    expect(judge({ value: 102, money: 1, doubted: false }, close, USUAL).z).toBeGreaterThan(10);
    expect(rated(102, close)).toBe('minor');
    expect(rated(102, close, { ...USUAL, relative: 2, money: 2 })).toBe('high');
    expect(rated(102, close, { ...USUAL, relative: 2, money: 2, absolute: 3 })).toBe('minor');
  });

  test('takes a tenfold small share for what it is in money', () => {
    const small = spreadOf([0.04, 0.05, 0.05, 0.06, 0.045, 0.055, 0.048, 0.052, 0.5], 'odds')!;
    // 0.45 of a percentage point is 9 万元 of 2,000 and 0.9 万元 of 200.
    expect(rated(0.5, small, USUAL, 20)).toBe('high');
    expect(rated(0.5, small, USUAL, 2)).toBe('minor');
    expect(rated(0.5, small, { ...USUAL, money: 0.8 }, 2)).toBe('high');
  });

  test('has no floor in money where nothing is of money', () => {
    expect(rated(30, spread, { ...USUAL, money: 1000 }, null)).toBe('high');
  });

  test('is none with seven peers, and is one with eight', () => {
    const eight = [1, 2, 3, 4, 5, 6, 7, 900];
    const value = { value: 900, money: 1, doubted: false };
    expect(judge(value, spreadOf(eight.slice(1), 'log'), USUAL)).toEqual({ rating: 'few', z: null });
    expect(judge(value, spreadOf(eight, 'log'), USUAL).rating).toBe('high');
  });

  test('says where there is no spread, and where the figure is in doubt', () => {
    expect(rated(9, spreadOf([2, 2, 2, 2, 2, 2, 1, 9], 'log')!)).toBe('flat');
    expect(judge({ value: 30, money: 1, doubted: true }, spread, USUAL).rating).toBe('doubt');
  });

  test('takes its thresholds from the address, and what that leaves out as the audit has it', () => {
    const none = { z: null, floor: null, least: null, money: null };
    expect(readThresholds(none)).toEqual({ z: 4, relative: 25, absolute: 0, money: 1 });
    const chosen = { z: 2, relative: 10, absolute: 0.5, money: 8 };
    const address = { z: 2, floor: 10, least: 0.5, money: 8 };
    expect(readThresholds(address)).toEqual(chosen);
    expect(writeThresholds(chosen)).toEqual(address);
    expect(writeThresholds({ ...chosen, absolute: 0 })).toEqual({ ...address, least: null });
    expect(writeThresholds(USUAL)).toEqual(none);
  });
});

import { describe, expect, test } from 'vitest';
import {
  formatColumnMoney,
  formatCount,
  formatFigure,
  formatLoaded,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPoints,
  formatYuan,
  moneyAxis,
  moneyInColumnUnit,
} from '#app/locale/format.ts';
import { formatSpan } from '#app/locale/span.ts';

describe('money, given in 万元', () => {
  test.each([
    [6385.21, '6,385.21', '63,852.1'],
    [0.1775, '0.18', '1.8'],
    [-12.5, '−12.50', '−125.0'],
    [0, '0.00', '0.0'],
    [-0.001, '0.00', '0.0'],
  ])('%d in a table is %s 万元 or %s CNY thousand', (wan, zh, en) => {
    expect(formatColumnMoney(wan, 'zh')).toBe(zh);
    expect(formatColumnMoney(wan, 'en')).toBe(en);
  });

  test.each([
    [9999.99, '9,999.99 万元', 'CNY 100.00 million'],
    [10000, '1.00 亿元', 'CNY 100.00 million'],
    [23456.78, '2.35 亿元', 'CNY 234.57 million'],
    [99.5, '99.50 万元', 'CNY 995.0 thousand'],
    [-20000, '−2.00 亿元', 'CNY −200.00 million'],
  ])('%d in a sentence is %s or %s', (wan, zh, en) => {
    expect(formatMoney(wan, 'zh')).toBe(zh);
    expect(formatMoney(wan, 'en')).toBe(en);
  });

  test.each([
    // The largest amount, another on the same axis, and how both languages write it.
    [9.41, 2.8, '万元', '2.80', 'CNY thousand', '28.0'],
    [99.99, 0.2163, '万元', '0.22', 'CNY thousand', '2.2'],
    [9999.99, 2499.06, '万元', '2,499.06', 'CNY million', '24.99'],
    [14642.6, 10000, '亿元', '1.00', 'CNY million', '100.00'],
    [14642.6, 57.32, '亿元', '0.0057', 'CNY million', '0.57'],
    [14642.6, 0, '亿元', '0', 'CNY million', '0'],
  ])(
    'up to %d on an axis: %d is counted in %s as %s, in %s as %s',
    (largest, wan, zh, zhText, en, enText) => {
      const [chinese, english] = [moneyAxis(largest, 'zh'), moneyAxis(largest, 'en')];
      expect([chinese.unit, chinese.text(wan)]).toEqual([zh, zhText]);
      expect([english.unit, english.text(wan)]).toEqual([en, enText]);
    },
  );

  test('at a tick needs no decimals that say nothing', () => {
    expect([0, 5, 10, 15].map(moneyAxis(14.8, 'zh').tick)).toEqual(['0', '5', '10', '15']);
    expect([0, 5000, 15000].map(moneyAxis(14642.6, 'zh').tick)).toEqual(['0', '0.5', '1.5']);
    expect([0, 2000, 6000].map(moneyAxis(6385.21, 'en').tick)).toEqual(['0', '20', '60']);
  });

  test('leaves a download without binary noise', () => {
    expect(moneyInColumnUnit(1.11, 'en')).toBe(11.1);
    expect(moneyInColumnUnit(1.11, 'zh')).toBe(1.11);
  });

  test('as a fact keeps every decimal it was printed with', () => {
    expect(formatFigure(14642.6, 'CNY10k', 'zh', 2)).toBe('14,642.60 万元');
    expect(formatFigure(0.1775, 'CNY10k', 'zh', 4)).toBe('0.1775 万元');
    expect(formatFigure(0.1775, 'CNY10k', 'en', 4)).toBe('CNY 1.775 thousand');
  });
});

test('what does not apply is a dash, in every format', () => {
  const dashes = [
    formatMoney(null, 'zh'),
    formatColumnMoney(null, 'zh'),
    formatPercent(null),
    formatYuan(Number.NaN, 'zh'),
    formatCount(null, 'visit', 'en'),
    formatNumber(Infinity),
  ];
  expect(dashes).toEqual(['—', '—', '—', '—', '—', '—']);
});

test('percentages have one decimal, printed ones their own, differences are percentage points', () => {
  expect(formatPercent(52.44)).toBe('52.4%');
  expect(formatPercent(-0.04)).toBe('0.0%');
  expect(formatFigure(5.48, '%', 'en', 2)).toBe('5.48%');
  expect(formatPoints(-3.25, 'zh')).toBe('−3.3 个百分点');
  expect(formatPoints(3.21, 'en')).toBe('+3.2 percentage points');
});

test('counts carry their counter, singular where English has one', () => {
  expect(formatCount(1, 'vehicle', 'en')).toBe('1 vehicle');
  expect(formatCount(1234, 'visit', 'en')).toBe('1,234 visits');
  expect(formatCount(3, 'vehicle', 'zh')).toBe('3 辆');
  expect(formatYuan(103.456, 'zh')).toBe('103.46 元');
});

test('what has come of a download is in megabytes, of a small one in kilobytes', () => {
  expect(formatLoaded(1_250_000, 34_600_000)).toBe('1.3 / 34.6 MB');
  expect(formatLoaded(0, 34_695)).toBe('0 / 35 kB');
});

test.each([
  [21448.98, 21484.8, 'CNY10k', 'zh', '21,448.98 万元', '21,484.80 万元'],
  [21000, 31000, 'CNY10k', 'zh', '2.10 亿元', '3.10 亿元'],
  [214.4898, 214.4998, 'CNY10k', 'en', 'CNY 2,144.9 thousand', 'CNY 2,145.0 thousand'],
  [27.04, 26.96, '%', 'zh', '27.04%', '26.96%'],
  [8.24, 7.56, '%', 'zh', '8.2%', '7.6%'],
  [5, 5, '%', 'en', '5.0%', '5.0%'],
] as const)('%d became %d %s in digits that show it, in %s', (before, now, unit, lang, ...texts) => {
  expect(formatSpan(before, now, unit, lang)).toEqual(texts);
});

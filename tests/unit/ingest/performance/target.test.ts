import { describe, expect, test } from 'vitest';
import { achievement, parseOperator, readTarget } from '#ingest/performance/target.ts';

test('operators are read in every script, and nothing else is one', () => {
  expect(['≥', '>=', '≤', '<=', '＝', '=', '＞', '＜', '定性'].map(parseOperator)).toEqual([
    '>=',
    '>=',
    '<=',
    '<=',
    '=',
    '=',
    '>',
    '<',
    'qualitative',
  ]);
  expect(['', '95', '达标'].map(parseOperator)).toEqual([null, null, null]);
});

describe('a target in three cells', () => {
  test('operator, number, unit', () => {
    expect(readTarget({ operator: '≥', value: '27000', unit: '平方米' })).toEqual({
      operator: '>=',
      target_text: '27000',
      target_value: 27000,
      unit: '平方米',
    });
  });

  test('words are qualitative, also without the form saying so', () => {
    const words = { target_text: '优良中低差', target_value: null, unit: null, operator: 'qualitative' };
    expect(readTarget({ operator: '定性', value: '优良中低差', unit: '' })).toEqual(words);
    expect(readTarget({ operator: '', value: '优良中低差', unit: '' })).toEqual(words);
  });

  test('a date in words is no number', () => {
    expect(readTarget({ operator: '定性', value: '11月底前', unit: '' })).toMatchObject({
      target_text: '11月底前',
      target_value: null,
      unit: null,
    });
  });

  test('no target is no target', () => {
    expect(readTarget({ operator: '', value: '', unit: '' })).toEqual({
      operator: null,
      target_text: null,
      target_value: null,
      unit: null,
    });
  });
});

describe('a target in one cell', () => {
  test.each([
    ['≥200人', '>=', '200', 200, '人'],
    ['＝100%', '=', '100', 100, '%'],
    [' =1次', '=', '1', 1, '次'],
    ['≤994.21万元', '<=', '994.21', 994.21, '万元'],
    ['43人', null, '43', 43, '人'],
    ['39', null, '39', 39, null],
    ['0起', null, '0', 0, '起'],
    ['836400元/每年', null, '836400', 836400, '元/每年'],
  ])('%s', (value, operator, target_text, target_value, unit) => {
    expect(readTarget({ value })).toEqual({ operator, target_text, target_value, unit });
  });

  test.each([
    ['定性优良中差', '优良中差'],
    ['有效引导', '有效引导'],
    ['每月1200元，每年2次', '每月1200元，每年2次'],
  ])('%s is qualitative', (value, target_text) => {
    expect(readTarget({ value })).toEqual({
      operator: 'qualitative',
      target_text,
      target_value: null,
      unit: null,
    });
  });
});

describe('an achieved value', () => {
  test.each([
    ['100', '%', 100],
    ['3.50%', '%', 3.5],
    ['44人', '人', 44],
    ['0', '个', 0],
    ['70万', '万元', 70],
    ['8.5万人', '人', 85000],
    ['79万', '次', 790000],
    ['85000人', '万人', 8.5],
    ['10050册', '册卷', 10050],
    ['715470元', '元/每年', 715470],
  ])('%s of a target in %s', (cell, unit, value) => {
    expect(achievement(cell, unit)).toEqual({ achieved_text: cell, achieved_value: value });
  });

  test('another unit, or words with numbers in them, are kept as text only', () => {
    expect(achievement('8.5人次', '人').achieved_value).toBeNull();
    expect(achievement('10050册', '箱').achieved_value).toBeNull();
    expect(achievement('30万元', '人').achieved_value).toBeNull();
    expect(achievement('1.2万', '%').achieved_value).toBeNull();
    expect(achievement('基本达成100%-80%(含)', null)).toEqual({
      achieved_text: '基本达成100%-80%(含)',
      achieved_value: null,
    });
  });

  test('left blank is not 0', () => {
    expect(achievement('', '人')).toEqual({ achieved_text: null, achieved_value: null });
  });
});

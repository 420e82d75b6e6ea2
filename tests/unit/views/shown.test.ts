import { describe, expect, test } from 'vitest';
import { symbolOf } from '#app/charts/shapes.ts';
import { rangeOf } from '#app/locale/grammar.ts';
import { countDepartments, showDepartments, yearsInWords } from '#app/views/shown.ts';
import { DEPARTMENTS } from './rows.ts';

const year = (entity_id: string, fiscal_year: number) => ({ entity_id, fiscal_year });

describe('departments are counted', () => {
  test('as departments where each stands once', () => {
    const two = [year('chaoyang', 2024), year('zhaohua', 2023)];
    expect(countDepartments(two, 'zh')).toBe('2 个部门');
    expect(countDepartments(two, 'en')).toBe('2 departments');
    expect(countDepartments(two.slice(1), 'en')).toBe('1 department');
  });

  test('as department-years where one stands there with several years', () => {
    const three = [year('chaoyang', 2024), year('chaoyang', 2023), year('zhaohua', 2023)];
    expect(countDepartments(three, 'zh')).toBe('3 个部门年度');
    expect(countDepartments(three, 'en')).toBe('3 department-years');
  });
});

test('a span of years has the dash of its language', () => {
  expect(rangeOf('zh', 2022, 2024)).toBe('2022—2024');
  expect(rangeOf('en', 2022, 2024)).toBe('2022–2024');
  expect(rangeOf('en', 2024, 2024)).toBe('2024');
  expect(yearsInWords([year('a', 2023), year('b', 2022)], 'zh')).toBe('2022—2023 年');
});

test('eight departments are told apart by shape as by colour', () => {
  const rows = Array.from({ length: 8 }, (_, at) => ({ ...DEPARTMENTS[0]!, entity_id: `body-${at}` }));
  const all = showDepartments(rows, rows, [], 'zh');
  expect(new Set(all.map((one) => one.shape)).size).toBe(8);
  expect(new Set(all.map((one) => symbolOf(one.shape))).size).toBe(8);
  expect(new Set(all.map((one) => one.paint.light)).size).toBe(8);
});

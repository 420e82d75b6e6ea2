import { describe, expect, test } from 'vitest';
import {
  comparabilityFlags,
  departmentHues,
  hueColour,
  isHumanResources,
  yearsOf,
} from '#app/session/departments.ts';
import { contrast } from './contrast.ts';
import { departmentYear, disclosure } from './rows.ts';

const rows = [
  disclosure({ entity_id: 'zhaohua', fiscal_year: 2023 }),
  disclosure({ entity_id: 'leshan-shizhong', fiscal_year: 2024 }),
  disclosure({ entity_id: 'chaoyang', fiscal_year: 2024, scope: 'headquarters' }),
  disclosure({ entity_id: 'putuo-finance', fiscal_year: 2024, name_zh: '上海市普陀区财政局' }),
  disclosure({ entity_id: 'zigong', fiscal_year: 2023, scope: 'single_unit', kind: 'service_centre' }),
];

const kinds = (pairs: [string, number][]) =>
  comparabilityFlags(
    rows,
    pairs.map(([entity_id, fiscal_year]) => ({ entity_id, fiscal_year })),
  ).map((flag) => `${flag.entity_id} ${flag.year} ${flag.kind}`);

describe('comparability', () => {
  test('flags narrower scopes beside a consolidated account, and a service centre beside a bureau', () => {
    expect(
      kinds([
        ['leshan-shizhong', 2024],
        ['chaoyang', 2024],
        ['zigong', 2023],
      ]),
    ).toEqual([
      'chaoyang 2024 headquarters',
      'zigong 2023 single_unit',
      'zigong 2023 service_centre',
      'zigong 2023 other_year',
    ]);
  });

  test('does not flag a scope that all shown share', () => {
    expect(kinds([['chaoyang', 2024]])).toEqual([]);
    expect(kinds([['zhaohua', 2023]])).toEqual([]);
  });

  test('does not flag two years of one department, but the year without a document', () => {
    expect(
      kinds([
        ['zhaohua', 2022],
        ['zhaohua', 2023],
      ]),
    ).toEqual(['zhaohua 2022 prior_only']);
  });

  test('flags departments of different years beside each other', () => {
    expect(
      kinds([
        ['zhaohua', 2023],
        ['leshan-shizhong', 2024],
      ]),
    ).toEqual(['zhaohua 2023 other_year']);
  });

  test('flags a body with other duties beside human-resources departments, not by itself', () => {
    expect(
      kinds([
        ['leshan-shizhong', 2024],
        ['putuo-finance', 2024],
      ]),
    ).toEqual(['putuo-finance 2024 other_duties']);
    expect(kinds([['putuo-finance', 2024]])).toEqual([]);
  });

  test.each([
    ['乐山市市中区人力资源和社会保障局', true],
    ['自贡市人力资源服务中心', true],
    ['成都市社会保险事业管理局', true],
    ['上海市普陀区财政局', false],
    ['广元市昭化区医疗保障局', false],
    ['某某街道办事处', false],
  ])('tells by its name whether %s is a human-resources department', (name_zh, expected) => {
    expect(isHumanResources({ name_zh })).toBe(expected);
  });

  test('says why in one sentence of the reader’s language', () => {
    const [flag] = comparabilityFlags(rows, [{ entity_id: 'zhaohua', fiscal_year: 2022 }]);
    expect(flag?.sentence('zh')).toMatch(/^[^。]*2022 年[^。]*。$/);
    expect(flag?.sentence('en')).toMatch(/no document for 2022 itself/);
  });
});

describe('colours', () => {
  const order = Array.from({ length: 12 }, (_, at) => `body-${at}`);

  test('are those of the places in the data, and beyond eight chosen there is grey', () => {
    const hues = departmentHues(order, order);
    expect(order.slice(0, 8).map((id) => hues.get(id))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(hues.has('body-8')).toBe(false);
    expect(hueColour(undefined, 'light')).toBe('#767b82');
  });

  test('stay with a department whatever else is chosen behind it', () => {
    // The tenth has the second place again; the second, chosen later, takes the next that is free.
    expect(departmentHues(['body-9'], order).get('body-9')).toBe(1);
    expect([...departmentHues(['body-9', 'body-1', 'body-3'], order).values()]).toEqual([1, 2, 3]);
    expect([...departmentHues(['body-7', 'body-2', 'body-11'], order).values()]).toEqual([7, 2, 3]);
  });

  test.each(['light', 'dark'] as const)('stand out at least 3:1 in %s', (theme) => {
    const ground = theme === 'light' ? '#ffffff' : '#1b1a18';
    for (const hue of [0, 1, 2, 3, 4, 5, 6, 7, undefined]) {
      expect(contrast(hueColour(hue, theme), ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

test('years tell documents of their own from prior-year figures, newest first', () => {
  const years = [
    departmentYear('zhaohua', 2022, true),
    departmentYear('zhaohua', 2023),
    departmentYear('chaoyang', 2023, true),
    departmentYear('chaoyang', 2024),
  ];
  expect(yearsOf(years)).toEqual([
    { year: 2024, own: 1, priorOnly: 0 },
    { year: 2023, own: 1, priorOnly: 1 },
    { year: 2022, own: 0, priorOnly: 1 },
  ]);
  expect(yearsOf(years, [2023, 2021])).toEqual([
    { year: 2024, own: 1, priorOnly: 0 },
    { year: 2023, own: 1, priorOnly: 1 },
    { year: 2022, own: 0, priorOnly: 1 },
    { year: 2021, own: 0, priorOnly: 0 },
  ]);
});

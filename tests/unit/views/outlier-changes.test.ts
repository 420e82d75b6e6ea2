import { describe, expect, test } from 'vitest';
import type { OutlierChangeRow } from '#warehouse/questions/questions.ts';
import type { WaterfallPicture } from '#app/charts/picture.ts';
import { buildChanges, isLarge, readLarge, USUAL_CHANGE, writeLarge } from '#app/views/outliers/changes.ts';
import {
  decompose,
  openingTotal,
  readTotal,
  type LargeChange,
  type TotalKind,
} from '#app/views/outliers/decompose.ts';
import type { ViewModel } from '#app/views/model.ts';
import { shown } from './rows.ts';

const change = (
  concept: string,
  value: number | null,
  prior: number | null,
  more: Partial<OutlierChangeRow> = {},
): OutlierChangeRow => ({
  entity_id: 'leshan-shizhong',
  fiscal_year: 2024,
  concept,
  name_zh: null,
  name_en: null,
  unit: 'CNY10k',
  value,
  value_fact_id: value === null ? null : `leshan-shizhong-2024/${concept}`,
  value_origin: value === null ? null : 'stated',
  value_fund: null,
  value_scope: 'consolidated',
  prior,
  prior_fact_id: prior === null ? null : `leshan-shizhong-2024/${concept}/prior`,
  prior_origin: prior === null ? null : 'derived',
  prior_fund: null,
  prior_scope: 'consolidated',
  ...more,
});

/** Three-public expenses of Leshan Shizhong in 2024 against 2023. */
const THREE_PUBLIC = [
  change('three_public.total', 3.24, 4.85),
  change('three_public.vehicle', 2.09, 2.73),
  change('three_public.reception', 1.15, 2.11),
  change('three_public.overseas', 0, null),
];

const view = (
  rows: readonly OutlierChangeRow[],
  kind: TotalKind = 'three-public',
  large: LargeChange = USUAL_CHANGE,
  doubted = false,
): ViewModel =>
  buildChanges({
    lang: 'zh',
    department: shown([{ entity_id: 'leshan-shizhong', fiscal_year: 2024 }])[0]!,
    kind,
    rows,
    large,
    doubted: () => doubted,
  });

const picture = (model: ViewModel) => model.picture as WaterfallPicture;

describe('a change taken apart', () => {
  test('leaves over what the items do not explain', () => {
    const found = decompose('three-public', THREE_PUBLIC)!;
    expect(found.total.change).toBe(-1.61);
    expect(found.items.map(({ row, change: by }) => [row.concept, by])).toEqual([
      ['three_public.vehicle', -0.64],
      ['three_public.reception', -0.96],
    ]);
    expect(found.rest).toBe(-0.01); // −1.61 − (−0.64 − 0.96)
  });

  test('does not take an item without a year before for one that was 0', () => {
    const found = decompose('function', [
      change('expenditure.current', 110, 100),
      change('function.208', 90, 85),
      change('function.210', 20, null),
    ])!;
    expect(found.items).toHaveLength(1);
    expect(found.oneSided.map(({ row }) => row.concept)).toEqual(['function.210']);
    expect(found.rest).toBe(5);
  });

  test('does not hold different money against each other', () => {
    const funds = { value_fund: 'all', prior_fund: 'general_public_budget' };
    const found = decompose('function', [
      change('expenditure.current', 110, 100),
      change('function.208', 90, 85, funds),
    ])!;
    expect(found.items).toHaveLength(0);
    expect(found.oneSided[0]).toMatchObject({ otherFund: true, prior: null });
  });

  test('takes the total that both years report, of the money of its items', () => {
    const rows = [
      change('expenditure.current', 120, null),
      change('expenditure.total', 125, 115),
      change('general_budget.total', 110, 100),
    ];
    const totalOf = (items: OutlierChangeRow[]) =>
      decompose('function', [...rows, ...items])!.total.row.concept;
    expect(totalOf([change('function.208', 90, 85)])).toBe('expenditure.total');
    const budget = { value_fund: 'general_public_budget', prior_fund: 'general_public_budget' };
    expect(totalOf([change('function.208', 90, 85, budget)])).toBe('general_budget.total');
  });

  test('counts fiscal appropriation or the budgets it is the sum of, never both', () => {
    const rows = [change('income.current', 30, 20), change('income.fiscal_appropriation', 25, 18)];
    expect(decompose('income', rows)!.items.map(({ row }) => row.concept)).toEqual([
      'income.fiscal_appropriation',
    ]);
    const budgets = [...rows, change('income.general_public_budget', 25, 18)];
    expect(decompose('income', budgets)!.items.map(({ row }) => row.concept)).toEqual([
      'income.general_public_budget',
    ]);
  });

  test('opens with a total that can be taken apart', () => {
    expect(openingTotal([change('expenditure.current', 5, 4), ...THREE_PUBLIC])).toBe('three-public');
    expect(openingTotal([change('expenditure.current', 5, 4)])).toBe('function');
  });

  test('is of the total the address names', () => {
    const named = (concept: string, breakdown: 'function' | 'nature' = 'function') =>
      readTotal({ concept, breakdown });
    expect(named('expenditure.total')).toBeNull();
    expect(named('expenditure.current')).toBe('function');
    expect(named('expenditure.current', 'nature')).toBe('nature');
    expect(named('three_public.reception')).toBe('three-public');
    expect(named('income.total')).toBe('income');
  });
});

describe('the view of changes', () => {
  test('says what the total did and what changed most', () => {
    expect(view(THREE_PUBLIC).sentence).toBe(
      '乐山市中区“三公”经费从 2023 年的 4.85 万元减少到 2024 年的 3.24 万元，减少 1.61 万元（−33.2%）；' +
        '减少最多的是公务接待费（−0.96 万元）。没有一项的变动达到上年的 20% 且不少于 1.00 万元。',
    );
  });

  test('judges no size where a figure is in doubt', () => {
    const model = view(THREE_PUBLIC, 'three-public', USUAL_CHANGE, true);
    expect(model.sentence).toContain('各项的数存疑，不判断变动大小');
    expect(model.sentence).not.toContain('变动达到');
    expect(model.table.rows.map(({ cells }) => cells.at(-1)?.text)).toEqual(
      model.table.rows.map(() => '存疑，不判断'),
    );
  });

  test('calls large what the reader sets as large', () => {
    expect(view(THREE_PUBLIC, 'three-public', { relative: 40, absolute: 0 }).sentence).toContain(
      '有 1 项：公务接待费',
    );
    expect(view(THREE_PUBLIC, 'three-public', { relative: 20, absolute: 1 }).sentence).toContain('没有一项');
    const fromZero = decompose('three-public', [
      change('three_public.total', 5, 3),
      change('three_public.overseas', 2, 0),
    ])!.items[0]!;
    expect(isLarge(fromZero, USUAL_CHANGE)).toBe(true);
    expect(isLarge(fromZero, { relative: 20, absolute: 3 })).toBe(false);
    expect(readLarge(writeLarge({ relative: 30, absolute: 0 }))).toEqual({ relative: 30, absolute: 0 });
    expect(writeLarge(USUAL_CHANGE)).toEqual({ floor: null, least: null });
  });

  test('draws bars that begin where the last ended, from one total to the other', () => {
    const { marks, axis } = picture(view(THREE_PUBLIC));
    expect(marks.map(({ key, from, to }) => [key, from, to])).toEqual([
      ['prior', 0, 4.85],
      ['three_public.vehicle', 4.85, 4.21],
      ['three_public.reception', 4.21, 3.25],
      ['rest', 3.25, 3.24],
      ['now', 0, 3.24],
    ]);
    expect(marks.map(({ text }) => text)).toEqual(['4.85', '−0.64', '−0.96', '−0.01', '3.24']);
    expect(marks[0]?.origin).toBe('derived');
    expect(axis.cut).toBe(true);
    expect(axis.name).toContain('横轴不从 0 起');
  });

  test('draws rises before falls, and the rest with those it is one of', () => {
    const { marks, axis } = picture(
      view(
        [
          change('expenditure.current', 100, 40),
          change('function.201', 10, 30),
          change('function.208', 60, 10),
          change('function.221', 25, 0),
        ],
        'function',
      ),
    );
    // 60 in all, of which 50 + 25 − 20 = 55: the rest is a rise of 5.
    expect(marks.map(({ key, to }) => [key, to])).toEqual([
      ['prior', 40],
      ['function.208', 90],
      ['function.221', 115],
      ['rest', 120],
      ['function.201', 100],
      ['now', 100],
    ]);
    expect(axis.cut).toBeUndefined();
  });

  test('puts what is smaller than the twelve largest into the rest', () => {
    const items = Array.from({ length: 14 }, (_, at) => change(`function.${201 + at}`, 10 + at + 1, 10));
    const { marks } = picture(view([change('expenditure.current', 245, 140), ...items], 'function'));
    expect(marks).toHaveLength(2 + 12 + 1);
    expect(marks.find(({ key }) => key === 'rest')).toMatchObject({ role: 'rest', text: '+3.00' }); // 1 + 2
  });

  test('words an item of which the year before is not stated', () => {
    const built = view(
      [
        change('expenditure.current', 110, 100),
        change('function.208', 90, 85),
        change('function.210', 20, null),
      ],
      'function',
    );
    expect(picture(built).words).toEqual([
      { row: 'function.210', at: expect.any(Number) as number, text: '上年未载明；当年 20.00 万元' },
    ]);
    const row = built.table.rows.find(({ key }) => key === 'function.210');
    expect(row?.cells.map(({ text }) => text)).toEqual(['20.00', '上年未载明', '—', '—', '—']);
  });

  test('draws nothing without a total of the year before, and says so', () => {
    const built = view([change('three_public.total', 3.35, null), change('three_public.vehicle', 2, 6.14)]);
    expect(built.picture).toBeNull();
    expect(built.sentence).toContain('上年的数没有载明');
    expect(built.table.rows).toHaveLength(2);
  });

  test('warns where the two years differ in scope', () => {
    const built = view([change('three_public.total', 3, 5, { prior_scope: 'headquarters' })]);
    expect(built.notes.join()).toContain('范围不同');
  });

  test('shows no rate of growth on nothing', () => {
    const built = view([change('three_public.total', 5, 3), change('three_public.overseas', 2, 0)]);
    expect(built.table.rows[1]?.cells[3]).toMatchObject({ text: '上年为 0', absent: true });
  });
});

import { describe, expect, test } from 'vitest';
import type { RowPicture } from '#app/charts/picture.ts';
import { buildThreePublic, type ThreePublicInput } from '#app/views/three-public/three-public.ts';
import { buildUnitCosts } from '#app/views/three-public/unit-costs.ts';
import type { UnitCostRow } from '#warehouse/questions/questions.ts';
import { CHAOYANG, LESHAN, shown, threePublic, ZHAOHUA, ZIGONG } from './rows.ts';

const leshan = threePublic(LESHAN, 'total', { final: 3.24, prior: 4.85, priorOrigin: 'derived' });
const zhaohua = threePublic(ZHAOHUA, 'total', { final: 9.41, budget: 14.8 });
const chaoyang = threePublic(CHAOYANG, 'total', { final: 4.92, budget: 4.92 });
const zigong = threePublic(ZIGONG, 'total', { final: 2.8, prior: 2.22, priorOrigin: 'derived' });

const build = (over: Partial<ThreePublicInput> = {}) =>
  buildThreePublic({
    lang: 'zh',
    shown: shown([CHAOYANG, LESHAN, ZHAOHUA, ZIGONG]),
    rows: [leshan, zhaohua, chaoyang, zigong],
    against: 'budget',
    ...over,
  });

describe('against the budget', () => {
  test('ranks the totals and counts who stayed within a stated budget', () => {
    expect(build().sentence).toBe(
      '“三公”经费决算，广元昭化 2023 最高，为 9.41 万元；自贡人力中心 2023 最低，为 2.80 万元。' +
        '载明预算的 2 个部门中，1 个低于预算，1 个与预算相同。',
    );
  });

  test('draws the final account as a bar and the budget as a tick, each with its own source', () => {
    const marks = (build().picture as RowPicture).marks.filter((mark) => mark.row === 'zhaohua-2023');
    expect(marks.map((mark) => [mark.series, mark.value, mark.source])).toEqual([
      ['final', 9.41, { kind: 'facts', formula: '{zhaohua-total-final}' }],
      ['budget', 14.8, { kind: 'facts', formula: '{zhaohua-total-budget}' }],
    ]);
    expect(marks[0]?.lines).toContain('调整预算 14.80 万元，完成 63.6%');
  });

  test('computes completion from the two figures', () => {
    const row = build().table.rows.find((one) => one.key === 'zhaohua-2023 three_public.total');
    expect(row?.cells[3]).toMatchObject({
      text: '63.6%',
      origin: 'derived',
      source: { formula: '{zhaohua-total-final} / {zhaohua-total-budget} * 100' },
    });
  });

  test('shows the completion a document prints, whether or not it prints a budget', () => {
    // Leshan, line 249: 3.24, 100 % of the budget; no amount of it.
    const printed = threePublic(LESHAN, 'total', { final: 3.24, completion: 100 });
    const model = build({
      rows: [printed, threePublic(ZHAOHUA, 'total', { final: 9.41, budget: 14.8, completion: 63.6 })],
    });
    const cells = model.table.rows.map((row) => row.cells[3]);
    expect(cells).toMatchObject([
      { text: '63.6%', origin: 'stated', source: { formula: '{zhaohua-total-completion}' } },
      { text: '100%', origin: 'stated', source: { formula: '{leshan-shizhong-total-completion}' } },
    ]);
    const mark = (model.picture as RowPicture).marks.find((one) => one.row === 'leshan-shizhong-2024');
    expect(mark?.lines).toContain('载明完成预算 100%');
  });

  test('tells a year that is not held from one that reports no total', () => {
    const before = { entity_id: 'chaoyang', fiscal_year: 2023 };
    const model = build({ shown: shown([before, ZHAOHUA, ZIGONG]), rows: [zhaohua] });
    expect(model.sentence).toBe(
      '广元昭化“三公”经费决算为 9.41 万元。自贡人力中心没有载明总额。' +
        '只有 1 个部门载明预算，决算低于预算。未收录朝阳 2023 年的决算。',
    );
    expect((model.picture as RowPicture).words).toContainEqual(
      expect.objectContaining({ row: 'chaoyang-2023', text: '未收录该年决算' }),
    );
    expect(model.notes.join('')).not.toContain('朝阳的决算没有列出');
  });

  test('keeps a stated 0 a figure and an unstated item words', () => {
    const zero = threePublic(CHAOYANG, 'reception', { final: 0 });
    const model = build({ rows: [chaoyang, zero, zhaohua] });
    const picture = model.picture as RowPicture;
    expect(picture.marks.find((mark) => mark.panel === 'three_public.reception')?.value).toBe(0);
    expect(picture.words).toContainEqual(
      expect.objectContaining({ row: 'zhaohua-2023', panel: 'three_public.reception', text: '未列出' }),
    );
  });
});

describe('against the year before', () => {
  test('says who rose, who fell, and who has nothing to compare with', () => {
    expect(build({ against: 'prior' }).sentence).toBe(
      '“三公”经费：自贡人力中心 2023（相差 0.58 万元）比上年增加；乐山市中区 2024（相差 1.61 万元）比上年减少；' +
        '广元昭化 2023 和朝阳 2024 没有载明上年数。',
    );
  });

  test('draws a derived year before hollow, joined to the year', () => {
    const picture = build({ against: 'prior' }).picture as RowPicture;
    const prior = picture.marks.find(
      (mark) => mark.row === 'leshan-shizhong-2024' && mark.series === 'prior',
    );
    expect(prior).toMatchObject({ value: 4.85, origin: 'derived' });
    expect(picture.linked).toBe(true);
  });

  test('writes the change with its sign and its formula', () => {
    const row = build().table.rows.find((one) => one.key === 'leshan-shizhong-2024 three_public.total');
    expect(row?.cells[5]).toMatchObject({
      text: '−1.61',
      value: -1.61,
      source: { formula: '{leshan-shizhong-total-final} - {leshan-shizhong-total-prior}' },
    });
  });
});

describe('unit costs', () => {
  const cost = (
    of: typeof CHAOYANG,
    ratio: UnitCostRow['ratio'],
    amount: number | null,
    count: number | null,
  ): UnitCostRow => ({
    ...of,
    ratio,
    value: amount === null || !count ? null : (amount * 10_000) / count,
    amount,
    amount_fact_id: amount === null ? null : `${of.entity_id}-amount`,
    amount_origin: amount === null ? null : 'stated',
    count,
    count_fact_id: count === null ? null : `${of.entity_id}-count`,
    count_origin: count === null ? null : 'stated',
  });
  const model = buildUnitCosts({
    lang: 'zh',
    shown: shown([CHAOYANG, ZHAOHUA, ZIGONG]),
    expenses: [chaoyang, zhaohua, zigong],
    rows: [
      cost(CHAOYANG, 'per_visitor', 0, 0),
      cost(ZHAOHUA, 'per_visitor', 9.41, 782),
      cost(ZIGONG, 'per_visitor', 0.8, 50),
    ],
  });
  const picture = model.picture as RowPicture;

  test('are in yuan and open the two figures behind them', () => {
    expect(model.sentence).toContain(
      '自贡人力中心 2023 最高，为 160.00 元；广元昭化 2023 最低，为 120.33 元',
    );
    expect(picture.marks[0]?.source).toEqual({
      kind: 'facts',
      formula: '{zhaohua-amount} / {zhaohua-count} * 10000',
    });
  });

  test('are a dash where nobody was received, and not stated where a term is missing', () => {
    const words = picture.words.filter((word) => word.row === 'chaoyang-2024');
    expect(words.map((word) => [word.panel, word.text])).toEqual([
      ['per_visitor', '—（数量为 0）'],
      ['per_batch', '未载明'],
      ['per_vehicle', '未载明'],
    ]);
  });
});

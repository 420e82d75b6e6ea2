import { describe, expect, test } from 'vitest';
import type { LinePicture, RowPicture } from '#app/charts/picture.ts';
import { exportTable } from '#app/table/exported.ts';
import { comparabilityFlags, type DepartmentYear } from '#app/session/departments.ts';
import { markOwn } from '#app/views/marks.ts';
import { correctedFacts } from '#app/source/corrected-facts.ts';
import { NOTHING_OWN, type ReadersOwn } from '#app/views/readers-own.ts';
import { comparedOf, leftOutWords, showDepartments } from '#app/views/shown.ts';
import { buildSpending } from '#app/views/spending/spending.ts';
import { buildSubsidies } from '#app/views/subsidies/subsidies.ts';
import { buildTrend } from '#app/views/trend/trend.ts';
import { buildThreePublic } from '#app/views/three-public/three-public.ts';
import { CHAOYANG, DEPARTMENTS, LESHAN, spending, subsidy, threePublic, ZIGONG } from './rows.ts';
import { reported } from './trend-rows.ts';

/** The reader added what they have of Leshan. */
const own: ReadersOwn = {
  any: true,
  isAdded: (id) => id === 'leshan-shizhong-2024',
  counts: (id) => id !== 'leshan-shizhong-2024',
  isCorrected: () => false,
};
const admitted: ReadersOwn = { ...own, counts: () => true };

const shownTo = (reader: ReadersOwn, pairs: readonly DepartmentYear[], lang: 'zh' | 'en' = 'zh') =>
  showDepartments(pairs, DEPARTMENTS, comparabilityFlags(DEPARTMENTS, pairs), lang, reader);

const stated = (of: DepartmentYear, id: string) => ({
  value_fact_id: `${of.entity_id}-${of.fiscal_year}/function.208/${id}`,
  total_fact_id: `${of.entity_id}-${of.fiscal_year}/total`,
});
const rows = [
  spending(CHAOYANG, '208', '社会保障和就业支出', 4680.43, 4766.06, stated(CHAOYANG, 'a')),
  spending(LESHAN, '208', '社会保障和就业支出', 6088.89, 6385.21, stated(LESHAN, 'b')),
];
const build = (reader: ReadersOwn, lang: 'zh' | 'en' = 'zh') => {
  const input = {
    lang,
    shown: shownTo(reader, [CHAOYANG, LESHAN], lang),
    rows,
    top: rows,
    breakdown: 'function',
    scale: 'amount',
    parentName: '',
  } as const;
  return markOwn(buildSpending(input), reader, lang);
};

describe('a document the reader added', () => {
  test('is shown but not compared, and the caption names it as left out', () => {
    const model = build(own);
    expect(model.sentence).toBe('朝阳社会保障和就业支出为 4,680.43 万元。');
    expect(model.caption).toContain('没有计入您加入的乐山市中区');
    expect((model.picture as RowPicture).rows.map((row) => row.label)).toEqual(['乐山市中区', '朝阳']);
    expect(build(own, 'en').caption).toContain('leaves out what you added: Leshan Shizhong.');
  });

  test('is compared once the reader admits it', () => {
    const model = build(admitted);
    expect(model.sentence).toContain('乐山市中区最高，为 6,088.89 万元');
    expect(model.caption).not.toContain('没有计入');
  });

  test('is spoken of where nothing else is shown', () => {
    const alone = shownTo(own, [LESHAN]);
    expect(comparedOf(alone)).toBe(alone);
    expect(leftOutWords(alone, 'zh')).toBe('');
  });

  test('has a ring at its marks, and words at its marks, its row, its column and in the summary', () => {
    const { picture, table, notes } = build(own);
    const { marks, rows: labels, summary } = picture as RowPicture;
    // What its total has beyond the item is worked out from the same figures.
    expect(marks.map((mark) => [mark.row, mark.series, mark.added ?? false])).toEqual([
      ['leshan-shizhong-2024', 'function.208', true],
      ['chaoyang-2024', 'function.208', false],
      ['leshan-shizhong-2024', 'rest', true],
      ['chaoyang-2024', 'rest', false],
    ]);
    expect(marks[0]!.lines).toContain('您加入');
    expect(labels.map((row) => row.note)).toEqual(['您加入', '仅本级']);
    expect(summary).toContain('带圆环的是您加入的文件');
    expect(table.columns.map((column) => column.note)).toEqual([undefined, '您加入', '仅本级']);
    expect(notes[0]).toContain('不属于本站公布的数据');
  });

  test('is named in the file, in the heads and in a column of its own', () => {
    const { columns, rows: lines } = exportTable(build(own, 'en').table, '', 'en');
    expect(columns).toEqual([
      'Item',
      'Leshan Shizhong (added by you; CNY thousand)',
      'Chaoyang (headquarters only; CNY thousand)',
      'added by the reader',
    ]);
    expect(lines.map((line) => line.at(-1))).toEqual(['Leshan Shizhong', 'Leshan Shizhong']);
  });

  test('leaves a view as it is where nothing was added', () => {
    const model = build(NOTHING_OWN);
    expect(markOwn(model, NOTHING_OWN, 'zh')).toBe(model);
    expect(model.caption).not.toContain('您加入');
  });

  test('speaks for the year before as well, where that year has no document of its own', () => {
    const before = { ...LESHAN, fiscal_year: 2023 };
    expect(shownTo(own, [before])).toMatchObject([{ held: false, added: true, counts: false }]);
  });

  test('is left out of the sentence on subsidies, and of the number compared', () => {
    const subsidies = [
      subsidy(CHAOYANG, '2080702', '职业培训补贴', 2389.62, 4766.06),
      subsidy(ZIGONG, '2080799', '其他就业补助支出', 374.56, 1044.65),
      subsidy(LESHAN, '2080799', '其他就业补助支出', 3000, 6385.21),
    ];
    const { sentence, caption } = buildSubsidies({
      lang: 'zh',
      shown: shownTo(own, [CHAOYANG, ZIGONG, LESHAN]),
      rows: subsidies,
      scale: 'amount',
    });
    expect(sentence).toContain('2 个部门中最多');
    expect(sentence).not.toContain('乐山');
    expect(caption).toContain('没有计入您加入的乐山市中区 2024。');
  });
});

describe('a figure the reader corrected', () => {
  const fact = (fact_id: string, derivation: string | null = null, corrected_from: number | null = null) => ({
    fact_id,
    derivation,
    corrected_from,
  });

  test('makes what is derived from it corrected as well, through every step', () => {
    const facts = [
      fact('d/class', '{d/division} + {d/other}'),
      fact('d/division', '{d/item}'),
      fact('d/item', null, 12),
      fact('d/other'),
      fact('d/apart', '{d/other}'),
    ];
    expect([...correctedFacts(facts)].sort()).toEqual(['d/class', 'd/division', 'd/item']);
  });

  test('carries a sign in the table, words at its mark, a note, and a column in the file', () => {
    const corrected = { ...own, isCorrected: (id: string) => id.endsWith('/function.208/b') };
    const { table, picture, notes } = build(corrected);
    expect(table.rows.at(-1)!.cells.map((cell) => cell.signs)).toEqual([['corrected'], undefined]);
    expect((picture as RowPicture).marks[0]!.lines).toEqual(['6,088.89 万元', '您加入', '您更正']);
    expect(notes.join('')).toContain('您更正过的数');
    const { columns, rows: lines } = exportTable(table, '', 'zh');
    expect(columns.at(-1)).toBe('您更正');
    expect(lines.map((line) => line.at(-1))).toEqual(['', '乐山市中区']); // the total above is as it was read
  });
});

describe('a line of published and added years', () => {
  const point = (fiscal_year: number, value: number) => ({
    entity_id: 'leshan-shizhong',
    fiscal_year,
    value,
    unit: 'CNY10k',
    origin: 'stated',
    concept: 'expenditure.total',
    fact_id: `leshan-shizhong-${fiscal_year}/expenditure.total/final/${fiscal_year}/L1`,
    document_id: `leshan-shizhong-${fiscal_year}`,
  });
  const chaoyang = [2023, 2024].map((year) => ({
    ...point(year, 4000 + year),
    entity_id: 'chaoyang',
    fact_id: `chaoyang-${year}/x`,
    document_id: `chaoyang-${year}`,
  }));
  const model = markOwn(
    buildTrend({
      lang: 'zh',
      departments: shownTo(NOTHING_OWN, [CHAOYANG, LESHAN]),
      held: new Set(['chaoyang-2023', 'chaoyang-2024', 'leshan-shizhong-2023', 'leshan-shizhong-2024']),
      ...reported([...chaoyang, point(2023, 6000), point(2024, 6385.21)]),
      conceptName: '支出总计',
      measure: 'final',
      counts: own.counts,
    }),
    own,
    'zh',
  );

  test('has rings at the added years only, and says so in those cells', () => {
    const { marks } = model.picture as LinePicture;
    expect(marks.filter((mark) => mark.added).map((mark) => mark.key)).toEqual(['leshan-shizhong-2024']);
    expect(model.table.rows[1]!.cells.map((cell) => cell.signs)).toEqual([undefined, ['added']]);
    expect(model.table.rows[1]!.headNote).toBeUndefined();
    expect(exportTable(model.table, '', 'zh').rows.map((line) => line.at(-1))).toEqual(['', '2024']);
  });

  test('tells of no change to an added year that is not admitted', () => {
    expect(model.sentence).toContain('朝阳从 2023 年');
    expect(model.sentence).not.toContain('乐山市中区');
    expect(model.caption).toContain('没有计入您加入的乐山市中区');
  });
});

describe('a year held against one the reader added', () => {
  const total = (of: DepartmentYear, final: number, prior: number) => ({
    ...threePublic(of, 'total', { final, prior }),
    prior_fact_id: `${of.entity_id}-${of.fiscal_year - 1}/three_public.total/final`,
  });
  const input = {
    lang: 'zh',
    shown: shownTo(NOTHING_OWN, [CHAOYANG, LESHAN]),
    rows: [total(CHAOYANG, 4.92, 5), total(LESHAN, 3.24, 4.85)],
    against: 'prior',
  } as const;

  test('is left out of the sentence, and named in the caption', () => {
    const { sentence, caption, picture } = buildThreePublic({
      ...input,
      counts: (id) => id !== 'chaoyang-2023',
    });
    expect(sentence).toBe('“三公”经费：乐山市中区（相差 1.61 万元）比上年减少。');
    expect(caption).toContain('没有计入您加入的朝阳 2023。');
    expect((picture as RowPicture).marks.filter((mark) => mark.row === 'chaoyang-2024')).toHaveLength(2);
  });

  test('is compared where the reader admits it', () => {
    expect(buildThreePublic({ ...input, counts: () => true }).sentence).toContain('朝阳（相差 0.08 万元）');
  });
});

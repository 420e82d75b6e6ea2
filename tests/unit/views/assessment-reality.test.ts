/** The reality check, on a few rows of the five documents and on answers of every shape. */
import { describe, expect, test } from 'vitest';
import type { RowPicture } from '#app/charts/picture.ts';
import { exportTable } from '#app/table/exported.ts';
import type { RealityInput } from '#app/views/assessment/reality-measures.ts';
import { buildReality } from '#app/views/assessment/reality.ts';
import { LIST_KINDS, listKey, listOfKey } from '#app/views/assessment/reality-measures.ts';
import { realityWords } from '#app/views/assessment/reality-words.ts';
import type { AssessmentRealityRow } from '#warehouse/questions/questions.ts';
import type { DepartmentYear } from '#app/session/departments.ts';
import { CHAOYANG, indicator, LESHAN, MAOXIAN, project, score, shown, ZHAOHUA, ZIGONG } from './rows.ts';

/** So many ids, beginning with the given ones. */
const ids = (count: number, first: readonly string[] = []): string[] => [
  ...first,
  ...Array.from({ length: count - first.length }, (_, at) => `other-${at}`),
];

const reality = (of: DepartmentYear, values: Partial<AssessmentRealityRow> = {}): AssessmentRealityRow => ({
  ...of,
  document_id: `${of.entity_id}-${of.fiscal_year}`,
  indicators: 0,
  mean: null,
  mean_as_zero: null,
  projects: [],
  rated: [],
  withheld: [],
  nothing_spent: [],
  underspent_full: [],
  blank: [],
  scored: [],
  full: [],
  measured: [],
  equal: [],
  full_missed: [],
  full_no_result: [],
  full_nothing_spent: [],
  overshot: [],
  overall: [],
  several: [],
  averages: [],
  averages_as_zero: [],
  members: [],
  withheld_members: [],
  ...values,
});

// Leshan, lines 1346 and 1382: 118 of 120 posts, and the scale printed as its own answer, both at full marks.
const missed = indicator(LESHAN, '在岗位个数', {
  operator: '=',
  target_text: '120',
  target_value: 120,
  unit: '个',
  achieved_text: '118',
  achieved_value: 118,
  weight: 5,
  score: 5,
  project_zh: '公益性岗位',
  line_start: 1346,
  line_end: 1355,
});
const scale = indicator(LESHAN, '在岗人员考核率', {
  operator: 'qualitative',
  achieved_text: '优良中低差',
  weight: 10,
  score: 10,
  line_start: 1382,
});

const chaoyang = reality(CHAOYANG, {
  indicators: 203,
  projects: ['chaoyang-2024/6', 'chaoyang-2024/13'],
  rated: ['chaoyang-2024/13'],
  withheld: ['chaoyang-2024/6'],
  scored: ids(203),
  full: ids(203),
  measured: ids(167),
  equal: ids(167),
  underspent_full: ['chaoyang-2024/13'],
  averages: ['chaoyang-221'],
  averages_as_zero: ['chaoyang-221'],
  members: ids(21),
  withheld_members: ['chaoyang-2024/6'],
  mean: 2026.7 / 21,
  mean_as_zero: 2026.7 / 22,
});
const leshan = reality(LESHAN, {
  indicators: 164,
  projects: ['leshan-shizhong-2024/3'],
  scored: ids(149, [missed.indicator_id, scale.indicator_id]),
  full: ids(149, [missed.indicator_id, scale.indicator_id]),
  measured: ids(122, [missed.indicator_id]),
  equal: ids(116, [missed.indicator_id]).slice(1),
  full_missed: [missed.indicator_id],
  full_no_result: [scale.indicator_id],
  overall: ['leshan-shizhong-281', 'leshan-shizhong-457'],
  several: ['leshan-shizhong-281 leshan-shizhong-457'],
});
const zhaohua = reality(ZHAOHUA, { indicators: 110, measured: ids(87), equal: ids(36) });
const maoxian = reality(MAOXIAN, { indicators: 11, blank: ['maoxian-2022/1'] });

const build = (over: Partial<RealityInput> = {}) =>
  buildReality({
    lang: 'zh',
    shown: shown([CHAOYANG, LESHAN]),
    rows: [chaoyang, leshan],
    projects: [
      project(CHAOYANG, '6', '社保维稳专项', { execution_pct: 100, score_total: 0, disclosed: false }),
      project(CHAOYANG, '13', '劳动大厦消防设施改造', {
        adjusted_budget: 338,
        executed: 197.61,
        execution_pct: 58.46,
        score_total: 69,
      }),
      project(LESHAN, '3', '公益性岗位', { adjusted_budget: 632.97, executed: 632.97, score_total: 100 }),
    ],
    indicators: [missed, scale],
    scores: [
      score(CHAOYANG, 221, 'projects_average', '项目绩效自评平均分', 92.12),
      score(LESHAN, 281, 'department', '综合考核自评', 98),
      score(LESHAN, 457, 'department', '绩效自评', 100),
    ],
    choice: { list: '', listOf: '' },
    ...over,
  });

describe('the sentence', () => {
  test('says how much is full marks and how much of that equals its target', () => {
    expect(build({ shown: shown([CHAOYANG]) }).sentence).toBe(
      '朝阳 203 个指标全部得满分，其中 167 个有数值的全部恰好等于目标值。',
    );
    expect(build().sentence).toBe(
      '朝阳 203 个指标全部得满分，其中 167 个有数值的全部恰好等于目标值；' +
        '乐山市中区 149 个有得分的指标全部得满分，其中 122 个有数值，115 个恰好等于目标值、1 个不符合目标。',
    );
    expect(build({ lang: 'en', shown: shown([CHAOYANG], 'en') }).sentence).toBe(
      'All 203 indicators of Chaoyang have full marks, and all 167 of these with figures equal the target exactly.',
    );
  });

  test('names those without scores, and says what can be said of them alone', () => {
    expect(build({ shown: shown([LESHAN, MAOXIAN]), rows: [leshan, maoxian] }).sentence).toMatch(
      /；茂县 2022 没有公布指标得分。$/,
    );
    expect(build({ shown: shown([ZHAOHUA]), rows: [zhaohua] }).sentence).toBe(
      '广元昭化没有公布指标得分；广元昭化 87 个有数值的指标中 36 个恰好等于目标值。',
    );
  });

  test('says of forms that were never filled in that they were not', () => {
    const model = build({ shown: shown([MAOXIAN]), rows: [maoxian] });
    expect(model.sentence).toBe('茂县没有公布指标得分；茂县 1 份自评表没有填完。');
    expect(model).toMatchObject({ picture: null, empty: '' });
  });

  test('leaves out what the reader added and did not admit', () => {
    const [own, added] = shown([CHAOYANG, LESHAN]);
    const model = build({ shown: [own!, { ...added!, added: true, counts: false }] });
    expect(model.sentence).not.toContain('乐山');
    expect(model.caption).toContain('没有计入您加入的乐山市中区');
    expect(model.picture?.marks.filter((mark) => mark.added)).toHaveLength(3);
  });

  test('tells a year that is not held from a body that assesses nothing', () => {
    const before = { ...CHAOYANG, fiscal_year: 2023 };
    expect(build({ shown: shown([before]), rows: [] }).sentence).toBe('未收录朝阳 2023 年的决算。');
    const none = build({ shown: shown([CHAOYANG]), rows: [], projects: [], indicators: [], scores: [] });
    expect(none).toMatchObject({ empty: '所选部门的决算没有绩效自评表，也没有自评得分。', picture: null });
    expect(none.list.empty).not.toBe('');
  });
});

describe('the picture', () => {
  const picture = (over: Partial<RealityInput> = {}) => build(over).picture as RowPicture;

  test('draws shares of what can be counted, and the full marks to be explained', () => {
    const marks = picture().marks.map((mark) => [mark.key, mark.text]);
    expect(marks).toEqual([
      ['chaoyang-2024 full', '100%'],
      ['chaoyang-2024 equal', '100%'],
      ['chaoyang-2024 asked', '0'],
      ['leshan-shizhong-2024 full', '100%'],
      ['leshan-shizhong-2024 equal', '94.3%'], // 115 of 122
      ['leshan-shizhong-2024 asked', '2'],
    ]);
  });

  test('has words, not 0, where nothing was scored or nothing was measured', () => {
    const { marks, words } = picture({ shown: shown([MAOXIAN, ZHAOHUA]), rows: [maoxian, zhaohua] });
    expect(marks.map(({ key }) => key)).toEqual(['zhaohua-2023 equal']);
    expect(words.filter(({ row }) => row === 'maoxian-2022').map(({ text }) => text)).toEqual([
      '没有公布得分',
      '没有数值',
      '没有公布得分',
    ]);
  });

  test('leads from a bar to its list', () => {
    expect(listOfKey(listKey('leshan-shizhong-2024', 'asked'))).toEqual({
      list: 'asked',
      listOf: 'leshan-shizhong-2024',
    });
  });
});

describe('the table', () => {
  const cells = (key: string, over: Partial<RealityInput> = {}) =>
    build(over).table.rows.find((row) => row.key === key)!.cells;

  test('leads from every count but 0 to its list', () => {
    expect(cells('missed')).toMatchObject([
      { text: '0' },
      { text: '1', list: { key: listKey('leshan-shizhong-2024', 'missed') } },
    ]);
    expect(cells('missed')[0]).not.toHaveProperty('list');
    expect(cells('equal-share')).toMatchObject([{ text: '100.0%' }, { text: '94.3%' }]);
  });

  test('says why a measure cannot be counted', () => {
    const over = { shown: shown([MAOXIAN, ZIGONG]), rows: [maoxian] };
    expect(cells('full', over)).toMatchObject([{ text: '没有公布得分' }, { text: '没有自评表' }]);
    expect(cells('equal', over)[0]).toMatchObject({ text: '没有数值' });
    expect(cells('full-share', over)[0]).toMatchObject({ kind: 'text', absent: true });
    // No form states what was executed.
    const unstated = { rows: [leshan], shown: shown([LESHAN]), projects: [] };
    expect(cells('unspent', unstated)[0]).toMatchObject({ text: '没有执行数' });
  });

  test('has a row for every measure, also in the file', () => {
    const model = build();
    expect(new Set(model.table.rows.map(({ key }) => key))).toEqual(
      new Set([...LIST_KINDS, 'full-share', 'equal-share']),
    );
    const file = exportTable(model.table, '', 'zh');
    expect(file.rows.find(([head]) => String(head).startsWith('满分占比'))).toEqual([
      '满分占比 (占有得分的指标)',
      100,
      100,
      '', // nothing is missing here
    ]);
  });
});

describe('the list', () => {
  test('opens with the full marks to be explained, each with its reason and its place', () => {
    const { list } = build();
    expect(list.heading).toBe('得满分而待说明 · 全部部门');
    expect(list.table.rows.map((row) => [row.head, row.cells[4]])).toEqual([
      ['在岗位个数', expect.objectContaining({ text: '目标 = 120 个，完成 118 个，两者不等而得满分' })],
      ['在岗人员考核率', expect.objectContaining({ text: '完成值填的是“优良中低差”，无法判断结果而得满分' })],
    ]);
    expect(list.table.rows[0]!.cells[3]).toMatchObject({
      text: '5 / 5',
      source: { documentId: 'leshan-shizhong-2024', lineStart: 1346, column: 'score' },
    });
  });

  test('follows the address, and falls back on what there is', () => {
    const { list } = build({ choice: { list: 'underspent', listOf: 'chaoyang-2024' } });
    expect(list.table.rows.map(({ head }) => head)).toEqual(['劳动大厦消防设施改造']);
    expect(list.table.rows[0]!.cells.at(-1)).toMatchObject({
      text: '执行率 58.46%，不到三分之二，指标全部得满分',
    });
    expect(list.chosen).toBe(listKey('chaoyang-2024', 'underspent'));
    expect(list.measures.map(({ value }) => value)).toContain(list.chosen);
    expect(list.departments.map(({ value }) => value)).toContain(list.chosen);
    expect(build({ choice: { list: 'nonsense', listOf: 'nobody-2024' } }).list.chosen).toBe(
      listKey('', 'asked'),
    );
    expect(build({ choice: { list: 'unspent', listOf: '' } }).list).toMatchObject({
      empty: '这一项没有可以列出的行。',
    });
  });

  test('of withheld scores tells what the form prints all the same', () => {
    const { list } = build({ choice: { list: 'withheld', listOf: '' } });
    expect(list.table.rows[0]!.cells.at(-1)).toMatchObject({
      text: '文字部分没有公布得分，自评表载有 0',
    });
  });

  test('can be opened for every measure in both languages', () => {
    for (const lang of ['zh', 'en'] as const) {
      for (const kind of LIST_KINDS) {
        const choice = listOfKey(listKey('leshan-shizhong-2024', kind));
        expect(choice).toEqual({ list: kind, listOf: 'leshan-shizhong-2024' });
        const { list } = build({ lang, choice });
        expect(list.heading).toContain(realityWords(lang).measures[kind][0]);
        for (const row of list.table.rows) expect(row.cells).toHaveLength(list.table.columns.length - 1);
      }
    }
  });
});

describe('scores that differ, and averages', () => {
  test('stand side by side with their lines', () => {
    const [several] = build().several;
    expect(several!.sentence).toContain('写了 2 次，2 个不同的数');
    expect(several!.scores.map((one) => [one.score, one.source.lineStart])).toEqual([
      ['98', 281],
      ['100', 457],
    ]);
  });

  test('of a body with one score are not listed', () => {
    expect(build({ shown: shown([CHAOYANG]) }).several).toEqual([]);
  });

  test('name the withheld score that was counted as 0', () => {
    const [average] = build().averages;
    expect(average!.sentence).toBe(
      '朝阳写明项目平均 92.12 分。已公布的 21 个得分平均为 96.51 分；' +
        '把没有公布的 1 个（“社保维稳专项”）按 0 分计入，22 个的平均为 92.12 分，与所写相同。',
    );
    expect(average!.lists.map(({ list }) => list)).toEqual([
      listKey('chaoyang-2024', 'members'),
      listKey('chaoyang-2024', 'withheld'),
    ]);
  });

  test('say otherwise when the average is right, differs or cannot be checked', () => {
    const of = (values: Partial<AssessmentRealityRow>) =>
      build({ rows: [{ ...chaoyang, averages_as_zero: [], ...values }] }).averages[0]!.sentence;
    expect(of({ mean: 92.118 })).toContain('与已公布的 21 个得分的平均数相同');
    expect(of({ mean: 95 })).toContain('平均为 95 分，两者不同');
    expect(of({ mean: null, mean_as_zero: null })).toContain('无法核对');
  });
});

test('more departments than can be named are counted together, with how many have full marks alone', () => {
  const [one] = shown([LESHAN]);
  const nine = Array.from({ length: 9 }, (_, at) => ({ entity_id: `body-${at}`, fiscal_year: 2024 }));
  const rows = nine.map((of, at) =>
    reality(of, {
      indicators: 4,
      scored: ids(4),
      // The last gives itself full marks for two of four.
      full: ids(at === 8 ? 2 : 4),
      measured: ids(3),
      equal: ids(2),
      full_missed: ids(1),
    }),
  );
  const those = nine.map((of) => ({ ...one!, ...of, key: `${of.entity_id}-2024` }));
  const { sentence } = build({ shown: those, rows, projects: [], indicators: [], scores: [] });
  // 8 × 4 + 2 have full marks; of these 8 × 3 + 2 have figures, 9 × 2 equal the target, 9 miss it.
  expect(sentence).toBe(
    '9 个部门公布了 36 个指标的得分，34 个得满分，其中 26 个有数值，18 个恰好等于目标值、9 个不符合目标；8 个部门的指标全部得满分。',
  );
});

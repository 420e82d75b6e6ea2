import { describe, expect, test } from 'vitest';
import type { RowPicture, ScatterPicture } from '#app/charts/picture.ts';
import {
  matches,
  type IndicatorFilter,
  targetText,
  buildIndicators,
} from '#app/views/assessment/indicators.ts';
import { buildProjects } from '#app/views/assessment/projects.ts';
import { buildScores, kindOf, scoreSource, type ScoresInput } from '#app/views/assessment/scores.ts';
import { exportTable } from '#app/table/exported.ts';
import { namePassage, parseSource, serialiseSource, type PassageSource } from '#app/source/source.ts';
import { passageOf } from '#app/views/cells.ts';
import { CHAOYANG, indicator, LESHAN, MAOXIAN, project, score, shown } from './rows.ts';

describe('scores', () => {
  const rows = [
    score(CHAOYANG, 221, 'department', '整体绩效自评平均分', 98.88),
    score(CHAOYANG, 221.5, 'projects_average', '项目绩效自评平均分', 92.12),
    score(LESHAN, 281, 'department', '综合考核自评', 98),
    score(LESHAN, 457, 'department', '绩效自评', 100),
    score(LESHAN, 462, 'department', '分项 1-1-1 履职效能', 20),
    score(LESHAN, 554, 'department', '部门整体绩效自评', 100),
    score(LESHAN, 561, 'department', '自评综合绩效', 97.18),
  ];
  const build = (over: Partial<ScoresInput> = {}) =>
    buildScores({ lang: 'zh', shown: shown([CHAOYANG, LESHAN, MAOXIAN]), rows, projects: [], ...over });
  const model = build();
  const picture = model.picture as RowPicture;

  test('are all shown where a document states several, and said to differ', () => {
    expect(model.sentence).toBe(
      '部门整体自评：朝阳 2024 98.88 分；乐山市中区 2024 有 3 个不同的得分（97.18、98、100）。' +
        '茂县 2022 没有公布整体得分。',
    );
    const leshan = picture.marks.filter((mark) => mark.row === 'leshan-shizhong-2024');
    expect(leshan.map((mark) => mark.value)).toEqual([98, 100, 100, 97.18]);
  });

  test('of components stand apart: in the table, not beside scores out of 100', () => {
    expect(kindOf({ scope: 'department', part: '1-1-1' })).toBe('component');
    expect(picture.marks.some((mark) => mark.value === 20)).toBe(false);
    expect(model.table.rows.find((row) => row.head.startsWith('分项'))?.cells).toMatchObject([
      { text: '乐山市中区 2024' },
      { text: '分项' },
      { text: '20' },
    ]);
  });

  test('of a year that is not held are not told as unpublished', () => {
    const before = { ...CHAOYANG, fiscal_year: 2023 };
    const model = build({ shown: shown([before, MAOXIAN]), rows: [] });
    expect(model.sentence).toBe('茂县 2022 没有公布整体得分。未收录朝阳 2023 年的决算。');
    expect(model.notes).toContain('茂县 2022 没有公布整体得分；没有公布不等于 0 分。');
    expect(buildProjects({ lang: 'zh', shown: shown([before]), rows: [] }).sentence).toBe(
      '未收录朝阳 2023 年的决算。',
    );
  });

  test('nobody published are words, and open the lines they stand on otherwise', () => {
    expect(picture.words).toMatchObject([{ row: 'maoxian-2022', text: '没有公布' }]);
    // The highest first: Leshan states 100, Chaoyang 98.88, Mao County none.
    expect(picture.rows.map(({ key }) => key)).toEqual([
      'leshan-shizhong-2024',
      'chaoyang-2024',
      'maoxian-2022',
    ]);
    expect(picture.marks.find(({ row }) => row === 'chaoyang-2024')?.source).toMatchObject({
      kind: 'passage',
      documentId: 'chaoyang-2024',
      lineStart: 221,
    });
  });
});

describe('a score that is printed and withheld', () => {
  // Chaoyang prints a total score of 0 on line 789 and publishes none in the prose of line 241.
  const rows = [
    project(CHAOYANG, '6', '社保维稳专项', { execution_pct: 100, score_total: 0, disclosed: false }),
    project(CHAOYANG, 'prose-6', '社保维稳专项', { execution_pct: 100, disclosed: false }),
    project(LESHAN, '1', '招考工作', { disclosed: false }),
  ];
  const note =
    '朝阳“社保维稳专项”的自评表载有总得分 0，同一份决算的文字部分却没有公布得分；总分中列出载明的数，项目中作未公布。';

  test('is noted with both places wherever it is shown', () => {
    const scores = [score(CHAOYANG, 789, 'project', '社保维稳专项', 0)];
    const input = { lang: 'zh', shown: shown([CHAOYANG, LESHAN]) } as const;
    expect(buildScores({ ...input, rows: scores, projects: rows }).notes).toContain(note);
    expect(buildProjects({ ...input, rows }).notes).toContain(note);
  });

  test('is not claimed of a form that the prose does not contradict', () => {
    const alone = buildProjects({ lang: 'zh', shown: shown([CHAOYANG]), rows: rows.slice(0, 1) });
    expect(alone.notes.join('')).not.toContain('载有总得分');
  });
});

describe('projects', () => {
  const rows = [
    project(CHAOYANG, '13', '劳动大厦消防设施改造', {
      adjusted_budget: 338,
      executed: 197.61,
      execution_pct: 58.46,
      score_total: 69,
    }),
    project(CHAOYANG, '1', '劳动大厦运行费', { execution_pct: 100, score_total: 100 }),
    project(CHAOYANG, 'prose-1', '劳动大厦运行费', { execution_pct: 100, score_total: 100 }),
    project(LESHAN, '1', '招考工作', { adjusted_budget: 98.16, executed: 98.16, disclosed: false }),
    project(LESHAN, '17', '招工成本补贴', { adjusted_budget: 10.4, executed: 10.4, score_total: 100 }),
  ];
  const model = buildProjects({ lang: 'zh', shown: shown([CHAOYANG, LESHAN]), rows });
  const picture = model.picture as ScatterPicture;

  test('are one point each, by execution rate and score', () => {
    expect(picture.marks.map((mark) => [mark.key, mark.x, mark.y])).toEqual([
      ['chaoyang-2024/13', 58.46, 69],
      ['chaoyang-2024/1', 100, 100],
      ['leshan-shizhong-2024/17', 100, 100],
    ]);
  });

  test('whose rate is computed are hollow', () => {
    expect(picture.marks.map((mark) => mark.origin)).toEqual(['stated', 'stated', 'derived']);
  });

  test('open the form with the number of the cell, as it is printed', () => {
    const row = model.table.rows.find((one) => one.head === '劳动大厦消防设施改造');
    const printed = row?.cells.slice(2, 6).map((cell) => cell.source);
    expect(printed).toMatchObject([
      { kind: 'passage', column: 'adjusted_budget', printed: '338' },
      { column: 'executed', printed: '197.61' },
      { column: 'execution_pct', printed: '58.46' },
      { column: 'score_total', printed: '69' },
    ]);
  });

  test('with a computed rate open the form and name what it is computed from', () => {
    const row = model.table.rows.find((one) => one.head === '招工成本补贴');
    expect(row?.cells[4]?.source).toMatchObject({
      printed: null,
      label: '招工成本补贴 · 执行率 = 执行数 10.4 ÷ 调整预算 10.4',
    });
  });

  test('without a published score are named, not placed', () => {
    expect(model.sentence).toContain('另有 1 个项目没有公布得分或执行率');
    expect(model.notes).toContainEqual(expect.stringContaining('招考工作'));
    const row = model.table.rows.find((one) => one.head === '招考工作');
    expect(row?.cells[5]).toMatchObject({ kind: 'text', text: '未公布' });
  });

  test('with the lowest score are named in the sentence', () => {
    expect(model.sentence).toContain('得分最低的是朝阳“劳动大厦消防设施改造”，69 分，执行率 58.46%');
  });
});

describe('indicators', () => {
  const rows = [
    indicator(CHAOYANG, '重点工作办结率', {
      target_text: '100',
      target_value: 100,
      unit: '%',
      achieved_text: '100',
      achieved_value: 100,
      weight: 3.5,
      score: 3.5,
      is_met: true,
    }),
    indicator(LESHAN, '代缴人数', {
      operator: '>=',
      target_text: '≥200',
      target_value: 200,
      unit: '人',
      achieved_text: '44人',
      achieved_value: 44,
      weight: 10,
      score: 8,
      is_met: false,
    }),
    indicator(LESHAN, '政策知晓', { operator: 'qualitative', target_text: '优', achieved_text: '优' }),
  ];
  const build = (filter: string, result: IndicatorFilter['result'] = '') =>
    buildIndicators({
      lang: 'zh',
      shown: shown([CHAOYANG, LESHAN]),
      rows,
      narrowed: { filter, result },
      ofOneProject: false,
    });

  test('are counted by result, and those nobody can decide are no failures', () => {
    expect(build('').sentence).toBe(
      '3 个指标中，1 个达到目标，1 个没有达到，1 个无法判断；有权重和得分的 2 个中，1 个得满分。',
    );
  });

  test('are narrowed by result and by words', () => {
    expect(build('', 'missed').table.rows.map((row) => row.head)).toEqual(['代缴人数']);
    expect(build('知晓').table.rows.map((row) => row.head)).toEqual(['政策知晓']);
    expect(build('未达到').table.rows.map((row) => row.head)).toEqual(['代缴人数']);
    expect(build('知晓', 'met').count).toEqual({ listed: 0, all: 3 });
  });

  test('show targets as one reads them', () => {
    expect(rows.map((row) => targetText(row, '定性'))).toEqual(['= 100 %', '≥200 人', '定性 优']);
  });

  test('open the row with what is printed in the cell, in the section of the form', () => {
    const row = build('代缴').table.rows[0];
    expect([2, 3, 5, 6].map((at) => row?.cells[at]?.source)).toMatchObject([
      { section: '附件', column: 'target', printed: '≥200' },
      { column: 'achieved', printed: '44人' },
      { column: 'weight', printed: '10' },
      { column: 'score', printed: '8' },
    ]);
  });

  test('leave as a file that says what the table says', () => {
    const { columns, rows: lines } = exportTable(build('').table, '', 'zh');
    expect(columns.slice(-4)).toEqual(['运算符', '目标值（原文）', '完成值（原文）', '计量单位']);
    expect(lines.map((line) => [line[3], ...line.slice(-4)])).toEqual([
      [100, '＝', '100', '100', '%'],
      [200, '≥', '≥200', '44人', '人'],
      ['定性 优', '定性', '优', '优', null],
    ]);
  });

  test('are found by their value', () => {
    const words = { met: '', missed: '', undecided: '' };
    expect(matches(rows[1]!, { result: '', filter: ' 44 ' }, words)).toBe(true);
    expect(matches(rows[1]!, { result: 'met', filter: '44' }, words)).toBe(false);
  });
});

test('a link to one of several scores on a line names which; without that, none of them is taken for it', () => {
  // Line 221 of Chaoyang's accounts states 92.12 as the average of the projects and 98.88 for the whole.
  const average = score(CHAOYANG, 221, 'projects_average', '项目绩效自评平均分', 92.12);
  const whole = score(CHAOYANG, 221, 'department', '整体绩效自评平均分', 98.88);
  const rows = [
    { ...average, score_id: 'chaoyang-2024/score-1', printed: '92.12 分', line_start: 221, line_end: 221 },
    { ...whole, score_id: 'chaoyang-2024/score-2', printed: '98.88 分', line_start: 221, line_end: 221 },
  ];
  const link = serialiseSource(scoreSource(rows[1]!));
  expect(link).toBe('lines:chaoyang-2024:221-221:score-2');
  const there = { scores: rows, projects: [], indicators: [] };
  expect(namePassage(parseSource(link) as PassageSource, there)).toMatchObject({
    label: '整体绩效自评平均分',
    printed: '98.88 分',
  });
  const place = parseSource('lines:chaoyang-2024:221-221') as PassageSource;
  expect(namePassage(place, there)).toEqual(place);
});

test('a link to a cell names its place and column, and reads what is printed from the data', () => {
  const row = project(CHAOYANG, '13', '劳动大厦消防设施改造', {
    executed: 197.61,
    line_start: 30,
    line_end: 49,
  });
  const link = serialiseSource(passageOf(row, row.name_zh, { printed: '197.61', column: 'executed' }));
  expect(link).toBe('lines:chaoyang-2024:30-49:executed');
  const passage = parseSource(link) as PassageSource;
  expect(passage).toMatchObject({ printed: null, column: 'executed' });
  expect(namePassage(passage, { scores: [], projects: [row], indicators: [] })).toMatchObject({
    label: '劳动大厦消防设施改造',
    printed: '197.61',
  });
  expect(parseSource('lines:chaoyang-2024:30-49:invented')).toBeNull();
});

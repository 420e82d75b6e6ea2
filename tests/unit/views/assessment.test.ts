import { describe, expect, test } from 'vitest';
import type { RowPicture, ScatterPicture } from '#app/charts/picture.ts';
import { matches, parseFilter, writeFilter } from '#app/views/assessment/indicator-filter.ts';
import { buildIndicators, targetText } from '#app/views/assessment/indicators.ts';
import { buildProjects } from '#app/views/assessment/projects.ts';
import { buildScores, kindOf } from '#app/views/assessment/scores.ts';
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
  const model = buildScores({ lang: 'zh', shown: shown([CHAOYANG, LESHAN, MAOXIAN]), rows });
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
    expect(kindOf({ scope: 'department', subject_zh: '分项 1-1-1 履职效能' })).toBe('component');
    expect(picture.marks.some((mark) => mark.value === 20)).toBe(false);
    expect(model.table.rows.find((row) => row.head.startsWith('分项'))?.cells).toMatchObject([
      { text: '乐山市中区 2024' },
      { text: '分项' },
      { text: '20' },
    ]);
  });

  test('nobody published are words, and open the lines they stand on otherwise', () => {
    expect(picture.words).toMatchObject([{ row: 'maoxian-2022', text: '没有公布' }]);
    expect(picture.marks[0]?.source).toMatchObject({
      kind: 'passage',
      documentId: 'chaoyang-2024',
      lineStart: 221,
    });
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
      met: true,
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
      met: false,
    }),
    indicator(LESHAN, '政策知晓', { operator: 'qualitative', target_text: '优', achieved_text: '优' }),
  ];
  const build = (filter: string) =>
    buildIndicators({ lang: 'zh', shown: shown([CHAOYANG, LESHAN]), rows, filter });

  test('are counted by result, and those nobody can decide are no failures', () => {
    expect(build('').sentence).toBe(
      '3 个指标中，1 个达到目标，1 个没有达到，1 个无法判断；有权重和得分的 2 个中，1 个得满分。',
    );
  });

  test('are narrowed by result and by words', () => {
    expect(build('is:missed').table.rows.map((row) => row.head)).toEqual(['代缴人数']);
    expect(build('知晓').table.rows.map((row) => row.head)).toEqual(['政策知晓']);
    expect(build('未达到').table.rows.map((row) => row.head)).toEqual(['代缴人数']);
    expect(build('is:met 知晓').count).toEqual({ listed: 0, all: 3 });
  });

  test('show targets as one reads them', () => {
    expect(rows.map((row) => targetText(row, '定性'))).toEqual(['= 100 %', '≥200 人', '定性 优']);
  });

  test('keep their filter in one text', () => {
    expect(parseFilter('is:missed 就业 补贴')).toEqual({ result: 'missed', text: '就业 补贴' });
    expect(writeFilter({ result: 'met', text: ' 就业 ' })).toBe('is:met 就业');
    expect(writeFilter({ result: null, text: '' })).toBe('');
    expect(matches(rows[1]!, '44', { met: '', missed: '', undecided: '' })).toBe(true);
  });
});

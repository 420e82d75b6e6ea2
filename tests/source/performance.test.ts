import { describe, expect, test } from 'vitest';
import { readPerformance } from '#ingest/performance/index.ts';
import type { PerformanceRows, ProjectRow } from '#ingest/performance/index.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { toHalfWidth } from '#ingest/numeral.ts';
import { Agreement } from './agreement.ts';
import { contains, formLines, indicatorAt, indicatorCounts, isForm, proseLines } from './performance-rows.ts';
import { handVerified, hasHandVerified, hasSources, sourceText } from './source-texts.ts';

const REGISTRY = { entities: [], functional: [], economic: [], divisions: [] };
const DOCUMENTS = [
  'chaoyang-2024',
  'leshan-shizhong-2024',
  'maoxian-2022',
  'zhaohua-2023',
  'zigong-hr-centre-2023',
] as const;
const FLOOR = 97;
/** Stands in where the documents are not; the tests that would use it do not run. */
const NOTHING: PerformanceRows = { projects: [], indicators: [], scores: [], unread: [] };

const read = (name: string) => readPerformance(readPlainText(sourceText(name)), REGISTRY);
const numberOrNull = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));

const PROJECT_FIGURES = {
  initial_budget: 'initial_budget_wan',
  adjusted_budget: 'adjusted_budget_wan',
  executed: 'executed_wan',
  execution_pct: 'stated_exec_rate_pct',
  execution_weight: 'exec_weight',
  execution_score: 'exec_score',
  deduction: 'deduction',
  weight_total: 'total_weight',
  score_total: 'total_score',
} as const satisfies Partial<Record<keyof ProjectRow, string>>;

const OPERATORS: Record<string, string> = {
  '≥': '>=',
  '>=': '>=',
  '≤': '<=',
  '<=': '<=',
  '＝': '=',
  '=': '=',
  定性: 'qualitative',
  '': 'qualitative', // a target in words without an operator
};

/** A value of a hand-verified list is a number only where the whole of it is one. */
const valueOf = (text: string) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : null);

describe.runIf(hasSources && hasHandVerified).each(['chaoyang-2024', 'leshan-shizhong-2024'])(
  'hand-verified %s',
  (name) => {
    const rows = hasSources && hasHandVerified ? read(name) : NOTHING;

    test('projects', () => {
      const agreement = new Agreement();
      for (const expected of handVerified(name, 'projects')) {
        const seq = expected['seq']!;
        const project = rows.projects.find((candidate) => candidate.seq === seq);
        agreement.compare('name_zh', seq, expected['project_name'], project?.name_zh);
        agreement.compare('project_code', seq, expected['project_code'] || null, project?.project_code);
        agreement.compare('unit_zh', seq, expected['implementing_unit'] || null, project?.unit_zh);
        for (const [column, header] of Object.entries(PROJECT_FIGURES))
          agreement.compare(
            column,
            seq,
            numberOrNull(expected[header]),
            project?.[column as keyof typeof PROJECT_FIGURES],
          );
        expect(contains(project, Number(expected['source_line'])), `line of project ${seq}`).toBe(true);
      }
      agreement.expectAtLeast(FLOOR, `${name} projects`);
    });

    test('indicators', () => {
      const agreement = new Agreement();
      for (const expected of handVerified(name, 'indicators')) {
        const line = expected['source_line']!;
        const seq = expected['project_seq'] === '0' ? 'dept' : expected['project_seq'];
        const found = rows.indicators.find((row) => row.project_seq === seq && contains(row, Number(line)));
        for (const level of ['level1', 'level2', 'level3'] as const)
          agreement.compare(level, line, expected[level], found?.[level]);
        agreement.compare('operator', line, OPERATORS[expected['nature']!], found?.operator);
        agreement.compare('target_text', line, expected['target'], found?.target_text);
        agreement.compare('target_value', line, valueOf(expected['target']!), found?.target_value);
        agreement.compare('unit', line, expected['unit'] || null, found?.unit);
        agreement.compare('achieved_text', line, expected['achieved'] || null, found?.achieved_text);
        agreement.compare('achieved_value', line, valueOf(expected['achieved']!), found?.achieved_value);
        agreement.compare('weight', line, numberOrNull(expected['weight']), found?.weight);
        agreement.compare('score', line, numberOrNull(expected['score']), found?.score);
      }
      expect(rows.indicators).toHaveLength(handVerified(name, 'indicators').length);
      agreement.expectAtLeast(FLOOR, `${name} indicators`);
    });

    test('scores, and none besides', () => {
      const agreement = new Agreement();
      const left = [...rows.scores];
      for (const expected of handVerified(name, 'scores')) {
        const index = left.findIndex(
          (row) => row.score === Number(expected['score']) && contains(row, Number(expected['source_line'])),
        );
        const [found] = index < 0 ? [] : left.splice(index, 1);
        agreement.compare('score', `${expected['source_line']}`, Number(expected['score']), found?.score);
      }
      agreement.expectAtLeast(FLOOR, `${name} scores`);
      expect(left).toEqual([]);
    });
  },
);

test.runIf(hasSources && hasHandVerified)('the parts of a total, as the closing rows print them', () => {
  const { projects } = read('chaoyang-2024');
  const columns = {
    预算执行率得分: 'execution_score',
    减分项: 'deduction',
    绩效自评总得分: 'score_total',
  } as const;
  for (const part of handVerified('chaoyang-2024', 'score_parts')) {
    const column = columns[part['part'] as keyof typeof columns];
    if (column === undefined) continue;
    expect(projects.find((row) => row.seq === part['project_seq'])?.[column]).toBe(Number(part['value']));
  }
});

test.runIf(hasSources)('a withheld score is told from a score of 0', () => {
  const { projects } = read('chaoyang-2024');
  expect(
    projects.filter((project) => !project.disclosed).map((project) => [project.seq, project.score_total]),
  ).toEqual(
    expect.arrayContaining([
      ['prose-6', null],
      ['6', 0],
    ]),
  );
});

describe.runIf(hasSources)('Zigong', () => {
  const rows = hasSources ? read('zigong-hr-centre-2023') : NOTHING;

  test('seven forms with their money, marks and totals', () => {
    expect(formLines(rows)).toEqual([
      // seq, code, initial, adjusted, executed, rate, weight, score, sum of weights, total
      ['1', '51030022T000000326059', 40.88, 33.19, 33.19, 100, 10, 10, 100, 98],
      ['2', '51030022T000006691363', 0, 35.19, 35.19, 100, 10, 10, 100, 98],
      ['3', '51030022T000006696080', 0, 0.75, 0.75, 100, 10, 10, 100, 98],
      ['4', null, 12, 11.3, 11.3, 100, 10, 10, 100, 91],
      ['5', '51030023T000008349584', 93, 105.45, 105.45, 100, 10, 10, 90, 98],
      ['6', '51030023T000008349602', 269, 268.36, 268.36, 100, 10, 10, 100, 91],
      ['7', '51030023T000008352755', 20.8, 20.71, 20.71, 100, 10, 10, 100, 99],
    ]);
    expect(rows.projects.filter(isForm).map((project) => project.unit_zh)).toEqual(
      Array(7).fill('自贡市人力资源服务中心'),
    );
  });

  test('forty-two indicators, form by form', () => {
    expect(indicatorCounts(rows)).toEqual({ 1: 6, 2: 6, 3: 5, 4: 5, 5: 5, 6: 9, 7: 6 });
    expect(indicatorAt(rows, 1219)).toMatchObject({
      level1: '产出指标',
      level2: '质量指标',
      level3: '产业园网站建设',
      operator: '>=',
      target_value: 1,
      unit: '个',
      achieved_value: 0,
      weight: 8,
      score: 0,
      reason_given: true,
    });
    expect(indicatorAt(rows, 1058)).toMatchObject({
      operator: 'qualitative',
      target_text: '11月底前',
      target_value: null,
      unit: null,
      achieved_text: '11月底前',
      achieved_value: null,
      score: 15,
    });
    expect(indicatorAt(rows, 885)).toMatchObject({ target_value: 98, achieved_text: null, score: 9 });
  });

  test('nine summaries in running text', () => {
    expect(proseLines(rows)).toEqual([
      ['人员类项目', 462.87, 511.71, 511.71, 100, null],
      ['公用经费', 48.03, 39.32, 39.32, 100, null],
      ['流动人员人事档案管理', 12, 11.3, 11.3, 100, null],
      ['就业创业补助经费（公共就业服务）', 269, 268.36, 268.36, 100, null],
      ['就业创业补助经费（技能人才培养）', 93, 105.45, 105.45, 100, null],
      ['人社公共服务能力建设经费', null, 35.19, 35.19, 100, null],
      ['人力资源产业园二期工程建设', 73.3, 33.19, 33.19, 100, null],
      ['人力资源服务运行（非税返还）', 20.8, 20.71, 20.71, 100, null],
      ['就业创业补助经费（省级）', null, 0.75, 0.75, 100, null],
    ]);
  });

  test('totals, the conclusion, and a conclusion that contradicts its total', () => {
    expect(rows.scores.map(({ scope, score, line_start }) => [scope, score, line_start])).toEqual([
      ['department', 89.3, 129],
      ['project', 98, 329],
      ['project', 98, 529],
      ['project', 98, 714],
      ['project', 91, 899],
      ['project', 98, 1084],
      ['project', 100, 1088],
      ['project', 91, 1317],
      ['project', 99, 1515],
    ]);
  });
});

describe.runIf(hasSources)('Maoxian', () => {
  const rows = hasSources ? read('maoxian-2022') : NOTHING;

  test('marks left blank stay blank', () => {
    expect(formLines(rows)).toEqual([
      ['1', '51322322T000005968529', 0, 219.13, 219.13, 100, 10, null, 100, null],
      ['2', '51322321T000000065891', 0.84, 0.84, 0.84, 100, 10, null, 100, null],
      ['3', '51322322T000006215213', 0, 4.05, 4.05, 100, 10, null, 100, null],
      ['4', '51322322T000006842585', 0, 11.89, 11.89, 100, 10, null, 100, null],
    ]);
    expect(indicatorCounts(rows)).toEqual({ 1: 3, 2: 2, 3: 3, 4: 3 });
    for (const row of rows.indicators) {
      expect([row.achieved_text, row.achieved_value, row.score]).toEqual([null, null, null]);
      expect(row.weight).not.toBeNull();
    }
    expect(rows.scores).toEqual([]);
  });

  test('targets', () => {
    expect(indicatorAt(rows, 581)).toMatchObject({ operator: '>', target_value: 90, unit: '%', weight: 40 });
    expect(indicatorAt(rows, 730)).toMatchObject({
      operator: '=',
      target_value: 2.6931,
      unit: '万人',
      weight: 50,
    });
  });

  test('four summaries', () => {
    expect(proseLines(rows)).toEqual([
      ['社保公共能力建设', null, 11.89, 11.89, 100, null],
      ['东西部劳务协作对口联络站建设', null, 219.13, 219.13, 100, null],
      ['第一书记临岗补贴', null, 0.84, 0.84, 100, null],
      ['三支一扶安家费2.7万元、培训费1.35万元', null, 4.05, 4.05, 100, null],
    ]);
  });
});

describe.runIf(hasSources)('Zhaohua', () => {
  const rows = hasSources ? read('zhaohua-2023') : NOTHING;

  test('the department and eight projects, in three layouts', () => {
    expect(formLines(rows)).toEqual([
      ['dept', null, 1948.3, 5105.18, 4454.96, 87.26, null, null, null, 86],
      ['1', null, null, 2167.7, null, null, null, null, null, 96],
      ['2', null, 196.5, 196.5, 196.5, 100, null, null, null, 95],
      ['3', null, 241.5, 241.5, 241.5, 100, null, null, null, 91],
      ['4', null, 83.64, 83.64, 83.64, 100, null, null, null, 96],
      ['5', null, 109.38, 109.38, 109.38, 100, null, null, null, 93],
      ['6', null, 105.31, 105.31, 105.31, 100, null, null, null, 93],
      ['7', null, 110.03, 110.03, 110.03, 100, null, null, null, 93],
      ['8', null, 70, 70, 70, 100, null, null, null, 91],
    ]);
    expect(rows.projects.find((project) => project.seq === '5')).toMatchObject({
      name_zh: '高校毕业生“三支一扶”补助资金',
      unit_zh: '323001-广元市昭化区人力资源和社会保障局',
    });
  });

  test('one hundred and ten indicators, with targets in one cell', () => {
    expect(indicatorCounts(rows)).toEqual({ dept: 23, 1: 25, 2: 9, 3: 13, 4: 6, 5: 8, 6: 9, 7: 8, 8: 9 });
    expect(indicatorAt(rows, 442)).toMatchObject({
      level3: '代缴重残、独残死亡家庭保费人数',
      operator: '>=',
      target_text: '200',
      target_value: 200,
      unit: '人',
      achieved_text: '44人',
      achieved_value: 44,
      reason_given: true,
    });
    expect(indicatorAt(rows, 496)).toMatchObject({
      unit: '人',
      achieved_text: '8.5万人',
      achieved_value: 85000,
    });
    expect(indicatorAt(rows, 577)).toMatchObject({
      level2: '经济效益指标',
      operator: 'qualitative',
      target_text: '优良中差',
    });
    expect(indicatorAt(rows, 755)).toMatchObject({
      level1: '产出指标',
      level2: '数量指标',
      achieved_value: 2321,
    });
    expect(indicatorAt(rows, 1371)).toMatchObject({
      level1: '项目完成',
      target_value: 12800,
      unit: '人',
      achieved_value: 10221,
    });
    expect(indicatorAt(rows, 1398)).toMatchObject({
      operator: null,
      target_value: 836400,
      unit: '元/每年',
      achieved_text: '715470元',
      achieved_value: 715470,
    });
    expect(indicatorAt(rows, 894)).toMatchObject({
      operator: 'qualitative',
      target_value: null,
      achieved_value: null,
    });
    expect(indicatorAt(rows, 1839)).toMatchObject({ target_value: 105, unit: '万元', achieved_value: 200 });
  });

  test('scores of the department and its projects that do not agree are all kept', () => {
    const of = (scope: string) => rows.scores.filter((row) => row.scope === scope);
    expect(of('department').map(({ score, line_start }) => [score, line_start])).toEqual([
      [97, 170],
      [86, 355],
      [86, 652],
    ]);
    const employment = of('project').filter((row) => row.subject_zh === '就业创业补助资金');
    expect(employment.map(({ score, line_start }) => [score, line_start])).toEqual([
      [96, 170],
      [96, 960],
      [98, 2085],
    ]);
    expect(of('project')).toHaveLength(12);
  });

  test('amounts of a report that are neither budget nor expenditure are listed, not read', () => {
    expect(rows.unread.map(({ line_start, printed, reason }) => [line_start, printed, reason])).toEqual([
      [2026, '2167.7万元', 'unclear-budget'],
      [2034, '2167.7万元', 'unclear-budget'],
    ]);
  });
});

describe.runIf(hasSources).each(DOCUMENTS)('every value of %s is printed in its lines', (name) => {
  const text = hasSources ? sourceText(name).split(/\r?\n/) : [];
  const rows = hasSources ? read(name) : NOTHING;
  const printed = (place: { line_start: number; line_end: number }) =>
    toHalfWidth(text.slice(place.line_start - 1, place.line_end).join('\n')).replaceAll(',', '');
  const isPrinted = (value: number, lines: string) =>
    [...lines.matchAll(/(\d+(?:\.\d+)?)(万?)/g)].some(
      ([, numeral, tenThousands]) =>
        Number(numeral) === value || (tenThousands !== '' && Number(numeral) * 10_000 === value),
    );

  test('projects', () => {
    for (const project of rows.projects)
      for (const column of Object.keys(PROJECT_FIGURES) as (keyof typeof PROJECT_FIGURES)[]) {
        const value = project[column];
        if (value !== null) expect(isPrinted(value, printed(project)), `${project.seq} ${column}`).toBe(true);
      }
  });

  test('indicators', () => {
    for (const row of rows.indicators)
      for (const value of [row.target_value, row.achieved_value, row.weight, row.score])
        if (value !== null) expect(isPrinted(value, printed(row)), `line ${row.line_start}`).toBe(true);
  });

  test('scores', () => {
    for (const row of rows.scores) {
      expect(isPrinted(row.score, printed(row)), `line ${row.line_start}`).toBe(true);
      expect(printed(row)).toContain(toHalfWidth(row.printed!));
    }
  });
});

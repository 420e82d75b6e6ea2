/** What stands behind the scores: each measure on small forms, and on the bundled accounts as their texts print it. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readParticulars } from '#audit/terms.ts';
import { type NodeEngine, type TableRows, auditTables, openNodeEngine } from '#build/node-engine.ts';
import { readValidData } from '#build/build-data.ts';
import { tableRows } from '#build/tables.ts';
import type { Indicator, Project, Score } from '#model/tables.ts';
import type { AssessmentRealityRow } from '#warehouse/questions/questions.ts';
import { accountsOf, indicator, project } from './fixture.ts';

const selection = { entities: ['a'], years: [2024] };

async function ask(tables: TableRows): Promise<AssessmentRealityRow | undefined> {
  const engine = await openNodeEngine({ tables: accountsOf([], tables) });
  try {
    return (await engine.ask('assessment_reality', selection))[0];
  } finally {
    engine.close();
  }
}

const form = (project_id: string, values: Partial<Project> = {}) =>
  project(project_id, { score_total: 90, ...values });

/** An indicator of form `p` that earns 5 of 5. */
const full = (id: string, values: Partial<Indicator> = {}) =>
  indicator(id, 'p', { weight: 5, score: 5, achieved_text: '完成', ...values });

const score = (score_id: string, value: number, values: Partial<Score> = {}): Score => ({
  score_id,
  document_id: 'a-2024',
  entity_id: 'a',
  fiscal_year: 2024,
  scope: 'department',
  subject_zh: '部门整体绩效自评',
  part: null,
  basis: 'stated',
  score: value,
  printed: `${value}分`,
  origin: 'stated',
  section: '一',
  line_start: Number(score_id.slice(1)),
  line_end: Number(score_id.slice(1)),
  ...values,
});

describe('indicators', () => {
  it('count as scored with a weight above 0 and a score, as full where the two are one number', async () => {
    const row = await ask({
      projects: [form('p')],
      indicators: [
        full('full'),
        full('less', { score: 4.9 }),
        full('unscored', { score: null }),
        full('weightless', { weight: null }),
        full('zero', { weight: 0, score: 0 }),
      ],
    });
    expect(row).toMatchObject({ indicators: 5, scored: ['full', 'less'], full: ['full'] });
  });

  it('are measured by two numbers, equal by one, missed only at full marks', async () => {
    const row = await ask({
      projects: [form('p')],
      indicators: [
        full('equal', { operator: '>=', target_value: 95, achieved_value: 95 }),
        full('above', { operator: '>=', target_value: 95, achieved_value: 95.1 }),
        full('below', { operator: '>=', target_value: 95, achieved_value: 94.9 }),
        full('below-marked-down', { operator: '>=', target_value: 95, achieved_value: 90, score: 4 }),
        full('without-direction', { target_value: 95, achieved_value: 90 }),
        full('unanswered', { operator: '>=', target_value: 95, achieved_value: null }),
      ],
    });
    expect(row?.measured).toHaveLength(5);
    expect(row).toMatchObject({ equal: ['equal'], full_missed: ['below'] });
  });

  it('tell no result where the answer is blank, the scale, the question or the name itself', async () => {
    const row = await ask({
      projects: [form('p')],
      indicators: [
        full('blank', { achieved_text: null }),
        full('spaces', { achieved_text: ' 　' }),
        full('scale', { achieved_text: '优良中低差' }),
        full('grade', { achieved_text: '优' }),
        full('circumstance', { achieved_text: '开展情况', target_text: '开展情况' }),
        full('降低成本', { achieved_text: '降低成本', target_text: '降低成本' }),
        full('repeated', { achieved_text: '全部公开', target_text: '全部公开' }),
        full('blank-marked-down', { achieved_text: '', score: 0 }),
      ],
    });
    expect(row?.full_no_result.toSorted()).toEqual(
      ['blank', 'circumstance', 'scale', 'spaces', '降低成本'].toSorted(),
    );
  });

  it('overshoot from five times a target above 0 on', async () => {
    const row = await ask({
      projects: [form('p')],
      indicators: [
        full('five', { operator: '>=', target_value: 2, achieved_value: 10 }),
        full('nearly', { operator: '>=', target_value: 2, achieved_value: 9.9 }),
        full('from-zero', { operator: '>=', target_value: 0, achieved_value: 10 }),
        full('at-most', { operator: '<=', target_value: 2, achieved_value: 10 }),
      ],
    });
    expect(row?.overshot).toEqual(['five']);
  });
});

describe('projects', () => {
  const output = full('output', { level1: '产出指标' });
  const effect = full('effect', { level1: '效益指标' });

  it.each([
    ['executed nothing of a budget', { adjusted_budget: 444, executed: 0 }, ['output']],
    ['executed nothing of the budget at the beginning', { initial_budget: 444, executed: 0 }, ['output']],
    ['had no budget', { adjusted_budget: 0, executed: 0 }, []],
    ['do not state what was executed', { adjusted_budget: 444, executed: null }, []],
    ['executed something', { adjusted_budget: 444, executed: 0.01 }, []],
  ] as const)('that %s', async (_, values, outputs) => {
    const row = await ask({ projects: [form('p', values)], indicators: [output, effect] });
    expect(row?.full_nothing_spent).toEqual(outputs);
    expect(row?.nothing_spent).toEqual(outputs.length > 0 ? ['p'] : []);
  });

  it('are underspent below two thirds, if every indicator is at full marks', async () => {
    const of = async (executed: number, indicators: Indicator[]) =>
      (await ask({ projects: [form('p', { adjusted_budget: 300, executed })], indicators }))?.underspent_full;
    expect(await of(199, [output, effect])).toEqual(['p']);
    expect(await of(200, [output, effect])).toEqual([]);
    expect(await of(199, [output, { ...effect, score: 4 }])).toEqual([]);
  });

  it('are rated by a stated or computed rate, never over a budget of 0, and by a score not withheld', async () => {
    const row = await ask({
      projects: [
        form('computed', { adjusted_budget: 10, executed: 5 }),
        form('stated', { execution_pct: 100 }),
        form('over-nothing', { adjusted_budget: 0, executed: 5 }),
        form('withheld', { execution_pct: 100, score_total: 0, disclosed: false }),
        form('unscored', { execution_pct: 100, score_total: null }),
      ],
    });
    expect(row).toMatchObject({ rated: ['computed', 'stated'], withheld: ['withheld'] });
    expect(row?.projects).toHaveLength(5);
  });

  it('are the summaries in prose only where there is no form', async () => {
    const prose = form('prose', { seq: 'prose-1', form: 'prose' });
    expect((await ask({ projects: [prose] }))?.projects).toEqual(['prose']);
    expect((await ask({ projects: [prose, form('p')] }))?.projects).toEqual(['p']);
  });

  it('are blank with an answer, a score or the total missing; a mere table of targets is not', async () => {
    const row = await ask({
      projects: [
        form('p'),
        form('q', { score_total: null, executed: 1 }),
        form('targets', { score_total: null }),
      ],
      indicators: [full('answered'), indicator('target', 'targets', { target_value: 1 })],
    });
    expect(row?.blank).toEqual(['q']);
  });
});

describe('scores', () => {
  it('are several where they differ beyond their last digit', async () => {
    const scores = [
      score('s1', 98),
      score('s2', 97.6),
      score('s3', 100),
      score('s4', 20, { subject_zh: '分项 1', part: '1' }),
    ];
    expect(await ask({ scores })).toMatchObject({ several: ['s1 s2 s3'], overall: ['s1', 's2', 's3'] });
    expect((await ask({ scores: scores.slice(0, 2) }))?.several).toEqual([]);
  });

  it('of a part and of what explains it belong together', async () => {
    const scores = [
      score('s1', 20, { subject_zh: '分项 1-1-1 履职效能', part: '1-1-1' }),
      score('s2', 15, { subject_zh: '分项 1-1-1 履职效能（说明）', part: '1-1-1', basis: 'explained' }),
    ];
    expect(await ask({ scores })).toMatchObject({ several: ['s1 s2'], overall: [] });
  });

  it('of forms that bear one name are scores of several projects', async () => {
    const at = (id: string, line: number) =>
      form(id, { name_zh: '运转经费', line_start: line, line_end: line + 9 });
    const of = (id: string, line: number, value: number) =>
      score(id, value, { scope: 'project', subject_zh: '运转经费', line_start: line, line_end: line });
    const scores = [of('s15', 15, 100), of('s25', 25, 90)];
    expect((await ask({ projects: [at('p', 10), at('q', 20)], scores }))?.several).toEqual([]);
    expect((await ask({ projects: [at('p', 10)], scores }))?.several).toEqual(['s15 s25']);
  });
});

describe('a stated average', () => {
  const average = (value: number) => score('s9', value, { scope: 'projects_average' });
  const withheld = form('w', { seq: '3', score_total: null, disclosed: false });
  const members = [form('p', { score_total: 90 }), form('q', { seq: '2', score_total: 81 })];

  it('that counts withheld scores as 0 is told from one that does not', async () => {
    const zero = await ask({ projects: [...members, withheld], scores: [average(57)] });
    expect(zero).toMatchObject({
      averages: ['s9'],
      averages_as_zero: ['s9'],
      mean: 85.5,
      mean_as_zero: 57,
      members: ['p', 'q'],
      withheld_members: ['w'],
    });
    const right = await ask({ projects: [...members, withheld], scores: [average(85.5)] });
    expect(right).toMatchObject({ averages: ['s9'], averages_as_zero: [] });
  });

  it('has no mean while a score is blank, and none of no scores at all', async () => {
    const blank = form('b', { seq: '4', score_total: null });
    expect(await ask({ projects: [...members, blank], scores: [average(57)] })).toMatchObject({
      mean: null,
      averages_as_zero: [],
    });
    expect(await ask({ projects: [withheld], scores: [average(0)] })).toMatchObject({
      mean: null,
      mean_as_zero: null,
      averages_as_zero: [],
    });
  });
});

it('says nothing of a body that assesses nothing', async () => {
  expect(await ask({})).toBeUndefined();
});

describe('the bundled accounts', () => {
  let engine: NodeEngine;
  let rows: Readonly<Record<string, AssessmentRealityRow>>;
  let tables: TableRows;

  beforeAll(async () => {
    tables = tableRows(readValidData(fileURLToPath(new URL('../../data', import.meta.url))));
    engine = await openNodeEngine({ tables });
    const entities = ['chaoyang', 'leshan-shizhong', 'maoxian', 'zhaohua', 'zigong-hr-centre'];
    const found = await engine.ask('assessment_reality', { entities, years: [2022, 2023, 2024] });
    rows = Object.fromEntries(found.map((row) => [row.document_id, row]));
  });
  afterAll(() => engine?.close());

  const counts = (document: string) => {
    const { scored, full, measured, equal, full_missed, full_no_result, full_nothing_spent } =
      rows[document]!;
    return [scored, full, measured, equal, full_missed, full_no_result, full_nothing_spent].map(
      (l) => l.length,
    );
  };

  it('have the full marks, figures and exact targets that can be counted in their forms', () => {
    expect(counts('chaoyang-2024')).toEqual([203, 203, 167, 167, 0, 0, 0]);
    expect(counts('leshan-shizhong-2024')).toEqual([149, 149, 122, 115, 4, 5, 3]);
    expect(counts('zigong-hr-centre-2023')).toEqual([42, 30, 39, 18, 0, 1, 0]);
    expect(counts('zhaohua-2023')).toEqual([0, 0, 91, 36, 0, 0, 0]);
    expect(counts('maoxian-2022')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('name the projects: nothing of 444万元, full marks; forms never filled in', () => {
    // 197.61 of 338 and 37.01 of 77, with every indicator at full marks: but 26.846 and 35.807 points are deducted.
    expect(rows['chaoyang-2024']!.underspent_full).toEqual([]);
    expect(rows['leshan-shizhong-2024']!.nothing_spent).toEqual(['leshan-shizhong-2024/13']);
    expect(rows['maoxian-2022']!.blank).toHaveLength(4);
  });

  it('average 2026.7 over 22 projects although one of the scores is withheld', () => {
    const { averages_as_zero, members, withheld_members, mean, mean_as_zero } = rows['chaoyang-2024']!;
    expect([averages_as_zero.length, members.length, withheld_members]).toEqual([1, 21, ['chaoyang-2024/6']]);
    expect(mean).toBeCloseTo(2026.7 / 21, 7);
    expect(mean_as_zero).toBeCloseTo(2026.7 / 22, 7);
  });

  it('agree with what the audit finds by the same conditions', async () => {
    const { findings } = await auditTables(tables);
    const found = (rule: string, document: string, key: 'indicator_id' | 'project_id') =>
      findings
        .filter((one) => one.rule_id === rule && one.document_id === document)
        .flatMap(({ parameters }) => {
          const { terms, also } = readParticulars(parameters);
          const first = terms.map((term) => term[key]).find((id) => id !== undefined);
          return [first, ...also.map((term) => term[key])];
        })
        .toSorted();
    for (const [document, row] of Object.entries(rows)) {
      expect(found('full-score-target-missed', document, 'indicator_id')).toEqual(row.full_missed.toSorted());
      expect(found('full-score-no-result', document, 'indicator_id')).toEqual(row.full_no_result.toSorted());
      expect(found('target-overshot', document, 'indicator_id')).toEqual(row.overshot.toSorted());
      expect(found('form-left-blank', document, 'project_id')).toEqual(row.blank.toSorted());
      expect(found('full-score-nothing-spent', document, 'project_id')).toEqual(
        [...row.nothing_spent, ...row.underspent_full].toSorted(),
      );
      const several = findings.filter(
        ({ rule_id, document_id }) => rule_id === 'score-conflict' && document_id === document,
      );
      expect(several.map(({ parameters }) => readParticulars(parameters).terms.length).toSorted()).toEqual(
        row.several.map((ids) => ids.split(' ').length).toSorted(),
      );
    }
  });
});

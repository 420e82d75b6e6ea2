/** Projects by their forms against the accounts. */
import { describe, expect, it } from 'vitest';
import type { Indicator, Project } from '#model/tables.ts';
import { indicator, project } from '../fixture.ts';
import { amount, claimed, judge } from './audit.ts';

const executed = (name_zh: string, value: number | null, values: Partial<Project> = {}): Project =>
  project(name_zh, {
    name_zh,
    executed: value,
    executed_decimals: value === null ? null : 2,
    adjusted_budget: value,
    adjusted_budget_decimals: 2,
    ...values,
  });

describe('project-function', () => {
  const employment = amount('function.20807', 100, { fund: 'general_public_budget' });
  const of = async (projects: Project[], indicators: Indicator[] = []) =>
    judge('project-function', [employment], { projects, indicators });

  it.each([
    ['just the item', [executed('就业补助资金', 100)], 'consistent'],
    ['both are rounded', [executed('就业补助资金', 100.01)], 'consistent'],
    ['more than the item', [executed('就业补助资金', 100.02)], 'inconsistent'],
    ['less, and nothing else', [executed('就业补助资金', 90, { adjusted_budget: 95 })], 'not-checkable'],
    [
      'two forms of other names are what is missing',
      [executed('就业创业补助', 60), executed('技能大赛', 30), executed('招工', 10), executed('公车', 5)],
      'consistent',
    ],
    [
      'the budget is the item, and less was executed',
      [executed('就业补助资金', 90, { adjusted_budget: 100 })],
      'inconsistent',
    ],
    ['projects of other names', [executed('公共就业服务', 300)], 'not-checkable'],
  ])('%s', async (_, projects, outcome) => {
    expect((await of(projects)).tally.outcome).toBe(outcome);
  });

  const blank = executed('就业创业补助资金', null, { adjusted_budget: 100 });
  const cost = (achieved_value: number) =>
    indicator('成本控制在预算金额以内', blank.project_id, {
      level1: '成本指标',
      unit: '万元',
      achieved_value,
    });

  it.each([
    [85, 'inconsistent'],
    [100, 'consistent'],
  ])('a form without an amount executed, and a cost of %d', async (value, outcome) => {
    expect((await of([blank], [cost(value)])).tally.outcome).toBe(outcome);
  });

  it('tells the item and the cost', async () => {
    const { findings } = await of([blank], [cost(85)]);
    expect(findings).toMatchObject([
      { severity: 'notice', stated: 100, computed: 85, params: { check_name: 'cost', item_zh: '就业补助' } },
    ]);
  });

  it('a form with neither is open', async () => {
    expect((await of([blank])).tally).toMatchObject({ outcome: 'not-checkable', missing: ['executed'] });
  });
});

describe('project-coverage', () => {
  const of = async (...projects: Project[]) =>
    judge('project-coverage', [amount('expenditure.project', 100)], { projects });

  it.each([
    [49, 'inconsistent'],
    [50, 'consistent'],
    [130, 'consistent'], // the matter of another rule
  ])('%d of 100 is %s', async (value, outcome) => {
    expect((await of(executed('项目', value))).tally.outcome).toBe(outcome);
  });

  it('a form that does not say what was executed counts with its budget', async () => {
    const blank = executed('补助', null, { adjusted_budget: 40 });
    expect((await of(executed('项目', 20), blank)).tally.outcome).toBe('consistent');
  });

  it('without forms nothing is said', async () => {
    expect((await of()).tally.outcome).toBe('not-checkable');
  });
});

describe('project-name', () => {
  const coded = (project_id: string, name_zh: string) =>
    project(project_id, { name_zh, project_code: '511' });

  it.each([
    ['two names', ['运转经费', '窗口经费'], 'inconsistent'],
    ['one name', ['运转经费', '运转经费'], 'consistent'],
    ['one name in other brackets', ['运转经费(业务)', '运转经费（业务）'], 'consistent'],
  ])('%s', async (_, names, outcome) => {
    const projects = names.map((name, at) => coded(`p${at}`, name));
    expect((await judge('project-name', [], { projects })).tally.outcome).toBe(outcome);
  });

  const money = { adjusted_budget: 11.89, executed: 11.89 };
  const told = (name_zh: string, own = {}) => project('r', { form: 'prose', name_zh, ...money, ...own });

  it.each([
    ['another name', told('社保公共能力建设项目'), 1],
    ['the same name', told('社保公共服务能力建设'), 0],
    ['the name without 项目', told('社保公共服务能力建设项目'), 0],
    ['a short form of it', told('服务能力建设'), 0],
    ['nothing like it', told('三支一扶安家费'), 0],
    ['another amount', told('社保公共能力建设项目', { executed: 11.88 }), 0],
  ])('a report with %s for the amounts of a form', async (_, report, found) => {
    const projects = [project('f', { name_zh: '社保公共服务能力建设', ...money }), report];
    expect((await judge('project-name', [], { projects })).findings).toHaveLength(found);
  });

  it('two forms of the same amounts leave it open', async () => {
    const forms = ['f', 'g'].map((id) => project(id, { name_zh: '社保公共服务能力建设', ...money }));
    expect(
      (await judge('project-name', [], { projects: [...forms, told('社保公共能力建设')] })).findings,
    ).toEqual([]);
  });

  it.each([
    ['one character apart in two rows', ['代管离休干部补助人数', '代管离休干部所需资金'], 1],
    ['in one row alone', ['代管离休干部补助人数', '待管离休干部所需资金'], 0],
    ['two characters apart', ['代发离休干部补助人数', '代发离休干部所需资金'], 0],
    ['another name', ['招考工作人数', '招考工作所需资金'], 0],
  ])('indicators that name their project, %s', async (_, names, found) => {
    const { findings } = await judge('project-name', [], {
      projects: [project('p', { name_zh: '待管离休干部' })],
      indicators: names.map((level3, at) => indicator(`i${at}`, 'p', { level3 })),
    });
    expect(findings).toHaveLength(found);
  });
});

describe('conflict-project, of a summary and a form of one name', () => {
  const said = (values: Partial<Project>) =>
    executed('工伤认定调查工作经费', 14.8, { project_id: 'said', form: 'prose', ...values });
  const form = executed('工伤认定调查工作经费项目', 14.8, { project_id: 'form', score_total: 100 });

  it.each([
    ['nothing', {}, []],
    ['what was executed', { executed: 18.4 }, [['named-executed', 18.4, 14.8]]],
    ['the budget', { adjusted_budget: 15 }, [['named-budget', 15, 14.8]]],
    ['the score', { score_total: 107 }, [['named-score', 107, 100]]],
    ['another project', { name_zh: '工伤认定经费', executed: 18.4 }, []],
  ])('that differ in %s', async (_, values, expected) => {
    const { findings } = await judge('conflict-project', [], { projects: [said(values), form] });
    expect(findings.map(({ params, stated, computed }) => [params['check_name'], stated, computed])).toEqual(
      expected,
    );
  });

  it('says nothing where two forms bear the name', async () => {
    const projects = [said({ executed: 18.4 }), form, { ...form, project_id: 'other' }];
    expect((await judge('conflict-project', [], { projects })).findings).toEqual([]);
  });
});

describe('sum-list of the sources of a project’s money', () => {
  const source = (label_zh: string, value: number) => claimed('part', value, { label_zh });
  const of = async (whole: number, ...parts: readonly (readonly [string, number])[]) => {
    const figures = [claimed('whole', whole), ...parts.map(([label, value]) => source(label, value))];
    const repeated_figures = figures.map((one, at) => ({ ...one, repeated_figure_id: `a-2024/r${at}` }));
    return judge('sum-list', [], { repeated_figures });
  };

  it.each([
    ['all of it', 910, [['当年财政拨款', 900] as const, ['其他资金', 10] as const], 'consistent'],
    [
      'the roundings of three numbers',
      910,
      [['当年财政拨款', 900.01] as const, ['其他资金', 10] as const],
      'consistent',
    ],
    ['more than it', 910, [['当年财政拨款', 913] as const], 'inconsistent'],
    [
      'less, down to the others',
      910,
      [['当年财政拨款', 900] as const, ['其他资金', 0] as const],
      'inconsistent',
    ],
    ['less, and others may not be listed', 910, [['当年财政拨款', 900] as const], 'not-checkable'],
  ])('%s', async (_, whole, parts, outcome) => {
    expect((await of(whole, ...parts)).tally.outcome).toBe(outcome);
  });
});

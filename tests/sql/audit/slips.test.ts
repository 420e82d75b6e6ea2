/** Words of a document against its figures, and text that was taken over. */
import { describe, expect, it } from 'vitest';
import type { Fact, Project, RepeatedFigure, Residue } from '#model/tables.ts';
import { entity, indicator, project } from '../fixture.ts';
import { amount, claimed, judge } from './audit.ts';

const residue = (kind: string, phrase: string, line_start = 5): Residue => ({
  residue_id: `${kind}-${line_start}`,
  document_id: 'a-2024',
  entity_id: 'a',
  fiscal_year: 2024,
  kind,
  phrase,
  section: '一',
  line_start,
  line_end: line_start,
});
const budgeted = (
  initial_budget: number,
  adjusted_budget: number,
  executed: number,
  project_id = 'p',
): Project =>
  project(project_id, {
    initial_budget,
    initial_budget_decimals: 2,
    adjusted_budget,
    adjusted_budget_decimals: 2,
    executed,
    executed_decimals: 2,
  });

describe('report-claim', () => {
  const of = async (said: readonly RepeatedFigure[], ...projects: Project[]) =>
    judge('report-claim', [], { projects, repeated_figures: said });
  const words = (role: string, value = 0) => claimed(role, value, { label_zh: '说法', decimals: 0 });

  it.each([
    ['nothing left, and nothing was', 'none-left', budgeted(10, 10, 10), 'consistent'],
    ['both may be rounded', 'none-left', budgeted(10, 10, 9.99), 'consistent'],
    ['something left', 'none-left', budgeted(10, 10, 9.98), 'inconsistent'],
    ['nothing adjusted, and nothing was', 'none-adjusted', budgeted(10, 10, 3), 'consistent'],
    ['a budget that was raised', 'none-adjusted', budgeted(0, 10, 10), 'inconsistent'],
  ])('%s', async (_, role, form, outcome) => {
    expect((await of([words(role)], form)).tally.outcome).toBe(outcome);
  });

  it.each([
    [9, 'consistent'], // a tenth: 0.99 to 1.01 of 10, no more than the roundings
    [8.98, 'inconsistent'],
    [10, 'consistent'],
  ])('no project left more than a tenth: %d of 10 executed', async (executed, outcome) => {
    expect((await of([words('none-above', 10)], budgeted(10, 10, executed))).tally.outcome).toBe(outcome);
  });

  it.each([
    ['all executed', [budgeted(10, 10, 10), budgeted(0, 5, 5, 'q')], 'inconsistent'],
    ['one was not', [budgeted(10, 10, 10), budgeted(0, 5, 4.99, 'q')], 'consistent'],
    ['one does not say', [budgeted(10, 10, 10), { ...budgeted(0, 5, 5, 'q'), executed: null }], 'consistent'],
  ])('money paid out slowly, %s', async (_, forms, outcome) => {
    expect((await of([words('slow')], ...forms)).tally.outcome).toBe(outcome);
  });

  it('adds up what was left, and names the forms', async () => {
    const { findings } = await of(
      [words('none-left')],
      budgeted(10, 10, 8),
      budgeted(10, 10, 10, 'q'),
      budgeted(5, 5, 4.5, 'r'),
    );
    expect(findings).toMatchObject([{ severity: 'notice', computed: 2.5 }]);
    expect(findings[0]!.line_starts).toHaveLength(2); // the words, and forms of one line
  });

  it.each([
    ['all budgeted from the start', budgeted(83.64, 83.64, 83.64), 'inconsistent'],
    ['something added', budgeted(80, 83.64, 83.64), 'consistent'],
    ['nothing budgeted before', budgeted(0, 83.64, 83.64), 'consistent'],
  ])('a project said to be added in the year, with %s', async (_, form, outcome) => {
    const said = claimed('added', 0, { label_zh: '甲乙丙丁补助属于年度追加项目', decimals: 0 });
    const named = (name_zh: string) => ({ ...form, name_zh });
    expect((await of([said], named('甲乙丙丁补助'))).tally.outcome).toBe(outcome);
    expect((await of([said], named('另一项补助'))).tally.outcome).toBe('not-checkable');
  });

  it('leaves a paragraph that says all was executed to another rule', async () => {
    const said = [words('none-left'), claimed('claim', 100, { unit: '%' })];
    expect((await of(said, budgeted(10, 10, 8))).tally.outcome).toBe('not-checkable');
  });

  it.each([
    [0, 'inconsistent'],
    [0.79, 'consistent'],
  ])('0.79 carried over beside an opening balance of %d', async (opening, outcome) => {
    const said = [claimed('opening', opening), claimed('carried-over', 0.79, { line_start: 9 })];
    expect((await of(said)).tally.outcome).toBe(outcome);
  });
});

describe('text-slip', () => {
  /** A figure, so that something of the accounts was read. */
  const read = [amount('expenditure.total', 10)];

  it('tells the same words once, with all their places', async () => {
    const residues = [
      residue('doubled', '其中', 5),
      residue('doubled', '其中', 9),
      residue('goal-year', '预计2022年'),
    ];
    const { findings } = await judge('text-slip', [], { residues });
    expect(findings).toMatchObject([
      { line_starts: [5, 9], params: { check_name: 'doubled', places_zh: '“其中”' } },
      { line_starts: [5], params: { check_name: 'goal-year', year: '2024' } },
    ]);
  });

  it('names the form a goal is of', async () => {
    const projects = [project('p', { name_zh: '离休干部', line_start: 1, line_end: 9 })];
    const { findings } = await judge('text-slip', [], {
      projects,
      residues: [residue('project', '保障招考工作')],
    });
    expect(findings).toMatchObject([{ params: { places_zh: '“保障招考工作”（离休干部）' } }]);
  });

  it.each([
    ['bureau', 'inconsistent'],
    ['service_centre', 'consistent'],
  ])('agency operating costs are expected of a %s: %s', async (kind, outcome) => {
    const tables = { entities: [{ ...entity('a'), kind }], residues: [residue('statement', '机关运行经费')] };
    expect((await judge('text-slip', read, tables)).tally.outcome).toBe(outcome);
  });

  it('is content with other residues', async () => {
    const residues = [residue('choice', '增加/减少')];
    expect((await judge('text-slip', read, { residues })).tally.outcome).toBe('consistent');
  });

  it('says nothing of accounts of which nothing was read', async () => {
    expect((await judge('text-slip', [])).tally.outcome).toBe('not-checkable');
  });
});

describe('reason-direction', () => {
  const change = (value: number): Fact => amount('three_public.reception', value, { measure: 'change' });

  it.each([
    ['接待增加', -0.96, 'inconsistent'],
    ['接待增加', 0.96, 'consistent'],
    ['接待批次减少', 0.96, 'inconsistent'],
    ['接待批次减少', -0.96, 'consistent'],
    ['接待增加', 0, 'consistent'], // rounded: it may have risen
    ['接待增加', -0.01, 'inconsistent'],
  ])('%s beside a change of %d is %s', async (phrase, value, outcome) => {
    const residues = [residue('reason', phrase)];
    expect((await judge('reason-direction', [change(value)], { residues })).tally.outcome).toBe(outcome);
  });

  it('without a change nothing is said', async () => {
    const residues = [residue('reason', '接待增加')];
    expect((await judge('reason-direction', [], { residues })).tally.outcome).toBe('not-checkable');
  });
});

describe('explained-change by new amounts', () => {
  const of = async (...amounts: readonly number[]) =>
    judge('explained-change', [], {
      repeated_figures: [
        claimed('reasoned', 226.08),
        ...amounts.map((value, at) => claimed('reason', value, { label_zh: `新增${at}` })),
      ],
    });

  it.each([
    ['less than the increase', [7.2, 9.85], 'consistent'],
    ['the increase, rounded', [200, 26.09], 'consistent'],
    ['more than it', [7.2, 9.85, 196.5, 29.14], 'inconsistent'],
  ])('%s', async (_, amounts, outcome) => {
    expect((await of(...amounts)).tally.outcome).toBe(outcome);
  });

  it('tells by how much', async () => {
    const { findings } = await of(7.2, 9.85, 196.5, 29.14);
    expect(findings).toMatchObject([
      { severity: 'notice', stated: 226.08, computed: 242.69, difference: -16.61 },
    ]);
  });
});

describe('same-indicators', () => {
  const form = (id: string, results: readonly number[], executed = id.length) => ({
    project: project(id, { executed, executed_decimals: 2 }),
    indicators: results.map((achieved_value, at) =>
      indicator(`${id}${at}`, id, {
        level3: `指标${at}`,
        target_text: '5',
        target_value: 5,
        achieved_text: String(achieved_value),
        achieved_value,
      }),
    ),
  });
  const of = async (...forms: readonly ReturnType<typeof form>[]) =>
    judge('same-indicators', [], {
      projects: forms.map((one) => one.project),
      indicators: forms.flatMap(({ indicators }) => indicators),
    });

  it.each([
    ['the same throughout', form('p', [5, 6, 7, 8, 9]), form('qq', [5, 6, 7, 8, 9]), 'inconsistent'],
    ['another result', form('p', [5, 6, 7, 8, 9]), form('qq', [5, 6, 7, 8, 8]), 'consistent'],
    ['one more indicator', form('p', [5, 6, 7, 8, 9]), form('qq', [5, 6, 7, 8, 9, 1]), 'consistent'],
    ['four are too few to tell', form('p', [5, 6, 7, 8]), form('qq', [5, 6, 7, 8]), 'not-checkable'],
    ['one form printed twice', form('p', [5, 6, 7, 8, 9], 3), form('qq', [5, 6, 7, 8, 9], 3), 'consistent'],
  ])('%s', async (_, one, other, outcome) => {
    expect((await of(one, other)).tally.outcome).toBe(outcome);
  });

  const nine = [5, 6, 7, 8, 9, 1, 2, 3, 4];

  it.each([
    ['seven of nine', [5, 6, 7, 8, 9, 1, 2, 0, 0], 'inconsistent'],
    ['six of nine', [5, 6, 7, 8, 9, 1, 0, 0, 0], 'consistent'],
    ['seven of ten', [5, 6, 7, 8, 9, 1, 2, 0, 0, 0], 'consistent'],
    ['nine of twelve', [...nine, 0, 0, 0], 'inconsistent'],
  ])('most of them: %s', async (_, results, outcome) => {
    const { tally, findings } = await of(form('p', nine), form('qq', results));
    expect(tally.outcome).toBe(outcome);
    if (outcome === 'inconsistent') expect(findings).toMatchObject([{ params: { check_name: 'near' } }]);
  });

  it.each([
    ['with the same target and result', { target_text: '5', achieved_text: '5' }, 1],
    ['with another target', { target_text: '6', achieved_text: '5' }, 0],
    ['without a result', { target_text: '5', achieved_text: null }, 0],
  ])('an indicator that stands twice in a form, %s', async (_, values, found) => {
    const row = (id: string, project_id: string, own = {}) =>
      indicator(id, project_id, { level3: '经费足额发放率', target_text: '5', achieved_text: '5', ...own });
    const { findings } = await judge('same-indicators', [], {
      projects: [project('p'), project('q')],
      // The same in another form is no repetition.
      indicators: [row('a', 'p'), row('b', 'p', values), row('c', 'q')],
    });
    expect(findings.filter(({ params }) => params['check_name'] === 'twice')).toHaveLength(found);
  });
});

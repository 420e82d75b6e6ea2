import { describe, expect, it } from 'vitest';
import type { Indicator, Project } from '#model/tables.ts';
import { indicator, project, repeatedFigure, score } from '../fixture.ts';
import { amount, judge } from './audit.ts';

const form = (values: Partial<Project>, indicators: readonly Partial<Indicator>[] = []) => ({
  projects: [project('p', { line_end: 99, ...values })],
  indicators: indicators.map((row, at) => indicator(`i${at}`, 'p', { line_start: 10 + at, ...row })),
});

const marks = (...scores: readonly (number | null)[]) => scores.map((mark) => ({ weight: 30, score: mark }));

describe('execution-rate', () => {
  const executed = (execution_pct: number, execution_pct_decimals: number | null, adjusted_budget = 114.59) =>
    form({
      executed: 114.56,
      executed_decimals: 2,
      adjusted_budget,
      adjusted_budget_decimals: 2,
      execution_pct,
      execution_pct_decimals,
    });

  // 114.56 ÷ 114.59 is 99.9738 %, at most 114.565 ÷ 114.585 = 99.9825 %.
  it.each([
    [99.97, 2, 'consistent'],
    [99.98, 2, 'consistent'],
    [100, 2, 'inconsistent'],
    [100, 0, 'consistent'],
    [100, null, 'not-checkable'],
  ])('%d %% with %s decimals is %s', async (rate, decimals, outcome) => {
    expect((await judge('execution-rate', [], executed(rate, decimals))).tally.outcome).toBe(outcome);
  });

  it('says nothing of a budget of zero', async () => {
    const { tally } = await judge('execution-rate', [], executed(100, 2, 0));
    expect(tally).toMatchObject({ outcome: 'not-checkable', missing: ['zero-base'] });
  });
});

describe('execution-score', () => {
  const scored = (execution_score: number, execution_pct: number) =>
    form({
      execution_weight: 10,
      execution_score,
      execution_pct,
      executed: execution_pct,
      adjusted_budget: 100,
    });

  it.each([
    [8.27, 82.67, 'consistent'],
    [10, 100, 'consistent'],
    [10, 104, 'consistent'], // full at 100 %
    [10, 99.59, 'consistent'], // 9.959 rounds to 10
    [9.7, 97.17, 'consistent'],
    [9.7, 98, 'inconsistent'],
    [10, 82.67, 'inconsistent'],
  ])('%d of 10 for %d %% is %s', async (mark, rate, outcome) => {
    expect((await judge('execution-score', [], scored(mark, rate))).tally.outcome).toBe(outcome);
  });
});

describe('weights', () => {
  it.each([
    [100, [30, 60], 'consistent'], // 90 + 10
    [90, [30, 60], 'consistent'], // the indicators alone
    [100, [30, 59.9], 'inconsistent'],
    [100, [], 'inconsistent'],
    [null, [30, 60], 'not-checkable'],
    [100, [30, null], 'not-checkable'],
  ])('a total of %s of %j and 10 is %s', async (weight_total, weights, outcome) => {
    const rows = weights.map((weight) => ({ weight }));
    const { tally } = await judge('weights', [], form({ weight_total, execution_weight: 10 }, rows));
    expect(tally.outcome).toBe(outcome);
  });
});

describe('score-sum', () => {
  it.each([
    [98, [29, 29, 30], null, 'consistent'],
    [69, [30, 30, 30], 30.996, 'consistent'], // 69.004 rounds to 69
    [69.5, [30, 30, 30], 30.5, 'consistent'],
    [97, [29, 29, 30], null, 'inconsistent'],
  ])('a total of %d of %j and 10 less %s is %s', async (score_total, scores, deduction, outcome) => {
    const { tally } = await judge(
      'score-sum',
      [],
      form({ score_total, execution_score: 10, deduction }, marks(...scores)),
    );
    expect(tally.outcome).toBe(outcome);
  });

  it('cannot add up a form with a score left out', async () => {
    const { tally } = await judge('score-sum', [], form({ score_total: 98 }, marks(29, 29, null)));
    expect(tally).toMatchObject({ inconsistent: 0, not_checkable: 1, missing: ['score'] });
  });

  it('does not add up a form whose weights miss their own total: a row may be missing', async () => {
    const values = { score_total: 98, weight_total: 100, execution_weight: 10, execution_score: 10 };
    const { tally } = await judge('score-sum', [], form(values, marks(29, 29)));
    expect(tally).toMatchObject({ inconsistent: 0, not_checkable: 1 });
  });

  it('tells of a score above its weight', async () => {
    const { findings } = await judge(
      'score-sum',
      [],
      form({}, [
        { weight: 10, score: 10 },
        { weight: 10, score: 11 },
      ]),
    );
    expect(findings).toMatchObject([{ stated: 11, computed: 10, params: { check_name: 'above-weight' } }]);
  });

  it('tells of a total above the total of the weights', async () => {
    const { findings } = await judge('score-sum', [], form({ score_total: 98, weight_total: 90 }));
    expect(findings).toMatchObject([{ stated: 98, computed: 90, params: { check_name: 'above-total' } }]);
  });

  it.each([
    ['no form', 105, {}, [105]],
    ['full marks', 100, {}, []],
    ['a form of more marks', 105, form({ weight_total: 110 }), []],
    ['a form of a hundred', 105, form({ weight_total: 100 }), [105]],
  ])('tells of a score above a hundred: %s, %d', async (_, value, tables, stated) => {
    const { findings } = await judge('score-sum', [], { ...tables, scores: [score('部门整体', value)] });
    expect(findings.map((finding) => finding.stated)).toEqual(stated);
  });

  it('adds up the parts of a department’s assessment against the score of the same report', async () => {
    const { findings } = await judge('score-sum', [], {
      scores: [
        score('综合考核自评', 98),
        score('绩效自评', 100),
        score('分项 1-1-1 履职', 55, { part: '1-1-1 履职' }),
        score('分项 1-1-2 预算', 50, { part: '1-1-2 预算' }),
      ],
    });
    expect(findings).toMatchObject([{ stated: 100, computed: 105, params: { check_name: 'components' } }]);
  });
});

describe('score-conflict', () => {
  it.each([
    [[97, 86], 1],
    [[97, 97], 0],
    [[97.5, 97], 0], // 97 stands for anything up to 97.5
    [[97.6, 97], 1],
  ])('a department scored %j has %d finding', async (values, count) => {
    const scores = values.map((value) => score('部门整体绩效自评', value));
    expect((await judge('score-conflict', [], { scores })).findings).toHaveLength(count);
  });

  it('takes forms of one name for several projects', async () => {
    const projects = [
      project('p', { name_zh: '运转经费', line_start: 10, line_end: 19 }),
      project('q', { name_zh: '运转经费', seq: '2', line_start: 20, line_end: 29 }),
    ];
    const at = (line_start: number) => ({ scope: 'project', line_start, line_end: line_start });
    const apart = [score('运转经费', 98, at(15)), score('运转经费', 91, at(25))];
    expect((await judge('score-conflict', [], { projects, scores: apart })).findings).toEqual([]);
    const within = [
      score('运转经费', 98, at(15)),
      score('运转经费', 100, at(16)),
      score('运转经费', 91, at(25)),
    ];
    expect((await judge('score-conflict', [], { projects, scores: within })).findings).toMatchObject([
      { stated: 98, computed: 100 },
    ]);
  });
});

describe('score-average', () => {
  const forms = (withheld: boolean) =>
    [100, 100, 0].map((score_total, at) =>
      project(`p${at}`, { seq: String(at + 1), score_total, disclosed: at < 2 || !withheld }),
    );
  const average = (value: number) => [score('平均分', value, { scope: 'projects_average' })];

  it('tells of a withheld score counted as zero', async () => {
    const { findings } = await judge('score-average', [], { projects: forms(true), scores: average(66.67) });
    expect(findings).toMatchObject([
      {
        stated: 66.67,
        computed: 100,
        params: { members: 2, withheld: 1, possible_cause: 'withheld-as-zero' },
      },
    ]);
  });

  it.each([
    [66.67, 'consistent'],
    [66.66, 'inconsistent'],
  ])('%d of 100, 100 and 0 is %s', async (value, outcome) => {
    const { tally } = await judge('score-average', [], { projects: forms(false), scores: average(value) });
    expect(tally.outcome).toBe(outcome);
  });
});

describe('form-left-blank', () => {
  const row = { weight: 90, score: 90, achieved_text: '1', achieved_value: 1 };

  it.each([
    [{ executed: 1, score_total: 100 }, row, 'consistent'],
    [{ executed: 1 }, row, 'inconsistent'], // no total
    [{ executed: 1, score_total: 100 }, { ...row, score: null }, 'inconsistent'],
    [{ executed: 1, score_total: 100 }, { ...row, weight: null, score: null }, 'consistent'], // no marks at all
    [{}, { weight: 90 }, 'not-checkable'], // a table of targets
  ])('%j with %j is %s', async (values, rows, outcome) => {
    expect((await judge('form-left-blank', [], form(values, [rows]))).tally.outcome).toBe(outcome);
  });
});

describe('a form of which a row was not read', () => {
  const row = { weight: 80, score: 80, achieved_text: '1', achieved_value: 1 };
  const short = {
    weight_total: 100,
    execution_weight: 10,
    execution_score: 10,
    score_total: 100,
    executed: 1,
  };
  const unread = (label_zh: string, line_start = 21) => ({
    repeated_figures: [
      repeatedFigure('row', 0, {
        role: 'unread-mark',
        unit: 'set',
        label_zh,
        line_start,
        line_end: line_start,
      }),
    ],
  });
  const placed = { line_start: 10, line_end: 30 };

  it.each([
    ['weights', 'unaligned-indicator', 21, 'not-checkable'], // 10 + 80 of 100: the row may have the other 10
    ['weights', 'unaligned-indicator', 31, 'inconsistent'], // of another form
  ])('%s with %s on line %d is %s', async (rule, reason, line, outcome) => {
    const tables = { ...form({ ...short, ...placed }, [row]), ...unread(reason, line) };
    expect((await judge(rule, [], tables)).tally.outcome).toBe(outcome);
  });

  it('is not added up', async () => {
    const scored = form({ ...short, ...placed, weight_total: null }, [{ ...row, weight: 90 }]);
    expect((await judge('score-sum', [], scored)).findings).toMatchObject([{ stated: 100, computed: 90 }]);
    expect((await judge('score-sum', [], { ...scored, ...unread('unnamed-indicator') })).findings).toEqual(
      [],
    );
  });

  it('has no blank where its total was not read', async () => {
    const filled = form({ executed: 1, ...placed }, [row]);
    expect((await judge('form-left-blank', [], filled)).findings).toHaveLength(1);
    expect(
      (await judge('form-left-blank', [], { ...filled, ...unread('unaligned-total') })).findings,
    ).toEqual([]);
  });
});

describe('template-residue', () => {
  const residue = (residue_id: string, phrase: string, line_start: number) => ({
    residue_id,
    document_id: 'a-2024',
    entity_id: 'a',
    fiscal_year: 2024,
    kind: 'choice',
    phrase,
    section: '一',
    line_start,
    line_end: line_start,
  });

  it('gathers the places of the same words', async () => {
    const residues = [
      residue('r1', '增加/减少', 72),
      residue('r2', '增加/减少', 86),
      residue('r3', '增长/下降', 72),
    ];
    const { findings } = await judge('template-residue', [], { residues });
    expect(findings.map(({ subject_zh, line_starts }) => [subject_zh, line_starts])).toEqual([
      ['增加/减少', [72, 86]],
      ['增长/下降', [72]],
    ]);
  });

  it('is content with a text that has none', async () => {
    expect((await judge('template-residue', [])).tally.outcome).toBe('consistent');
  });
});

describe('saturation', () => {
  const rows = (full: number, others: number) => [
    ...Array.from({ length: full }, () => ({ weight: 5, score: 5 })),
    ...Array.from({ length: others }, () => ({ weight: 5, score: 4 })),
  ];

  it.each([
    [9, 1, 'inconsistent'],
    [8, 2, 'consistent'],
    [9, 0, 'not-checkable'],
  ])('%d full marks and %d others are %s', async (full, others, outcome) => {
    expect((await judge('saturation', [], form({}, rows(full, others)))).tally.outcome).toBe(outcome);
  });
});

describe('classification', () => {
  const item = (label_zh: string) =>
    amount('function.2080702', 10, { fund: 'general_public_budget', label_zh });

  it.each([
    ['社会保障和就业支出（类）就业补助（款）职业培训补贴（项）', undefined],
    ['社会保障和就业支出(类)就业补助(款)职业培训补贴(项)', undefined],
    ['“社会保障和就业支出（类）就业补助（款）职业培训补贴（项）', undefined],
    ['农林水支出（类）就业补助（款）职业培训补贴（项）', 'other-class'],
    ['社会保障和就业支出（类）行政事业单位养老支出（款）职业培训补贴（项）', 'other-division'],
    // A name without its 支出 is the name; that of an earlier classification is not.
    ['社会保障和就业（类）就业补助（款）职业培训补贴（项）', undefined],
    ['社会保障（类）就业补助（款）职业培训补贴（项）', 'unknown-class'],
  ])('%s: %s', async (label, lack) => {
    const { findings } = await judge('classification', [item(label)]);
    expect(findings[0]?.params['check_name']).toBe(lack);
  });
});

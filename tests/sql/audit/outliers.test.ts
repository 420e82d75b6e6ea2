import { describe, expect, it } from 'vitest';
import { accountDocument, entity, fact } from '../fixture.ts';
import { judge } from './audit.ts';

/** Bodies of one level and kind, `a` among them, with an expenditure of 100 each. */
function peers(values: readonly number[], of: (body: string, value: number) => ReturnType<typeof fact>[]) {
  const bodies = values.map((_, at) => (at === 0 ? 'a' : `b${at}`));
  return {
    facts: bodies.flatMap((body, at) => [fact(body, 'expenditure.current', 100), ...of(body, values[at]!)]),
    tables: { entities: bodies.map(entity), documents: bodies.map((body) => accountDocument(body, 2024)) },
  };
}

// Seven bodies at 20 to 26: the median of all eight is about 23.5, the median absolute deviation about 2.
const OTHERS = [20, 21, 22, 23, 24, 25, 26];

describe('outlier-peer', () => {
  const basic = (body: string, value: number) => [fact(body, 'expenditure.basic', value)];

  it.each([
    [80, 'inconsistent'],
    // 0.6745 × d ÷ 2 is 3.5 at d = 10.378.
    [33.88, 'inconsistent'],
    [33.87, 'consistent'],
    [23, 'consistent'],
  ])('a share of %d %% beside seven between 20 and 26 %% is %s', async (value, outcome) => {
    const { facts, tables } = peers([value, ...OTHERS], basic);
    expect((await judge('outlier-peer', facts, tables)).tally.outcome).toBe(outcome);
  });

  it('does not test among fewer than eight', async () => {
    const { facts, tables } = peers([80, ...OTHERS.slice(1)], basic);
    const { tally } = await judge('outlier-peer', facts, tables);
    expect(tally).toMatchObject({ outcome: 'not-checkable', missing: ['peers'] });
  });

  it('tells of the median and the spread', async () => {
    const { facts, tables } = peers([80, ...OTHERS], basic);
    const { findings } = await judge('outlier-peer', facts, tables);
    // Of 20 … 26 and 80 the median is 23.5; the deviations 0.5, 0.5, 1.5, 1.5, 2.5, 2.5, 3.5, 56.5 have median 2.
    expect(findings).toMatchObject([
      { severity: 'notice', stated: 80, computed: 23.5, params: { peers: 8, spread: 2 } },
    ]);
    expect(findings[0]!.params['z']).toBeCloseTo(0.6745 * 28.25, 6);
  });

  it('stays silent below the material floor, however small the spread', async () => {
    const { facts, tables } = peers([24, 23.4, 23.41, 23.42, 23.43, 23.44, 23.45, 23.46], basic);
    expect((await judge('outlier-peer', facts, tables)).tally.outcome).toBe('consistent');
  });
});

describe('outlier-change', () => {
  // A change of v on a current 100 is a growth of 100 v ÷ (100 - v) %.
  const moved = (body: string, value: number) => [
    fact(body, 'expenditure.total', 100),
    fact(body, 'expenditure.total', value, { measure: 'change' }),
    fact(body, 'expenditure.total', 1, { measure: 'change_pct', unit: '%' }),
  ];

  it.each([
    [60, 'inconsistent'], // + 150 %
    // 20 points above the median of 4.715 %: 24.715 %, a change of 19.817.
    [19.82, 'inconsistent'],
    [19.81, 'consistent'],
    [4, 'consistent'],
    [-10, 'consistent'], // - 9.1 %: far in spread, below the floor of twenty points
  ])('a change of %d beside seven between 1 and 7 is %s', async (value, outcome) => {
    const { facts, tables } = peers([value, 1, 2, 3, 4, 5, 6, 7], moved);
    expect((await judge('outlier-change', facts, tables)).tally.outcome).toBe(outcome);
  });
});

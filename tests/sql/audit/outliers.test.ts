import { describe, expect, it } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { openNodeEngine } from '#build/node-engine.ts';
import { isHumanResources } from '#app/session/departments.ts';
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

// Seven bodies at 20 to 26 and one above them: on the scale of shares, the logarithm of each to the rest, their median is
// −1.1805, half way between those of 23 and 24; the median deviation is 0.10985, half way between those of 25 and 22.
const OTHERS = [20, 21, 22, 23, 24, 25, 26];

describe('outlier-peer', () => {
  const basic = (body: string, value: number) => [fact(body, 'expenditure.basic', value)];

  it.each([
    [80, 'inconsistent'],
    // 0.6745 × d ÷ 0.10985 is 4 at d = 0.65144: at −0.52906, which is 37.0737 %.
    [37.08, 'inconsistent'],
    [37.07, 'consistent'],
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
    // 80 to 20 is 4 to 1: 1.3863 on the scale. The 56.5 points from the median are as many 万元 of 100.
    expect(findings).toMatchObject([
      { severity: 'notice', stated: 80, computed: 23.5, params: { peers: 8, money: 56.5 } },
    ]);
    expect(findings[0]!.params['z']).toBeCloseTo((0.6745 * (1.3863 + 1.1805)) / 0.10985, 2);
  });

  // Receptions of 4 to 6 hundredths of a per cent.
  const SMALL = [0.04, 0.045, 0.048, 0.05, 0.052, 0.055, 0.06];
  const ofSmall = async (expenditure: number) => {
    const bodies = peers([0.5, ...SMALL], (body, value) => [
      fact(body, 'expenditure.current', expenditure),
      fact(body, 'three_public.reception', (value * expenditure) / 100, { decimals: 4 }),
    ]);
    const facts = bodies.facts.filter(
      ({ concept, value }) => concept !== 'expenditure.current' || value === expenditure,
    );
    return (await judge('outlier-peer', facts, bodies.tables)).tally.outcome;
  };

  it('tells of a tenfold small share where it comes to money, and not where it does not', async () => {
    expect(await ofSmall(2000)).toBe('inconsistent'); // 0.449 points of 2,000 万元 are 8.98 万元
    expect(await ofSmall(200)).toBe('consistent'); // 0.898 万元
  });

  it('does not judge a share of 0, nor count it among the peers', async () => {
    const { facts, tables } = peers([0, ...OTHERS, 27], basic);
    const { tally } = await judge('outlier-peer', facts, tables);
    expect(tally).toMatchObject({ outcome: 'not-checkable', missing: ['logarithm'] });
    const among = peers([80, ...OTHERS.slice(1), 0], basic);
    expect((await judge('outlier-peer', among.facts, among.tables)).tally.missing).toEqual(['peers']);
  });

  it('takes no bureau of other duties for a peer', async () => {
    const { facts, tables } = peers([80, ...OTHERS], basic);
    const entities = tables.entities.map((one, at) => ({
      ...one,
      name_zh: at === 7 ? '某区财政局' : `${one.entity_id}县人力资源和社会保障局`,
    }));
    expect((await judge('outlier-peer', facts, { ...tables, entities })).tally.missing).toEqual(['peers']);
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

describe('who is a peer', () => {
  it('is the same to the audit and to the page', async () => {
    const names = readRegistry('data').entities.map(({ name_zh }) => name_zh);
    const told = ['某区财政局', '某县教育局', '某市劳动局', '某县社保中心', '某区就业服务管理局', ...names];
    const engine = await openNodeEngine({ tables: {} });
    const rows = await engine.run(
      `SELECT name_zh, is_human_resources(name_zh) AS is FROM (SELECT unnest([${told.map((one) => `'${one}'`).join(', ')}]) AS name_zh)`,
    );
    engine.close();
    expect(rows).toEqual(told.map((name_zh) => ({ name_zh, is: isHumanResources({ name_zh }) })));
  });
});

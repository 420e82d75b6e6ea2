import { describe, expect, it } from 'vitest';
import type { Fact } from '#model/tables.ts';
import { repeatedFigure } from '../fixture.ts';
import { amount, judge } from './audit.ts';

const AT = { line_start: 262, line_end: 262 };
const count = (concept: string, value: number, unit: Fact['unit'], values: Partial<Fact> = {}) =>
  amount(concept, value, { measure: 'count', unit, decimals: 0, ...AT, ...values });
const detail = (value: number) => amount('three_public.reception_detail', value, { decimals: 4, ...AT });
const unit = (value: number, batches: number, line = 262) => [
  amount('three_public.reception_unit', value, { line_start: line, line_end: line }),
  count('three_public.reception_unit', batches, 'group', { line_start: line, line_end: line }),
];

describe('sum-receptions', () => {
  it.each([
    ['1775 + 550 + 2400 + 373 = 5098元 rounds to 0.51万元', [0.1775, 0.055, 0.24, 0.0373], 4, 'consistent'],
    ['the most that may round to it', [0.1775, 0.055, 0.2826], 3, 'consistent'],
    ['more than that and the roundings of the three', [0.1775, 0.055, 0.2828], 3, 'inconsistent'],
    ['fewer than there were', [0.1775, 0.055], 4, 'not-checkable'],
    ['as many as there were, and less', [0.1775, 0.055], 2, 'inconsistent'],
    ['the total said again among them', [0.51, 0.1775, 0.055, 0.24, 0.0373], 4, 'consistent'],
  ])('%s', async (_, amounts, batches, outcome) => {
    const facts = [...unit(0.51, batches), ...amounts.map(detail)];
    expect((await judge('sum-receptions', facts)).tally.outcome).toBe(outcome);
  });

  it.each([
    ['all of them', [36, 14], [], 'consistent'],
    ['more than there were', [36, 15], [], 'inconsistent'],
    ['groups and each of them again', [36, 14, 20, 30], [5, 3], 'consistent'],
    ['groups and some of them again', [36, 14, 20], [5, 3], 'not-checkable'],
    ['a selection', [36], [], 'not-checkable'],
  ])('visitors: %s', async (_, people, groups, outcome) => {
    const facts = [
      count('three_public.reception_visitors', 50, 'visit'),
      ...people.map((one) => count('three_public.reception_detail', one, 'person')),
      count('three_public.reception_batches', 9, 'group'),
      ...groups.map((one) => count('three_public.reception_detail', one, 'group')),
    ];
    expect((await judge('sum-receptions', facts)).tally.outcome).toBe(outcome);
  });

  it.each([
    [[36, 14], [5, 3], 'consistent'],
    [[36, 44], [5, 3], 'inconsistent'], // all eight batches are listed, and 80 of 50 visitors
    [[36, 14], [5, 6], 'inconsistent'], // all visitors, and eleven of eight batches
    [[36, 44], [5, 2], 'not-checkable'], // neither is complete
    [[36, 44, 6, 6, 6, 6, 6, 6, 6, 8], [5, 3], 'inconsistent'], // each of eight follows
  ])('groups with their batches: %j in %j is %s', async (people, groups, outcome) => {
    const facts = [
      count('three_public.reception_visitors', 50, 'visit'),
      count('three_public.reception_batches', 8, 'group'),
      ...people.map((one) => count('three_public.reception_detail', one, 'person')),
      ...groups.map((one) => count('three_public.reception_detail', one, 'group')),
    ];
    expect((await judge('sum-receptions', facts)).tally.outcome).toBe(outcome);
  });

  it.each([
    [0.85, 'consistent'], // 0.51 + 0.33, three numbers each ± 0.005
    [0.82, 'inconsistent'],
    [1.15, 'not-checkable'], // a third unit may not be told of
  ])('units of %d together are %s', async (total, outcome) => {
    const elsewhere = { line_start: 260, line_end: 260 };
    const facts = [
      amount('three_public.reception_domestic', total, elsewhere),
      ...unit(0.51, 4).slice(0, 1),
      ...unit(0.33, 4, 264).slice(0, 1),
    ];
    expect((await judge('sum-receptions', facts)).tally.outcome).toBe(outcome);
  });

  // 2.50万元 of 250 visitors is 100元, from 99.8 to 100.2.
  it.each([
    [0.01, 'consistent'],
    [0.01002, 'consistent'],
    [0.01003, 'inconsistent'],
  ])('%d万元 a visitor is %s', async (value, outcome) => {
    const { tally } = await judge(
      'sum-receptions',
      [amount('three_public.reception', 2.5), count('three_public.reception_visitors', 250, 'visit')],
      {
        repeated_figures: [
          repeatedFigure('average', value, {
            role: 'average',
            concept: 'three_public.reception',
            unit: 'CNY10k',
            decimals: 6,
          }),
        ],
      },
    );
    expect(tally.outcome).toBe(outcome);
  });
});

describe('batches and visitors', () => {
  it.each([
    [8, 50, []],
    [8, 8, []],
    [8, 7, ['heads']],
    [0, 2, ['heads']],
    [0, 0, []],
  ])('%d batches of %d visitors: %j', async (batches, visitors, checks) => {
    const { findings } = await judge('sum-receptions', [
      count('three_public.reception_batches', batches, 'group'),
      count('three_public.reception_visitors', visitors, 'visit'),
    ]);
    expect(findings.map(({ params }) => params['check_name'])).toEqual(checks);
  });
});

describe('conflict of what was counted with what was paid for it', () => {
  it.each([
    ['nothing bought, nothing paid', 0, 0, []],
    ['bought and paid', 18.6, 1, []],
    ['bought and not paid', 0, 1, ['counted-unpaid']],
    ['paid and not bought', 18.6, 0, ['paid-uncounted']],
  ])('%s', async (_, paid, bought, checks) => {
    const { findings } = await judge('conflict', [
      amount('three_public.vehicle_purchase', paid, { label_zh: '公务用车购置费' }),
      count('three_public.vehicles_purchased', bought, 'vehicle', { label_zh: '购置公务用车' }),
    ]);
    expect(findings.map(({ params, severity }) => [params['check_name'], severity])).toEqual(
      checks.map((check) => [check, 'notice']),
    );
  });

  it('asks once of groups and travellers', async () => {
    const { findings } = await judge('conflict', [
      amount('three_public.overseas', 0),
      count('three_public.overseas_groups', 1, 'group'),
      count('three_public.overseas_people', 3, 'person'),
    ]);
    expect(findings).toHaveLength(1);
  });

  it('says nothing of a year that is not the document’s', async () => {
    const { findings } = await judge('conflict', [
      amount('three_public.overseas', 0, { fiscal_year: 2023 }),
      count('three_public.overseas_groups', 1, 'group', { fiscal_year: 2023 }),
    ]);
    expect(findings).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { deriveFacts } from '#ingest/derive.ts';
import type { MoneyItem, StatedFact } from '#ingest/disclosure.ts';
import type { Fact } from '#model/tables.ts';
import { REGISTRY } from './prose/reading.ts';

let line = 0;

function stated(
  concept: string,
  value: number,
  more: Partial<Fact> = {},
  extra: Partial<StatedFact> = {},
): StatedFact {
  line += 1;
  const measure = more.measure ?? 'final';
  const fact: Fact = {
    fact_id: `d/${concept}/${measure}/L${line}`,
    document_id: 'd',
    entity_id: 'e',
    fiscal_year: 2024,
    concept,
    measure,
    value,
    unit: 'CNY10k',
    decimals: 2,
    printed: String(value),
    label_zh: concept,
    origin: 'stated',
    derivation: null,
    form: 'prose',
    fund: null,
    section: 's',
    line_start: line,
    line_end: line,
    corrected_from: null,
    recognised: null,
    ...more,
  };
  return { fact, comparedWith: null, misplaced: false, spans: [], ...extra };
}

const derived = (...facts: StatedFact[]) =>
  deriveFacts(facts, REGISTRY).map(({ concept, fiscal_year, value, derivation }) => ({
    concept,
    year: fiscal_year,
    value,
    derivation,
  }));
const GENERAL = { fund: 'general_public_budget' } as const;

/** Concept and value of what two 项 of 20807 imply, 5 and 2 万元 of the general budget, where more was printed that was not read. */
const derivedBeside = (...unread: readonly MoneyItem[]) =>
  deriveFacts(
    [stated('function.2080702', 5, GENERAL), stated('function.2080799', 2, GENERAL)],
    REGISTRY,
    unread,
  ).map(({ concept, value }) => `${concept} ${value}`);

describe('totals of the classification', () => {
  test('款 and 类 that are not printed are the sum of their 项', () => {
    const one = stated('function.2080702', 0.1, GENERAL);
    const two = stated('function.2080799', 0.2, GENERAL);
    const sum = `{${one.fact.fact_id}} + {${two.fact.fact_id}}`;
    expect(derived(one, two)).toEqual([
      { concept: 'function.20807', year: 2024, value: 0.3, derivation: sum },
      { concept: 'function.208', year: 2024, value: 0.3, derivation: sum },
    ]);
  });

  test('a printed 类 is not derived, and its name is that of the classification', () => {
    const facts = deriveFacts(
      [stated('function.208', 9, GENERAL), stated('function.2080702', 5, GENERAL)].map((fact) => fact),
      REGISTRY,
    );
    expect(facts.map(({ concept, label_zh }) => [concept, label_zh])).toEqual([
      ['function.20807', '就业补助'],
    ]);
  });

  test('a 项 in a form and in prose counts once, and each fund by itself', () => {
    const results = derived(
      stated('function.2080702', 5, GENERAL),
      stated('function.2080702', 5, { ...GENERAL, form: 'form' }),
      stated('function.2080702', 7, { fund: 'all', form: 'form' }),
      stated('function.208', 5, GENERAL),
      stated('function.208', 7, { fund: 'all' }),
    );
    expect(results.map(({ value }) => value)).toEqual([5, 7]);
  });

  test('a total whose printed amount was not read is not added up, nor is one that lacks a 项', () => {
    expect(derivedBeside()).toEqual(['function.20807 7', 'function.208 7']);
    expect(derivedBeside({ concept: 'function.20807', ...GENERAL })).toEqual([]);
    expect(derivedBeside({ concept: 'function.208', ...GENERAL })).toEqual(['function.20807 7']);
    expect(derivedBeside({ concept: 'function.2080705', ...GENERAL })).toEqual([]);
    expect(derivedBeside({ concept: 'function.20807', ...GENERAL, isBelow: true })).toEqual([]);
    expect(derivedBeside({ concept: 'function.20805', ...GENERAL, isBelow: true })).toEqual([
      'function.20807 7',
    ]);
    // Of other money, or of a 项 that was read elsewhere.
    expect(derivedBeside({ concept: 'function.20807', fund: 'all' })).toHaveLength(2);
    expect(derivedBeside({ concept: 'function.2080702', ...GENERAL })).toHaveLength(2);
  });

  test('of two values of one 项 the one under its own 款 counts', () => {
    const misplaced = stated('function.2080702', 100, GENERAL, { misplaced: true });
    const results = derived(
      stated('function.208', 9, GENERAL),
      stated('function.2080702', 5, GENERAL),
      misplaced,
    );
    expect(results.map(({ value }) => value)).toEqual([5]);
  });

  test('two values under the right 款 leave no certain total', () => {
    expect(
      derived(
        stated('function.208', 9, GENERAL),
        stated('function.2080702', 5, GENERAL),
        stated('function.2080702', 6, GENERAL),
      ),
    ).toEqual([]);
  });
});

describe('chapters of the economic classification', () => {
  const wages = () => stated('economic.30101', 60.2);
  const pension = () => stated('economic.30302', 39.8);

  test('are the sum of their items where the items make up the funds printed', () => {
    const [first, second] = [wages(), pension()];
    expect(derived(stated('general_budget.personnel', 100), first, second)).toEqual([
      { concept: 'economic.301', year: 2024, value: 60.2, derivation: `{${first.fact.fact_id}}` },
      { concept: 'economic.303', year: 2024, value: 39.8, derivation: `{${second.fact.fact_id}}` },
    ]);
  });

  test('allow for the rounding of three figures, half a unit each, and no more', () => {
    const off = (personnel: number) =>
      derived(stated('general_budget.personnel', personnel), wages(), pension()).length;
    expect(off(100.01)).toBe(2);
    expect(off(100.02)).toBe(0);
  });

  test('are not known where only some items are named, or where no funds are printed', () => {
    expect(derived(stated('general_budget.personnel', 250), wages(), pension())).toEqual([]);
    expect(derived(wages(), pension())).toEqual([]);
  });

  test('that are printed are not derived', () => {
    const concepts = derived(
      stated('general_budget.personnel', 100),
      stated('economic.301', 60.2),
      wages(),
      pension(),
    ).map(({ concept }) => concept);
    expect(concepts).toEqual(['economic.303']);
  });
});

describe('the year before', () => {
  const change = (value: number, against = 2023, more: Partial<Fact> = {}) =>
    stated('agency_operation.total', value, { measure: 'change', ...more }, { comparedWith: against });

  test('is current less change, as precise as the less precise of them', () => {
    const current = stated('agency_operation.total', 142.3, { decimals: 1 });
    const [fact] = deriveFacts([current, change(4.18)], REGISTRY);
    expect(fact).toMatchObject({
      fiscal_year: 2023,
      value: 138.12,
      decimals: 1,
      origin: 'derived',
      printed: null,
    });
  });

  test('is not derived where the document states it', () => {
    expect(
      derived(
        stated('agency_operation.total', 10),
        stated('agency_operation.total', 7.9, { fiscal_year: 2023 }),
        change(2),
      ),
    ).toEqual([]);
  });

  test('is not derived from a change against another year', () => {
    expect(derived(stated('agency_operation.total', 10), change(2, 2022))).toEqual([]);
  });

  test('is not derived where two changes imply different amounts', () => {
    expect(derived(stated('agency_operation.total', 10), change(2), change(3))).toEqual([]);
  });
});

test('receptions of units add up to those of the department unless it states its own', () => {
  const unit = (value: number) =>
    stated('three_public.reception_unit', value, { measure: 'count', unit: 'group', decimals: 0 });
  expect(derived(unit(4), unit(3)).map(({ concept, value }) => [concept, value])).toEqual([
    ['three_public.reception_batches', 7],
  ]);
  const own = stated('three_public.reception_batches', 8, { measure: 'count', unit: 'group' });
  expect(derived(unit(4), unit(3), own)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '#build/node-engine.ts';
import type { Fact } from '#model/tables.ts';
import type { OutlierChangeRow, OutlierPeerRow } from '#warehouse/questions/questions.ts';
import { accountDocument, accountsOf, entity, fact } from './fixture.ts';

const of = (entity_id: string, concept: string, value: number, more: Partial<Fact> = {}): Fact =>
  fact(entity_id, concept, value, { document_id: `${entity_id}-2024`, ...more });

async function peers(facts: readonly Fact[], years = [2024]): Promise<OutlierPeerRow[]> {
  const engine = await openNodeEngine({
    tables: accountsOf(facts, {
      entities: [entity('a'), { ...entity('b'), level: 'prefecture' }, entity('c')],
      documents: [
        accountDocument('a', 2024, { staff: 20 }),
        accountDocument('b', 2024, { scope: 'single_unit' }),
        accountDocument('c', 2023),
      ],
    }),
  });
  const rows = await engine.ask('outlier_peers', {
    entities: ['a', 'b', 'c'],
    years,
    concept: 'expenditure.project',
    measure: 'final',
  });
  engine.close();
  return rows;
}

async function changes(facts: readonly Fact[], documents = [accountDocument('a', 2024)]) {
  const engine = await openNodeEngine({ tables: accountsOf(facts, { documents }) });
  const rows = await engine.ask('outlier_changes', { entities: ['a'], years: [2024] });
  engine.close();
  return new Map<string, OutlierChangeRow>(rows.map((row) => [row.concept, row]));
}

describe('a measure among peers', () => {
  it('has a row for every body a document speaks of, with the figure or without it', async () => {
    const rows = await peers([
      of('a', 'expenditure.project', 30),
      of('a', 'expenditure.current', 120),
      of('a', 'expenditure.total', 150),
      of('b', 'general_budget.total', 80),
    ]);
    expect(rows.map((row) => [row.entity_id, row.value, row.total, row.total_concept, row.staff])).toEqual([
      ['a', 30, 120, 'expenditure.current', 20],
      ['b', null, 80, 'general_budget.total', null],
    ]);
    expect(rows.map(({ level, scope }) => [level, scope])).toEqual([
      ['county', 'consolidated'],
      ['prefecture', 'single_unit'],
    ]);
  });

  it('takes a year without a document of its own from the next year’s, without its staff', async () => {
    const prior = { fiscal_year: 2023, origin: 'derived', derivation: '{x}', printed: null };
    const [row] = await peers([of('a', 'expenditure.project', 25, prior)], [2023]);
    expect(row).toMatchObject({
      entity_id: 'a',
      fiscal_year: 2023,
      document_id: 'a-2024',
      value: 25,
      value_origin: 'derived',
      staff: null,
    });
  });

  it('keeps a figure of 0 apart from none, and other measures out', async () => {
    const rows = await peers([
      of('a', 'expenditure.project', 0),
      of('b', 'expenditure.project', 12, { measure: 'initial_budget' }),
    ]);
    expect(rows.map(({ entity_id, value }) => [entity_id, value])).toEqual([
      ['a', 0],
      ['b', null],
    ]);
  });

  it('knows the size of a body when the measure is its expenditure', async () => {
    const engine = await openNodeEngine({ tables: accountsOf([of('a', 'expenditure.current', 120)]) });
    const [row] = await engine.ask('outlier_peers', {
      entities: ['a'],
      years: [2024],
      concept: 'expenditure.current',
      measure: 'final',
    });
    engine.close();
    expect(row).toMatchObject({ value: 120, total: 120 });
  });
});

describe('changes on the year before', () => {
  it('hold the year against its own document of the year before, else what this year’s states', async () => {
    const rows = await changes(
      [
        of('a', 'function.208', 60),
        of('a', 'function.208', 50, { fiscal_year: 2023, document_id: 'a-2023' }),
        of('a', 'function.208', 51, { fiscal_year: 2023 }),
        of('a', 'three_public.total', 3.24),
        of('a', 'three_public.total', 4.85, {
          fiscal_year: 2023,
          origin: 'derived',
          derivation: '{x}',
          printed: null,
        }),
      ],
      [accountDocument('a', 2023, { scope: 'headquarters' }), accountDocument('a', 2024)],
    );
    expect(rows.get('function.208')).toMatchObject({
      value: 60,
      prior: 50,
      prior_origin: 'stated',
      prior_scope: 'headquarters',
      value_scope: 'consolidated',
      name_zh: '社会保障和就业支出',
    });
    expect(rows.get('three_public.total')).toMatchObject({
      value: 3.24,
      prior: 4.85,
      prior_origin: 'derived',
    });
  });

  it('leave a side that is not reported empty, on either side', async () => {
    const rows = await changes([
      of('a', 'function.210', 7),
      of('a', 'function.205', 3, { fiscal_year: 2023 }),
      of('a', 'function.2080702', 5),
    ]);
    expect(rows.get('function.210')).toMatchObject({ value: 7, prior: null });
    expect(rows.get('function.205')).toMatchObject({ value: null, prior: 3 });
    expect(rows.has('function.2080702')).toBe(false);
  });
});

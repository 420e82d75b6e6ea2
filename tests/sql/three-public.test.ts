import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '#build/node-engine.ts';
import type { Fact } from '#model/tables.ts';
import type { ThreePublicRow, UnitCostRow } from '#warehouse/questions/questions.ts';
import { accountDocument, accountsOf, fact } from './fixture.ts';

const selection = { entities: ['a'], years: [2024] };

async function threePublic(facts: readonly Fact[]): Promise<ThreePublicRow[]> {
  const documents = [accountDocument('a', 2023), accountDocument('a', 2024)];
  const engine = await openNodeEngine({ tables: accountsOf(facts, { documents }) });
  const rows = await engine.ask('three_public', selection);
  engine.close();
  return rows;
}

async function unitCosts(facts: readonly Fact[]): Promise<UnitCostRow[]> {
  const engine = await openNodeEngine({ tables: accountsOf(facts) });
  const rows = await engine.ask('three_public_unit_costs', selection);
  engine.close();
  return rows;
}

describe('three-public expenses', () => {
  it('hold the final account against the adjusted budget where there is one, else the initial one', async () => {
    const rows = await threePublic([
      fact('a', 'three_public.total', 10),
      fact('a', 'three_public.total', 15, { measure: 'initial_budget' }),
      fact('a', 'three_public.total', 12, { measure: 'adjusted_budget' }),
      fact('a', 'three_public.vehicle', 0),
      fact('a', 'three_public.vehicle', 2, { measure: 'initial_budget' }),
      fact('a', 'three_public.overseas', 0, { measure: 'initial_budget' }),
    ]);
    expect(
      rows.map(({ concept, final, budget, budget_measure, prior }) => [
        concept,
        final,
        budget,
        budget_measure,
        prior,
      ]),
    ).toEqual([
      ['three_public.overseas', null, 0, 'initial_budget', null],
      ['three_public.total', 10, 12, 'adjusted_budget', null],
      ['three_public.vehicle', 0, 2, 'initial_budget', null],
    ]);
  });

  it("take the year before from its own document, else from what this year's document implies", async () => {
    const rows = await threePublic([
      fact('a', 'three_public.total', 10),
      fact('a', 'three_public.total', 8, {
        fiscal_year: 2023,
        origin: 'derived',
        derivation: '{x}',
        printed: null,
      }),
      fact('a', 'three_public.total', 9, { fiscal_year: 2023, document_id: 'a-2023' }),
      fact('a', 'three_public.reception', 4),
      fact('a', 'three_public.reception', 3, {
        fiscal_year: 2023,
        origin: 'derived',
        derivation: '{x}',
        printed: null,
      }),
    ]);
    expect(rows.map(({ concept, prior, prior_origin }) => [concept, prior, prior_origin])).toEqual([
      ['three_public.reception', 3, 'derived'],
      ['three_public.total', 9, 'stated'],
    ]);
  });

  it('have no row for what is known of the year before only', async () => {
    expect(await threePublic([fact('a', 'three_public.total', 9, { fiscal_year: 2023 })])).toEqual([]);
  });

  it('leave out single receptions, units and kinds of vehicle, of which there are many', async () => {
    const rows = await threePublic([
      fact('a', 'three_public.vehicles_purchased_suv', 20),
      fact('a', 'three_public.vehicles_purchased_suv', 1, { measure: 'count', unit: 'vehicle' }),
      fact('a', 'three_public.reception_detail', 0.5),
      fact('a', 'three_public.reception_detail', 0.7),
    ]);
    expect(rows).toEqual([]);
  });

  it('include the counts, which have no budget', async () => {
    const rows = await threePublic([
      fact('a', 'three_public.vehicles_held', 2, { measure: 'count', unit: 'vehicle' }),
      fact('a', 'three_public.vehicles_held', 3, { measure: 'count', unit: 'vehicle', fiscal_year: 2023 }),
    ]);
    expect(rows).toMatchObject([
      {
        concept: 'three_public.vehicles_held',
        unit: 'vehicle',
        final: 2,
        prior: 3,
        budget: null,
        budget_measure: null,
      },
    ]);
  });
});

describe('unit costs', () => {
  const count = { measure: 'count', unit: 'visit' } as const;

  it('are yuan per visitor, batch and vehicle, of domestic receptions where stated apart', async () => {
    const rows = await unitCosts([
      fact('a', 'three_public.reception', 3),
      fact('a', 'three_public.reception_domestic', 2.5),
      fact('a', 'three_public.reception_visitors', 200, count),
      fact('a', 'three_public.reception_batches', 25, count),
      fact('a', 'three_public.vehicle_operation', 6),
      fact('a', 'three_public.vehicles_held', 4, { measure: 'count', unit: 'vehicle' }),
    ]);
    expect(rows.map(({ ratio, value, amount, count }) => [ratio, value, amount, count])).toEqual([
      ['per_batch', 1000, 2.5, 25],
      ['per_vehicle', 15000, 6, 4],
      ['per_visitor', 125, 2.5, 200],
    ]);
  });

  it('are null where the count is 0 or missing, or the amount is', async () => {
    const rows = await unitCosts([
      fact('a', 'three_public.reception', 0),
      fact('a', 'three_public.reception_visitors', 0, count),
      fact('a', 'three_public.vehicles_held', 4, { measure: 'count', unit: 'vehicle' }),
    ]);
    expect(rows.map(({ ratio, value, amount, count }) => [ratio, value, amount, count])).toEqual([
      ['per_batch', null, 0, null],
      ['per_vehicle', null, null, 4],
      ['per_visitor', null, 0, 0],
    ]);
  });

  it('do not divide all receptions by domestic visitors where there were foreign ones', async () => {
    const rows = await unitCosts([
      fact('a', 'three_public.reception', 3),
      fact('a', 'three_public.reception_foreign', 1),
      fact('a', 'three_public.reception_visitors', 200, count),
    ]);
    expect(rows).toMatchObject([{ ratio: 'per_visitor', value: null, amount: null, count: 200 }]);
  });
});

import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '#build/node-engine.ts';
import type { Fact } from '#model/tables.ts';
import type { SubsidyRow } from '#warehouse/questions/questions.ts';
import { accountsOf, fact } from './fixture.ts';

async function subsidies(facts: readonly Fact[], years = [2024]): Promise<SubsidyRow[]> {
  const engine = await openNodeEngine({ tables: accountsOf(facts) });
  const rows = await engine.ask('employment_subsidies', { entities: ['a'], years });
  engine.close();
  return rows;
}

describe('employment subsidies', () => {
  it('are the 项 beneath 20807 as share of the expenditure, zero included, the 款 left out', async () => {
    const rows = await subsidies([
      fact('a', 'expenditure.current', 1000),
      fact('a', 'function.20807', 250),
      fact('a', 'function.2080702', 250),
      fact('a', 'function.2080705', 0),
      fact('a', 'function.2080801', 90),
    ]);
    expect(rows).toMatchObject([
      {
        code: '2080702',
        name_zh: '职业培训补贴',
        value: 250,
        total_concept: 'expenditure.current',
        total: 1000,
        share: 25,
      },
      { code: '2080705', value: 0, share: 0 },
    ]);
  });

  it('carry the 款 as a whole, printed before derived, and null where there is none', async () => {
    const item = fact('a', 'function.2080702', 250);
    expect(await subsidies([item, fact('a', 'function.20807', 251)])).toMatchObject([
      { code: '2080702', value: 250, division: 251, division_origin: 'stated' },
    ]);
    expect(await subsidies([item])).toMatchObject([{ division: null, division_fact_id: null }]);
  });

  it('are one row for the 款 where no 项 is reported', async () => {
    expect(await subsidies([fact('a', 'function.20807', 250)])).toMatchObject([
      { code: '20807', value: 250, total: null, share: null },
    ]);
  });

  it('are one row without code where the accounts report none', async () => {
    expect(
      await subsidies([fact('a', 'expenditure.current', 1000), fact('a', 'function.208', 9)]),
    ).toMatchObject([{ code: null, value: null, value_fact_id: null, total: 1000, share: null }]);
  });

  it('are unknown, not none, for a year of which only another document gives a few figures', async () => {
    const prior = { fiscal_year: 2023 };
    expect(await subsidies([fact('a', 'three_public.total', 3, prior)], [2023])).toEqual([]);
    expect(await subsidies([fact('a', 'function.2080702', 3, prior)], [2023])).toMatchObject([
      { fiscal_year: 2023, code: '2080702', value: 3 },
    ]);
  });
});

/** Which figures rest on which: derived ones on their terms, and statements of one figure on each other. */
import { expect, it } from 'vitest';
import { openNodeEngine } from '#build/node-engine.ts';
import { doubtsByFact } from '#app/source/doubts.ts';
import type { FindingRow } from '#warehouse/questions/questions.ts';
import { accountsOf, fact } from './fixture.ts';

it('marks every statement of a figure that takes part in a contradiction', async () => {
  const vehicle = (fact_id: string, value: number, line_start: number) =>
    fact('a', 'three_public.vehicle', value, { fact_id, line_start });
  const engine = await openNodeEngine({
    tables: accountsOf([
      vehicle('first', 2.09, 251),
      vehicle('second', 2.09, 256),
      vehicle('third', 2.09, 300),
      vehicle('other', 2.1, 301),
      fact('a', 'three_public.vehicle', 2.09, { fact_id: 'budget', measure: 'initial_budget' }),
      fact('a', 'three_public.vehicle', 2.73, {
        fact_id: 'prior',
        fiscal_year: 2023,
        origin: 'derived',
        derivation: '{third} - {other}',
      }),
    ]),
  });
  const rows = await engine.ask('derivations', { entities: ['a'], years: [2024] });
  engine.close();
  const finding = { severity: 'error', fact_ids: ['second'] } as unknown as FindingRow;
  expect([...doubtsByFact([finding], rows).keys()].sort()).toEqual(['first', 'prior', 'second', 'third']);
});

import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '#build/node-engine.ts';
import type { Fact } from '#model/tables.ts';
import { accountDocument, accountsOf, fact } from './fixture.ts';

const concept = 'expenditure.current';

/** Value shown for the year 2024 of body `a`, whose documents of 2024 and 2025 hold the facts. */
async function shown(facts: readonly Fact[]): Promise<number[]> {
  const documents = [accountDocument('a', 2024), accountDocument('a', 2025)];
  const engine = await openNodeEngine({ tables: accountsOf(facts, { documents }) });
  const rows = await engine.ask('trend', { entities: ['a'], concept, measure: 'final' });
  engine.close();
  return rows.filter(({ fiscal_year }) => fiscal_year === 2024).map(({ value }) => value);
}

describe('the figure shown where documents state several', () => {
  it('comes from the document of that very year, even if derived there and stated a year later', async () => {
    const own = fact('a', concept, 1, { origin: 'derived', derivation: '{x}', printed: null });
    const later = fact('a', concept, 2, { document_id: 'a-2025', form: 'form' });
    expect(await shown([later, own])).toEqual([1]);
  });

  it("comes from the next year's document where the year's own does not state it", async () => {
    expect(await shown([fact('a', concept, 2, { document_id: 'a-2025' })])).toEqual([2]);
  });

  it('is stated before derived, even if the derived one stands in a form', async () => {
    const derived = fact('a', concept, 1, {
      origin: 'derived',
      derivation: '{x}',
      printed: null,
      form: 'form',
    });
    expect(await shown([derived, fact('a', concept, 2)])).toEqual([2]);
  });

  it("is a form's before the prose's", async () => {
    expect(await shown([fact('a', concept, 1), fact('a', concept, 2, { form: 'form' })])).toEqual([2]);
  });

  it('covers the widest money', async () => {
    const narrow = fact('a', concept, 1, { fund: 'general_public_budget', decimals: 4 });
    expect(await shown([narrow, fact('a', concept, 2, { fund: 'all' })])).toEqual([2]);
  });

  it('has the more decimals, then the earlier line', async () => {
    const coarse = fact('a', concept, 1, { decimals: 0, line_start: 1 });
    const late = fact('a', concept, 2, { decimals: 2, line_start: 300 });
    const early = fact('a', concept, 3, { decimals: 2, line_start: 20 });
    expect(await shown([coarse, late, early])).toEqual([3]);
  });
});

import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '#build/node-engine.ts';
import type { AccountDocument, Fact } from '#model/tables.ts';
import type { RestatementRow } from '#warehouse/questions/questions.ts';
import { accountDocument, accountsOf, fact } from './fixture.ts';

/** What is asked of the year 2023: it has a document of its own, and the one of 2024 tells of it again. */
async function restatements(
  facts: readonly Fact[],
  next: Partial<AccountDocument> = {},
): Promise<RestatementRow[]> {
  const documents = [accountDocument('a', 2023), accountDocument('a', 2024, next)];
  const engine = await openNodeEngine({ tables: accountsOf(facts, { documents }) });
  const rows = await engine.ask('restatements', { entities: ['a'], years: [2022, 2023, 2024] });
  engine.close();
  return rows;
}

const TOTAL = 'expenditure.current';
const own = (value: number, values: Partial<Fact> = {}) =>
  fact('a', TOTAL, value, { document_id: 'a-2023', fiscal_year: 2023, ...values });
const later = (value: number, values: Partial<Fact> = {}) =>
  fact('a', TOTAL, value, { fiscal_year: 2023, ...values });

describe('restatements', () => {
  it('name both values with their facts and documents', async () => {
    const rows = await restatements([
      own(1200.5, { fact_id: 'before' }),
      later(1180.25, { fact_id: 'after' }),
      fact('a', TOTAL, 1300),
    ]);
    expect(rows).toEqual([
      {
        entity_id: 'a',
        fiscal_year: 2023,
        concept: TOTAL,
        measure: 'final',
        unit: 'CNY10k',
        fund: null,
        own: 1200.5,
        own_fact_id: 'before',
        own_document_id: 'a-2023',
        restated: 1180.25,
        restated_fact_id: 'after',
        restated_origin: 'stated',
        restated_document_id: 'a-2024',
        name_zh: null,
        name_en: null,
      },
    ]);
  });

  it('are none where the printed intervals meet', async () => {
    // 1,200.50 printed as 1,200.5 or as 1,201, and 1,200.505 to either side of the same 分
    for (const [value, decimals] of [
      [1200.5, 1],
      [1201, 0],
      [1200.505, 3],
    ] as const) {
      expect(await restatements([own(1200.5), later(value, { decimals })])).toEqual([]);
    }
    expect(await restatements([own(1200.5), later(1202, { decimals: 0 })])).toHaveLength(1);
  });

  it('are told by a stated change as well, as uncertain as its two terms together', async () => {
    const derived = (value: number) =>
      later(value, { origin: 'derived', derivation: '{a-2024/x} - {a-2024/y}', printed: null });
    expect(await restatements([own(1200.5), derived(1200.51)])).toEqual([]);
    expect(await restatements([own(1200.5), derived(1200.53)])).toMatchObject([
      { restated: 1200.53, restated_origin: 'derived' },
    ]);
  });

  it('are none of sums over parts, whose parts need not be all there are', async () => {
    const sum = { origin: 'derived', derivation: '{a-2024/x} + {a-2024/y}', printed: null } as const;
    expect(await restatements([own(1200.5), later(900, sum)])).toEqual([]);
    expect(await restatements([own(1200.5, sum), later(900)])).toEqual([]);
  });

  it('are none where any of several statements agrees', async () => {
    expect(
      await restatements([own(1200.5, { form: 'form' }), own(1190, { form: 'prose' }), later(1190)]),
    ).toEqual([]);
  });

  it('compare the same money and the same scope only', async () => {
    const funds = [own(1200.5, { fund: 'all' }), later(1100, { fund: 'general_public_budget' })];
    expect(await restatements(funds)).toEqual([]);
    expect(await restatements([own(1200.5), later(900)], { scope: 'headquarters' })).toEqual([]);
  });

  it('prefer what is printed to what a change implies, and leave itemised amounts alone', async () => {
    const rows = await restatements([
      own(1200.5),
      later(1100, { origin: 'derived', derivation: '{a-2024/x} - {a-2024/y}', printed: null }),
      later(1101),
      fact('a', 'explanation.amount', 3, { document_id: 'a-2023', fiscal_year: 2023 }),
      fact('a', 'explanation.amount', 5, { fiscal_year: 2023 }),
    ]);
    expect(rows).toMatchObject([{ concept: TOTAL, restated: 1101 }]);
  });

  it('carry the name of a coded item', async () => {
    const item = { concept: 'function.20807', document_id: 'a-2023', fiscal_year: 2023 };
    const rows = await restatements([own(10, item), later(12, { concept: 'function.20807' })]);
    expect(rows).toMatchObject([{ name_zh: '就业补助', name_en: 'Employment subsidies' }]);
  });
});

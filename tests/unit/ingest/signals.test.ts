import { describe, expect, test } from 'vitest';
import { findSignals } from '#ingest/signals.ts';
import type { Fact } from '#model/tables.ts';

const fact = (concept: string, value: number, more: Partial<Fact> = {}): Fact => ({
  fact_id: `body-2024/${concept}/final/2024/L${more.line_start ?? 1}`,
  document_id: 'body-2024',
  entity_id: 'body',
  fiscal_year: 2024,
  concept,
  measure: 'final',
  value,
  unit: 'CNY10k',
  decimals: 2,
  printed: String(value),
  label_zh: concept,
  origin: 'stated',
  derivation: null,
  form: 'form',
  fund: null,
  section: '',
  line_start: 1,
  line_end: 1,
  corrected_from: null,
  ...more,
});

const of = (code: string, value: number, line: number) =>
  fact(`function.${code}`, value, { fund: 'all', line_start: line });

describe('one figure printed twice', () => {
  test('agrees where what rounding leaves open meets', () => {
    const coarse = fact('expenditure.basic', 17.3, { decimals: 1, line_start: 9 });
    expect(findSignals([fact('expenditure.basic', 17.27), coarse])).toEqual([]);
  });

  test('is told with each of its values once, in the order of the lines', () => {
    const first = fact('expenditure.basic', 17.27, { line_start: 4 });
    const again = fact('expenditure.basic', 17.27, { line_start: 8 });
    const other = fact('expenditure.basic', 71.27, { line_start: 20 });
    const [signal, ...more] = findSignals([first, again, other]);
    expect(more).toEqual([]);
    expect(signal).toMatchObject({ kind: 'conflict', severity: 'error', facts: [first, other] });
  });

  test('that differs by one unit of the last digit is a notice', () => {
    const facts = [fact('income.current', 100), fact('income.current', 100.01, { line_start: 2 })];
    expect(findSignals(facts).map(({ severity }) => severity)).toEqual([]);
    const cut = [fact('income.current', 100), fact('income.current', 100.02, { line_start: 2 })];
    expect(findSignals(cut).map(({ severity }) => severity)).toEqual(['notice']);
  });

  test('for different money, years or measures is no figure twice', () => {
    const facts = [
      fact('function.208', 5, { fund: 'all' }),
      fact('function.208', 4, { fund: 'general_public_budget' }),
      fact('function.208', 3, { fund: 'all', fiscal_year: 2023 }),
      fact('function.208', 2, { fund: 'all', measure: 'initial_budget' }),
    ];
    expect(findSignals(facts)).toEqual([]);
  });

  test('under a concept that lists several amounts by nature is no contradiction', () => {
    const facts = [fact('three_public.reception_detail', 1), fact('three_public.reception_detail', 2)];
    expect(findSignals(facts)).toEqual([]);
  });
});

describe('a total and its classes', () => {
  const classes = [of('208', 90, 11), of('210', 6, 12), of('221', 4, 13)];

  test('agree within the rounding of every term', () => {
    expect(findSignals([fact('expenditure.current', 100.02), ...classes])).toEqual([]);
  });

  test('disagree beyond it, with what the classes come to', () => {
    const total = fact('expenditure.current', 110, { line_start: 10 });
    expect(findSignals([total, ...classes])).toMatchObject([
      { kind: 'sum', severity: 'error', sum: 100, facts: [total, ...classes] },
    ]);
  });

  test('are not compared where a class is known only from some of its items', () => {
    const derived = { ...classes[1]!, origin: 'derived', printed: null };
    expect(findSignals([fact('expenditure.current', 110), classes[0]!, derived])).toEqual([]);
  });
});

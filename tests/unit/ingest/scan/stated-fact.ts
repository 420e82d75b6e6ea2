import type { Fact } from '#model/tables.ts';
import type { StatedFact } from '#ingest/disclosure.ts';

/** An amount of a form with two decimals, and what a test says otherwise. */
export function statedFact(concept: string, value: number, more: Partial<Fact> = {}): StatedFact {
  const fact: Fact = {
    fact_id: `d/${concept}/${more.measure ?? 'final'}/L${more.line_start ?? 1}`,
    document_id: 'd',
    entity_id: 'e',
    fiscal_year: 2024,
    concept,
    measure: 'final',
    value,
    unit: 'CNY10k',
    decimals: 2,
    printed: value.toFixed(2),
    label_zh: concept,
    origin: 'stated',
    derivation: null,
    form: 'form',
    fund: null,
    section: 's',
    line_start: 1,
    line_end: 1,
    corrected_from: null,
    recognised: null,
    ...more,
  };
  return { fact, comparedWith: null, misplaced: false, spans: [] };
}

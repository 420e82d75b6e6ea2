import { expect, test } from 'vitest';
import type { Fact } from '#model/tables.ts';
import { compareFacts } from '#app/import/reviewed-figures.ts';

const fact = (concept: string, value: number, more: Partial<Fact> = {}): Fact => ({
  fact_id: `body-2024/${concept}/final/2024/L${more.line_start ?? 1}`,
  document_id: 'body-2024',
  entity_id: 'body',
  concept,
  measure: 'final',
  fiscal_year: 2024,
  fund: null,
  unit: 'CNY10k',
  value,
  decimals: 2,
  label_zh: concept,
  origin: 'stated',
  derivation: null,
  section: '',
  corrected_from: null,
  recognised: null,
  form: 'form',
  printed: String(value),
  line_start: 1,
  line_end: 1,
  ...more,
});

test('figures both state are alike within rounding, wherever they stand', () => {
  const here = [
    fact('expenditure.basic', 1727.15, { line_start: 183 }),
    fact('expenditure.project', 4658.06),
  ];
  const there = [fact('expenditure.basic', 1727.2, { decimals: 1 }), fact('expenditure.project', 4658.06)];
  expect(compareFacts(here, there)).toEqual({ equal: 2, changed: [], onlyHere: [], onlyThere: [] });
});

test('another value, and what only one of them states, are told apart', () => {
  const kept = fact('expenditure.basic', 10);
  const changed = [fact('expenditure.project', 20), fact('expenditure.project', 25)] as const;
  const ours = fact('function.208', 1, { fund: 'all' });
  const theirs = fact('function.208', 1, { fund: 'general_public_budget' });
  expect(compareFacts([kept, changed[0], ours], [kept, changed[1], theirs])).toEqual({
    equal: 1,
    changed: [{ here: changed[0], there: changed[1] }],
    onlyHere: [{ here: ours, there: null }],
    onlyThere: [{ here: null, there: theirs }],
  });
});

test('a figure stated several times is alike where one statement is, else shown by its form', () => {
  const prose = fact('income.total', 100, { form: 'prose', line_start: 3 });
  const form = fact('income.total', 120, { line_start: 300 });
  expect(compareFacts([prose, form], [fact('income.total', 120)]).equal).toBe(1);
  const other = fact('income.total', 90);
  expect(compareFacts([prose, form], [other]).changed).toEqual([{ here: form, there: other }]);
});

test('derived figures are not compared: they follow from the others', () => {
  const derived = fact('function.20807', 5, { origin: 'derived', printed: null });
  expect(compareFacts([derived], [])).toEqual({ equal: 0, changed: [], onlyHere: [], onlyThere: [] });
});

test('single receptions are told apart by their names', () => {
  const reception = (label_zh: string, value: number) =>
    fact('three_public.reception_detail', value, { label_zh });
  const { equal, onlyThere } = compareFacts([reception('甲', 1)], [reception('甲', 1), reception('乙', 2)]);
  expect([equal, onlyThere.map(({ there }) => there?.label_zh)]).toEqual([1, ['乙']]);
});

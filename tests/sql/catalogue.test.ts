import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { accountDocument, CLASSIFICATION, entity, fact } from './fixture.ts';

let engine: NodeEngine;

beforeAll(async () => {
  engine = await openNodeEngine({
    tables: {
      entities: [entity('a'), entity('b')],
      documents: [
        accountDocument('a', 2024, {
          published_on: '2025-10-29',
          staff: 119,
          staff_line_start: 4,
          staff_line_end: 5,
        }),
        accountDocument('b', 2023),
      ],
      classification: CLASSIFICATION,
      facts: [
        fact('a', 'function.208', 5, { fact_id: 'now' }),
        fact('a', 'function.208', 4, {
          fact_id: 'before',
          fiscal_year: 2023,
          origin: 'derived',
          derivation: '{now} - {x}',
          printed: null,
        }),
        fact('a', 'income.total', 4),
      ],
    },
  });
});
afterAll(() => engine.close());

describe('departments', () => {
  it('are one row per document, with the day of publication as text', async () => {
    const rows = await engine.ask('departments', {});
    expect(rows).toMatchObject([
      {
        entity_id: 'a',
        fiscal_year: 2024,
        document_id: 'a-2024',
        published_on: '2025-10-29',
        staff: 119,
        staff_line_start: 4,
      },
      { entity_id: 'b', fiscal_year: 2023, published_on: null, staff: null, staff_line_start: null },
    ]);
  });
});

describe('department years', () => {
  it('include years without a document and documents without figures', async () => {
    expect(await engine.ask('department_years', {})).toEqual([
      { entity_id: 'a', fiscal_year: 2023, document_id: null, figures: 1 },
      { entity_id: 'a', fiscal_year: 2024, document_id: 'a-2024', figures: 2 },
      { entity_id: 'b', fiscal_year: 2023, document_id: 'b-2023', figures: 0 },
    ]);
  });
});

describe('a code of a classification', () => {
  it('has its name whether or not anybody reports it, and no row where there is no such code', async () => {
    const ask = (scheme: string, code: string) => engine.ask('classification_name', { scheme, code });
    expect(await ask('functional', '2080702')).toEqual([
      { code: '2080702', name_zh: '职业培训补贴', name_en: 'Training subsidies' },
    ]);
    expect(await ask('functional', '299')).toEqual([]);
    expect(await ask('economic', '208')).toEqual([]);
  });
});

describe('trends', () => {
  it('can be drawn of what has a point', async () => {
    expect(await engine.ask('trend_concepts', { entities: ['a', 'b'] })).toEqual([
      {
        concept: 'function.208',
        measure: 'final',
        unit: 'CNY10k',
        name_zh: '社会保障和就业支出',
        name_en: 'Social security and employment',
        entities: 1,
        points: 2,
      },
      {
        concept: 'income.total',
        measure: 'final',
        unit: 'CNY10k',
        name_zh: null,
        name_en: null,
        entities: 1,
        points: 1,
      },
    ]);
  });

  it('tell derived points from stated ones', async () => {
    const rows = await engine.ask('trend', { entities: ['a'], concept: 'function.208', measure: 'final' });
    expect(rows).toMatchObject([
      { fiscal_year: 2023, value: 4, origin: 'derived', fact_id: 'before', document_id: 'a-2024' },
      { fiscal_year: 2024, value: 5, origin: 'stated', fact_id: 'now' },
    ]);
  });
});

describe('sources of facts', () => {
  it('say which document of which year speaks of which year', async () => {
    const rows = await engine.ask('fact_sources', { fact_ids: ['before', 'unknown'] });
    expect(rows).toMatchObject([
      {
        fact_id: 'before',
        fiscal_year: 2023,
        document_year: 2024,
        derivation: '{now} - {x}',
        published_on: '2025-10-29',
        entity_zh: 'a',
        line_count: 1000,
      },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { accountDocument, accountsOf, CLASSIFICATION, entity, fact } from './fixture.ts';

let engine: NodeEngine;
const selection = { entities: ['a', 'b'], years: [2024] };

beforeAll(async () => {
  engine = await openNodeEngine({
    tables: {
      entities: [entity('a'), entity('b')],
      documents: [accountDocument('a', 2024, { staff: 50 }), accountDocument('b', 2024)],
      classification: CLASSIFICATION,
      facts: [
        fact('a', 'expenditure.total', 900),
        fact('a', 'expenditure.current', 800),
        fact('a', 'expenditure.basic', 0),
        fact('a', 'expenditure.project', 800),
        fact('a', 'expenditure.business', 0),
        fact('a', 'expenditure.turned_over', 3),
        fact('a', 'function.208', 600, { fund: 'all' }),
        fact('a', 'function.20807', 150, { origin: 'derived', derivation: '{x}', printed: null }),
        fact('a', 'function.2080702', 150),
        fact('a', 'function.210', 0),
        fact('a', 'function.208', 999, { fiscal_year: 2023 }),
        fact('a', 'function.208', 12.5, { measure: 'share_pct', unit: '%' }),
        fact('a', 'economic.301', 40),
        fact('a', 'economic.30101', 30),
        fact('a', 'general_budget.basic', 80),
        fact('a', 'general_budget.personnel', 60),
        fact('a', 'general_budget.operating', 20),
        fact('b', 'general_budget.total', 0),
        fact('b', 'function.208', 7),
        fact('b', 'expenditure.basic', 5),
        fact('b', 'economic.302', 1),
        fact('b', 'general_budget.personnel', 4),
      ],
    },
  });
});
afterAll(() => engine.close());

describe('spending by function', () => {
  it('gives the 类 with their share of the expenditure of the year', async () => {
    const rows = await engine.ask('spending_by_function', { ...selection, parent: '' });
    expect(rows.filter(({ entity_id }) => entity_id === 'a')).toMatchObject([
      {
        concept: 'function.208',
        code: '208',
        name_zh: '社会保障和就业支出',
        name_en: 'Social security and employment',
        fund: 'all',
        value: 600,
        value_origin: 'stated',
        total_concept: 'expenditure.current',
        total: 800,
        share: 75,
        has_parts: true,
        staff: 50,
        per_staff: 12,
      },
      { code: '210', value: 0, share: 0, has_parts: false, name_zh: null },
    ]);
  });

  it('has no share where the total is 0, and nothing per person where no staff is stated', async () => {
    const rows = await engine.ask('spending_by_function', { ...selection, parent: '' });
    expect(rows.filter(({ entity_id }) => entity_id === 'b')).toMatchObject([
      {
        code: '208',
        value: 7,
        total_concept: 'general_budget.total',
        total: 0,
        share: null,
        staff: null,
        per_staff: null,
      },
    ]);
  });

  it('goes down one level at a time, as parts of the parent', async () => {
    const divisions = await engine.ask('spending_by_function', { ...selection, parent: '208' });
    expect(divisions).toMatchObject([
      {
        code: '20807',
        value: 150,
        value_origin: 'derived',
        total_concept: 'function.208',
        total: 600,
        share: 25,
        has_parts: true,
      },
      // b reports the class and nothing beneath it.
      { entity_id: 'b', concept: null, value: null, total: 7, total_concept: 'function.208' },
    ]);
    const items = await engine.ask('spending_by_function', { ...selection, parent: '20807' });
    expect(items).toMatchObject([
      {
        code: '2080702',
        name_zh: '职业培训补贴',
        total_concept: 'function.20807',
        total_origin: 'derived',
        share: 100,
        has_parts: false,
      },
    ]);
    expect(await engine.ask('spending_by_function', { ...selection, parent: '2080702' })).toMatchObject([
      { concept: null, value: null, total: 150, total_concept: 'function.2080702' },
    ]);
  });

  it('selects nothing for empty lists, unknown departments, and years that are none', async () => {
    for (const nothing of [
      { entities: [], years: [2024] },
      { entities: ['a'], years: [] },
      { entities: ['nobody'], years: [2024] },
      { entities: ['a'], years: [2019.5, 99999] },
    ]) {
      expect(await engine.ask('spending_by_function', { ...nothing, parent: '' })).toEqual([]);
    }
  });
});

describe('spending by nature', () => {
  it('keeps basic expenditure of 0 and leaves out the smaller kinds that are 0', async () => {
    const rows = await engine.ask('spending_by_nature', selection);
    expect(rows.map(({ entity_id, concept, value, share }) => [entity_id, concept, value, share])).toEqual([
      ['a', 'expenditure.basic', 0, 0],
      ['a', 'expenditure.project', 800, 100],
      ['a', 'expenditure.turned_over', 3, 0.375],
      ['b', 'expenditure.basic', 5, null],
    ]);
  });
});

describe('spending by funds', () => {
  it('divides basic expenditure of the general public budget, else basic expenditure', async () => {
    const rows = await engine.ask('spending_by_funds', selection);
    expect(
      rows.map(({ concept, value, total_concept, share, per_staff }) => [
        concept,
        value,
        total_concept,
        share,
        per_staff,
      ]),
    ).toEqual([
      ['general_budget.personnel', 60, 'general_budget.basic', 75, 1.2],
      ['general_budget.operating', 20, 'general_budget.basic', 25, 0.4],
      ['general_budget.personnel', 4, 'expenditure.basic', 80, null],
    ]);
  });
});

describe('spending by economic classification', () => {
  it('gives the classes of basic expenditure and goes down to their items', async () => {
    const classes = await engine.ask('spending_by_economic', { ...selection, parent: '' });
    expect(classes).toMatchObject([
      {
        entity_id: 'a',
        code: '301',
        name_zh: '工资福利支出',
        total_concept: 'general_budget.basic',
        share: 50,
        has_parts: true,
      },
      {
        entity_id: 'b',
        code: '302',
        name_zh: null,
        total_concept: 'expenditure.basic',
        share: 20,
        has_parts: false,
      },
    ]);
    const items = await engine.ask('spending_by_economic', { ...selection, parent: '301' });
    expect(items).toMatchObject([{ code: '30101', value: 30, total_concept: 'economic.301', share: 75 }]);
  });
});

describe('a total without any item', () => {
  it('is a row of its own, by function, nature, funds and economic item', async () => {
    const figures = [fact('a', 'expenditure.current', 9), fact('a', 'expenditure.basic', 5)];
    const lone = await openNodeEngine({ tables: accountsOf(figures) });
    const one = { entities: ['a'], years: [2024] };
    const whole = { concept: null, code: null, value: null, share: null, unit: 'CNY10k' };
    const expenditure = [{ ...whole, total: 9, total_concept: 'expenditure.current' }];
    const basic = [{ ...whole, total: 5, total_concept: 'expenditure.basic' }];
    expect(await lone.ask('spending_by_function', { ...one, parent: '' })).toMatchObject(expenditure);
    expect(await lone.ask('spending_by_economic', { ...one, parent: '' })).toMatchObject(basic);
    expect(await lone.ask('spending_by_funds', one)).toMatchObject(basic);
    lone.close();
    const unitemised = await openNodeEngine({ tables: accountsOf([fact('a', 'expenditure.total', 9)]) });
    const total = [{ ...whole, total: 9, total_concept: 'expenditure.total' }];
    expect(await unitemised.ask('spending_by_nature', one)).toMatchObject(total);
    unitemised.close();
  });
});

describe('a share without any total', () => {
  it('is null, and so is the total', async () => {
    const lone = await openNodeEngine({ tables: accountsOf([fact('a', 'function.208', 7)]) });
    const rows = await lone.ask('spending_by_function', { entities: ['a'], years: [2024], parent: '' });
    expect(rows).toMatchObject([
      { value: 7, total: null, total_concept: null, total_fact_id: null, share: null },
    ]);
    lone.close();
  });
});

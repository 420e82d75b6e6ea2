/** Every question on the bundled accounts. Expected values are printed in the documents, or follow by hand. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readValidData } from '#build/build-data.ts';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { tableRows } from '#build/tables.ts';

let engine: NodeEngine;
const entities = ['chaoyang', 'leshan-shizhong', 'maoxian', 'zhaohua', 'zigong-hr-centre'];
const years = [2022, 2023, 2024];
const all = { entities, years };
const chaoyang = { entities: ['chaoyang'], years: [2024] };
const leshan = { entities: ['leshan-shizhong'], years: [2024] };
const zhaohua = { entities: ['zhaohua'], years: [2023] };

beforeAll(async () => {
  const data = readValidData(fileURLToPath(new URL('../../data', import.meta.url)));
  engine = await openNodeEngine({ tables: tableRows(data) });
});
afterAll(() => engine?.close());

const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe('departments', () => {
  it('are five documents of three years, with scope and staff as stated', async () => {
    const rows = await engine.ask('departments', {});
    expect(rows.map(({ document_id, scope, staff }) => [document_id, scope, staff])).toEqual([
      ['chaoyang-2024', 'headquarters', null],
      ['leshan-shizhong-2024', 'consolidated', 45 + 40 + 19 + 15],
      ['maoxian-2022', 'single_unit', null],
      ['zhaohua-2023', 'consolidated', 62],
      ['zigong-hr-centre-2023', 'single_unit', null],
    ]);
    expect(rows[1]).toMatchObject({ published_on: '2025-10-29', division_code: '511102', kind: 'bureau' });
  });

  it('have figures about their own year and the year before', async () => {
    const rows = await engine.ask('department_years', {});
    expect(
      rows.map(({ entity_id, fiscal_year, document_id }) => [entity_id, fiscal_year, document_id]),
    ).toEqual([
      ['chaoyang', 2023, null],
      ['chaoyang', 2024, 'chaoyang-2024'],
      ['leshan-shizhong', 2023, null],
      ['leshan-shizhong', 2024, 'leshan-shizhong-2024'],
      ['maoxian', 2021, null],
      ['maoxian', 2022, 'maoxian-2022'],
      ['zhaohua', 2022, null],
      ['zhaohua', 2023, 'zhaohua-2023'],
      ['zigong-hr-centre', 2022, null],
      ['zigong-hr-centre', 2023, 'zigong-hr-centre-2023'],
    ]);
  });
});

describe('spending by function', () => {
  it('of Leshan makes 100 % of 6,385.21, per person on post of 119', async () => {
    const rows = await engine.ask('spending_by_function', { ...leshan, parent: '' });
    expect(rows.map(({ code, value }) => [code, value])).toEqual([
      ['201', 0],
      ['208', 6088.89],
      ['210', 56.98],
      ['213', 131.9],
      ['221', 107.44],
    ]);
    expect(sum(rows.map(({ share }) => share))).toBeCloseTo(100, 8);
    expect(sum(rows.map(({ per_staff }) => per_staff))).toBeCloseTo(6385.21 / 119, 8);
  });

  it('of Chaoyang is read from the form, down to the items of 20807', async () => {
    const classes = await engine.ask('spending_by_function', { ...chaoyang, parent: '' });
    expect(classes.map(({ code, value, fund, staff }) => [code, value, fund, staff])).toEqual([
      ['205', 5.4, 'all', null],
      ['208', 4680.43, 'all', null],
      ['210', 29.58, 'all', null],
      ['221', 50.66, 'all', null],
    ]);
    const divisions = await engine.ask('spending_by_function', { ...chaoyang, parent: '208' });
    expect(divisions.find(({ code }) => code === '20807')).toMatchObject({
      name_zh: '就业补助',
      value: 2499.06,
      total: 4680.43,
      has_parts: true,
    });
    const items = await engine.ask('spending_by_function', { ...chaoyang, parent: '20807' });
    expect(items.map(({ code, value }) => [code, value])).toEqual([
      ['2080702', 2389.62],
      ['2080705', 89.44],
      ['2080712', 20],
    ]);
    expect(sum(items.map(({ share }) => share))).toBeCloseTo(100, 8);
  });

  it('has no item but the total for a year a document speaks of only in passing', async () => {
    const rows = await engine.ask('spending_by_function', {
      entities: ['chaoyang'],
      years: [2023],
      parent: '',
    });
    // 4,766.06, 306.64 more than the year before.
    expect(rows).toMatchObject([{ concept: null, value: null, total: 4459.42, total_origin: 'derived' }]);
  });
});

describe('spending by nature, funds and economic classification', () => {
  it('gives the printed shares of basic and project expenditure', async () => {
    const rows = await engine.ask('spending_by_nature', all);
    const items = rows.filter(({ value }) => value !== null);
    const printed = items.map(({ entity_id, concept, share }) => [
      entity_id,
      concept?.slice(12),
      share?.toFixed(2),
    ]);
    expect(printed).toEqual([
      ['chaoyang', 'basic', '24.39'],
      ['chaoyang', 'project', '75.61'],
      ['leshan-shizhong', 'basic', '27.05'],
      ['leshan-shizhong', 'project', '72.95'],
      ['maoxian', 'basic', '56.57'],
      ['maoxian', 'project', '43.43'],
      ['zhaohua', 'basic', '23.72'],
      ['zhaohua', 'project', '76.28'],
      ['zigong-hr-centre', 'basic', '52.75'],
      ['zigong-hr-centre', 'project', '47.25'],
    ]);
  });

  it('divides basic expenditure into personnel and operating funds', async () => {
    const rows = await engine.ask('spending_by_funds', {
      entities: ['chaoyang', 'leshan-shizhong'],
      years: [2024],
    });
    expect(rows.map(({ concept, value, total }) => [concept, value, total])).toEqual([
      ['general_budget.personnel', 873.06, 1162.43],
      ['general_budget.operating', 289.37, 1162.43],
      ['general_budget.personnel', 1571.21, 1727.15],
      ['general_budget.operating', 155.94, 1727.15],
    ]);
  });

  it('gives economic classes where a document prints their items, and the total where it does not', async () => {
    const rows = await engine.ask('spending_by_economic', { ...all, parent: '' });
    expect(rows.map(({ entity_id, code, value, total }) => [entity_id, code, value, total])).toEqual([
      ['chaoyang', '301', 800.91, 1162.43],
      ['chaoyang', '302', 289.37, 1162.43],
      ['chaoyang', '303', 72.15, 1162.43],
      ['leshan-shizhong', null, null, 1727.15],
      ['maoxian', null, null, 307.34],
      ['zhaohua', '301', 898.08, 1056.77],
      ['zhaohua', '302', 86.81, 1056.77],
      ['zhaohua', '303', 71.89, 1056.77],
      ['zigong-hr-centre', null, null, 551.03],
    ]);
    const chaoyang = rows.filter(({ entity_id }) => entity_id === 'chaoyang');
    expect(sum(chaoyang.map(({ share }) => share))).toBeCloseTo(100, 8);
  });
});

/** The year each of these bodies published; what its accounts say of the year before is another row. */
const OWN_YEAR: Readonly<Record<string, number>> = { zhaohua: 2023, chaoyang: 2024 };

describe('three-public expenses', () => {
  it('hold Zhaohua against its budget and Leshan against the year its changes imply', async () => {
    const rows = await engine.ask('three_public', all);
    const find = (entity: string, item: string) =>
      rows.find(
        ({ entity_id, fiscal_year, concept }) =>
          entity_id === entity && fiscal_year === OWN_YEAR[entity] && concept === `three_public.${item}`,
      );
    expect(find('zhaohua', 'total')).toMatchObject({ final: 9.41, budget: 14.8 });
    // Printed: 63.6 % on line 125 of Zhaohua, 100 % on line 249 of Leshan, which prints no budget.
    expect(find('zhaohua', 'total')).toMatchObject({ completion: 63.6, completion_origin: 'stated' });
    const leshan = rows.find((row) =>
      row.completion_fact_id?.startsWith('leshan-shizhong-2024/three_public.total'),
    );
    expect(leshan).toMatchObject({ completion: 100, budget: null });
    expect(find('zhaohua', 'vehicle')).toMatchObject({ final: 0, budget: 0 });
    expect(
      rows.find(
        (row) =>
          row.entity_id === 'leshan-shizhong' &&
          row.fiscal_year === 2024 &&
          row.concept === 'three_public.total',
      ),
    ).toMatchObject({
      final: 3.24,
      final_origin: 'stated',
      prior: 4.85,
      prior_origin: 'derived',
    });
    // Line 187 of Chaoyang: level with the year before; it compares the vehicles it holds with no year.
    expect(find('chaoyang', 'overseas')).toMatchObject({ final: 0, prior: 0 });
    expect(find('chaoyang', 'vehicle_purchase')).toMatchObject({ final: 0, prior: null });
    expect(find('chaoyang', 'vehicles_held')).toMatchObject({ final: 2, unit: 'vehicle' });
  });

  it('cost, in yuan, what the receptions and vehicles of the documents come to', async () => {
    const rows = await engine.ask('three_public_unit_costs', { ...all, years: [2023, 2024] });
    const cost = (entity: string, year: number, ratio: string) =>
      rows.find((row) => row.entity_id === entity && row.fiscal_year === year && row.ratio === ratio)?.value;
    // 9.41 万元 over 782 visitors in 75 batches
    expect(cost('zhaohua', 2023, 'per_visitor')).toBeCloseTo(120.332, 3);
    expect(cost('zhaohua', 2023, 'per_batch')).toBeCloseTo(1254.667, 3);
    // 1.15 万元 over 44 + 28 + 28 visitors in 4 + 4 + 3 batches of three units
    expect(cost('leshan-shizhong', 2024, 'per_visitor')).toBeCloseTo(115, 8);
    expect(cost('leshan-shizhong', 2024, 'per_batch')).toBeCloseTo(11500 / 11, 8);
    // 4.92 万元 for two vehicles; no receptions, so no cost of one
    expect(cost('chaoyang', 2024, 'per_vehicle')).toBeCloseTo(24600, 8);
    expect(cost('chaoyang', 2024, 'per_visitor')).toBeNull();
  });
});

describe('employment subsidies', () => {
  it('are 52.43 % of what Chaoyang spent', async () => {
    const rows = await engine.ask('employment_subsidies', chaoyang);
    expect(sum(rows.map(({ value }) => value))).toBeCloseTo(2499.06, 8);
    expect(sum(rows.map(({ share }) => share))).toBeCloseTo(52.43, 2);
    // Printed in the expenditure form, line 417.
    expect(rows[0]).toMatchObject({ division: 2499.06, division_origin: 'stated' });
  });

  it('are side by side by item: social-insurance subsidies of Leshan and Zhaohua', async () => {
    const rows = await engine.ask('employment_subsidies', all);
    const insurance = rows.filter(({ code }) => code === '2080704');
    expect(
      insurance.map(({ entity_id, name_zh, value, total }) => [entity_id, name_zh, value, total]),
    ).toEqual([
      ['leshan-shizhong', '社会保险补贴', 1423.25, 6385.21],
      ['zhaohua', '社会保险补贴', 74.3, 4454.96],
    ]);
  });

  it('are none reported, not 0, for Maoxian', async () => {
    const rows = await engine.ask('employment_subsidies', { entities: ['maoxian'], years: [2022] });
    expect(rows).toMatchObject([{ code: null, value: null, share: null, total: 543.25 }]);
  });
});

describe('self-assessment', () => {
  it('keeps every overall score a document states', async () => {
    const rows = await engine.ask('assessment_scores', all);
    const overall = (entity: string) =>
      rows
        .filter(
          ({ entity_id, scope, subject_zh }) =>
            entity_id === entity && scope !== 'project' && !subject_zh.startsWith('分项'),
        )
        .map(({ score }) => score);
    expect(overall('chaoyang')).toEqual([92.12, 98.88, 98.88]);
    expect(overall('leshan-shizhong')).toEqual([98, 100, 100, 97.18]);
    expect(overall('zhaohua')).toEqual([97, 86, 86]);
    expect(overall('zigong-hr-centre')).toEqual([89.3]);
    expect(overall('maoxian')).toEqual([]);
  });

  it('gives the fire-safety project of Chaoyang its 58.46 % and 69 points', async () => {
    const rows = await engine.ask('assessment_projects', chaoyang);
    const forms = rows.filter(({ name_zh, form }) => name_zh === '劳动大厦消防设施改造' && form === 'form');
    expect(forms).toMatchObject([
      { adjusted_budget: 338, executed: 197.61, score_total: 69, disclosed: true },
    ]);
    const indicators = await engine.ask('assessment_indicators', {
      ...chaoyang,
      project: forms[0]!.project_id,
    });
    expect(indicators).toHaveLength(forms[0]!.indicators);
    expect(indicators.length).toBeGreaterThan(0);
  });

  it('says which targets of Zigong were missed', async () => {
    const zigong = { entities: ['zigong-hr-centre'], years: [2023], project: '' };
    const rows = await engine.ask('assessment_indicators', zigong);
    const missed = rows.filter(({ is_met }) => is_met === false);
    expect(missed.map((row) => [row.level3, row.operator, row.target_value, row.achieved_value])).toEqual([
      ['档案增长量', '>=', 2700, 1549],
      ['赛前培训完成率', '>=', 90, 80],
      ['产业园网站建设', '>=', 1, 0],
    ]);
  });
});

describe('trend', () => {
  it('continues total expenditure into the years the stated changes imply', async () => {
    const rows = await engine.ask('trend', { entities, concept: 'expenditure.total', measure: 'final' });
    const series = (entity: string) =>
      rows
        .filter(({ entity_id }) => entity_id === entity)
        .map(({ fiscal_year, value, origin }) => [fiscal_year, value.toFixed(2), origin]);
    // 6,385.21 is 350.31 more than the year before; 4454.96 is 226.08 more; 4766.06 is 306.64 more
    expect(series('leshan-shizhong')).toEqual([
      [2023, '6034.90', 'derived'],
      [2024, '6385.21', 'stated'],
    ]);
    expect(series('zhaohua')).toEqual([
      [2022, '4228.88', 'derived'],
      [2023, '4454.96', 'stated'],
    ]);
    expect(series('chaoyang').map(([year, value]) => [year, value])).toEqual([
      [2023, '4459.42'],
      [2024, '4766.06'],
    ]);
  });

  it('takes the amount Maoxian states for the year before, not the one its change implies', async () => {
    const rows = await engine.ask('trend', {
      entities: ['maoxian'],
      concept: 'expenditure.total',
      measure: 'final',
    });
    expect(rows.map(({ fiscal_year, value, origin }) => [fiscal_year, value, origin])).toEqual([
      [2021, 534.72, 'stated'],
      [2022, 543.25, 'stated'],
    ]);
  });

  it('is offered for what is reported, be it once', async () => {
    const rows = await engine.ask('trend_concepts', { entities });
    expect(
      rows.find(({ concept, measure }) => concept === 'expenditure.total' && measure === 'final'),
    ).toMatchObject({
      unit: 'CNY10k',
      entities: 5,
      points: 10,
    });
  });
});

describe('sources', () => {
  it('lead from a figure to its lines, and from a derived one to the facts of its formula', async () => {
    const [derived] = await engine.ask('trend', {
      entities: ['leshan-shizhong'],
      concept: 'expenditure.total',
      measure: 'final',
    });
    const [source] = await engine.ask('fact_sources', { fact_ids: [derived!.fact_id] });
    expect(source).toMatchObject({
      document_year: 2024,
      fiscal_year: 2023,
      printed: null,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const terms = [...source!.derivation!.matchAll(/\{([^}]+)\}/g)].map(([, id]) => id!);
    const found = await engine.ask('fact_sources', { fact_ids: terms });
    expect(found.map(({ value }) => value).sort((a, b) => a - b)).toEqual([350.31, 6385.21]);
    expect(found.map(({ line_start }) => line_start)).toEqual([153, 153]);
  });

  it('hold no comma in any fact id, by which lists of them are joined', async () => {
    expect(await engine.run("SELECT fact_id FROM facts WHERE contains(fact_id, ',')")).toEqual([]);
  });
});

describe('shares', () => {
  it('of Zhaohua are of the expenditure of the year', async () => {
    const rows = await engine.ask('employment_subsidies', zhaohua);
    expect(rows.find(({ code }) => code === '2080705')).toMatchObject({
      value: 1020.94,
      total_concept: 'expenditure.current',
      total: 4454.96,
    });
    expect(sum(rows.map(({ share }) => share))).toBeCloseTo((2167.71 / 4454.96) * 100, 8);
  });
});

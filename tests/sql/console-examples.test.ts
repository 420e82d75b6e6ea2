/** The worked examples of the console on the bundled accounts: figures that stand in the documents, or follow by hand. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseExample } from '#app/views/console/examples.ts';
import { readValidData } from '#build/build-data.ts';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { tableRows } from '#build/tables.ts';

const FOLDER = fileURLToPath(new URL('../../src/app/views/console/examples', import.meta.url));
const files = readdirSync(FOLDER).sort();
const read = (name: string) => parseExample(readFileSync(join(FOLDER, `${name}.sql`), 'utf8'));

/** How a rule ended on Maoxian: comparisons that agree, contradictions, doubts. */
const outcome = (rule_id: string, consistent: number, errors: number, warnings: number) => ({
  ...{
    rule_id,
    document_id: 'maoxian-2022',
    entity_id: 'maoxian',
    fiscal_year: 2022,
    consistent,
    errors,
    warnings,
  },
  ...{ outcome: 'consistent', inconsistent: errors, not_checkable: 7, notices: 0, missing: [] },
});

let engine: NodeEngine;
beforeAll(async () => {
  const data = readValidData(fileURLToPath(new URL('../../data', import.meta.url)));
  engine = await openNodeEngine({
    // What the audit finds is not kept with the accounts: two outcomes made by hand.
    tables: { ...tableRows(data), audit_outcomes: [outcome('change', 4, 3, 1), outcome('share', 5, 0, 0)] },
  });
});
afterAll(() => engine?.close());

/** Some columns of an example's rows. */
async function answer(name: string, ...columns: readonly string[]): Promise<unknown[][]> {
  const rows = await engine.run(read(name).sql);
  return rows.map((row) => columns.map((column) => row[column]));
}

describe('every example', () => {
  it('is there: twelve of them', () => expect(files).toHaveLength(12));

  it.each(files)(
    '%s has a title in both languages, and its picture columns that it answers',
    async (file) => {
      const { title, sql, plot } = read(file.replace('.sql', ''));
      expect(title.zh).toMatch(/\p{Script=Han}.*？$/u);
      expect(title.en).toMatch(/^[A-Z].*\?$/);
      const [row] = await engine.run(sql);
      for (const column of [plot.x, plot.y, plot.by]) if (column !== '') expect(row).toHaveProperty(column);
    },
  );
});

describe('the example', () => {
  it('on employment subsidies finds 2,499.06 of 4,766.06 in Chaoyang, 52.4 %', async () => {
    const rows = await answer('01-employment-share', 'body', 'subsidies', 'expenditure', 'share_pct');
    expect(rows[0]).toEqual(['朝阳 2024', 2499.06, 4766.06, 52.4]);
    expect(rows.map(([body]) => body)).not.toContain('茂县 2022'); // which lists none
  });

  it('on the trend has the 534.72 and 543.25 of Maoxian', async () => {
    const rows = await answer('02-trend', 'body', 'fiscal_year', 'value', 'origin');
    expect(rows.filter(([body]) => body === '茂县')).toEqual([
      ['茂县', 2021, 534.72, 'stated'],
      ['茂县', 2022, 543.25, 'stated'],
    ]);
  });

  it('on classes begins in Zigong with the 980.00 of class 208', async () => {
    const rows = await answer('03-classes', 'body', 'code', 'value');
    expect(rows.find(([body]) => body === '自贡人力中心')).toEqual(['自贡人力中心', '208', 980]);
  });

  it('on three public expenses has 3.24 after 4.85 in Leshan, and nothing where a year before is not told', async () => {
    const rows = await answer('04-three-public', 'body', 'before', 'now', 'change');
    expect(rows[0]).toEqual(['乐山市中区 2024', 4.85, 3.24, -1.61]);
    expect(rows.map(([body]) => body)).not.toContain('朝阳 2024');
  });

  it('on receptions has 9.41 for 782 visitors in Zhaohua: 120.33 yuan', async () => {
    const rows = await answer('05-reception', 'body', 'reception', 'visitors', 'yuan_per_visitor');
    expect(rows).toContainEqual(['广元昭化 2023', 9.41, 782, 120.33]);
  });

  it('on personnel has 873.06 beside 289.37 in Chaoyang', async () => {
    const rows = await answer('06-personnel', 'body', 'personnel', 'operating', 'personnel_pct');
    expect(rows.at(-1)).toEqual(['朝阳 2024', 873.06, 289.37, 75.1]);
  });

  it('on people divides 6,385.21 by 119 in Leshan, and leaves out who states no number', async () => {
    const rows = await answer('07-per-person', 'body', 'expenditure', 'staff', 'per_person');
    expect(rows).toEqual([
      ['广元昭化 2023', 4454.96, 62, 71.85],
      ['乐山市中区 2024', 6385.21, 119, 53.66],
    ]);
  });

  it('on projects has the fire safety of the labour building: 197.61 of 338, 69 points', async () => {
    const rows = await answer(
      '08-not-spent',
      'project',
      'adjusted_budget',
      'executed',
      'executed_pct',
      'score_total',
    );
    expect(rows).toContainEqual(['劳动大厦消防设施改造', 338, 197.61, 58.5, 69]);
  });

  it('on indicators has the 118 of 120 posts that took 5 of 5', async () => {
    const rows = await answer('09-missed-full-score', 'indicator', 'target', 'achieved', 'weight', 'score');
    expect(rows[0]).toEqual(['在岗位个数', '= 120', '118', 5, 5]);
  });

  it('on findings adds up what the rules found of a document', async () => {
    const rows = await answer('10-findings', 'body', 'contradictions', 'in_doubt', 'notes', 'comparisons');
    expect(rows).toEqual([['茂县 2022', 3, 1, 0, 12]]);
  });

  it('on items has five a department, in Chaoyang training with 2,389.62 first', async () => {
    const rows = await answer('11-largest-items', 'body', 'code', 'value');
    expect(rows).toHaveLength(25);
    expect(rows.find(([body]) => body === '朝阳')).toEqual(['朝阳', '2080702', 2389.62]);
  });

  it('on places has the 4766.06 万元 that Chaoyang prints in line 94', async () => {
    const rows = await answer('12-where-printed', 'label_zh', 'printed', 'line_start');
    expect(rows[0]).toEqual(['收入总计', '4766.06 万元', 94]);
  });
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { readClassification } from '#build/data-folder.ts';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import { makeProvinces } from '#tools/national/bodies.ts';
import { makePart, publishNational } from '#tools/national/national.ts';
import { slipOf } from '#tools/national/slips.ts';
import { validateData, type Data } from '#model/invariants.ts';

import type { Row, TableName } from '#model/tables.ts';
import { TABLE_NAMES } from '#model/table-names.ts';
import { rowsOfTable, PARTED_TABLES, type Manifest } from '#warehouse/published/manifest.ts';
import { catalogueOf, partsFor } from '#warehouse/published/parts.ts';
import type { ParamsOf, QuestionName } from '#warehouse/questions/questions.ts';

const CLASSIFICATION = readClassification(fileURLToPath(new URL('../../../data', import.meta.url)));

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

interface Published {
  readonly folder: string;
  readonly manifest: Manifest;
}

let country: Promise<Published> | undefined;
/** The country that most tests look at, two bodies a province, published once. */
const publishedOnce = (): Promise<Published> => (country ??= publish(5, 62));

async function publish(seed: number, bodies: number): Promise<Published> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  folders.push(folder);
  const years = [2023, 2024];
  return {
    folder,
    manifest: await publishNational({ seed, bodies, years, classification: CLASSIFICATION, to: folder }),
  };
}

const part = (seed: number) => {
  const province = makeProvinces(seed, 62)[0]!;
  return {
    entities: province.bodies.map(({ entity }) => entity),
    ...makePart({ seed, classification: CLASSIFICATION }, province, 2024),
  };
};

test('the same seed makes the same country, byte for byte; another seed another one', async () => {
  const [first, again, other] = [await publish(7, 3), await publish(7, 3), await publish(8, 3)];
  expect(again.manifest).toEqual(first.manifest);
  expect(other.manifest.built_from).not.toBe(first.manifest.built_from);
  expect(other.manifest.parts.find(({ table }) => table === 'facts')?.sha256).not.toBe(
    first.manifest.parts.find(({ table }) => table === 'facts')?.sha256,
  );
});

test('what is made up says so, in the manifest and in every name', async () => {
  const { manifest } = await publishedOnce();
  expect(manifest.synthetic).toBe(true);
  const { entities, documents } = part(7);
  expect(entities.filter(({ name_zh }) => !name_zh.startsWith('合成样本 '))).toEqual([]);
  expect(entities.filter(({ name_en }) => !name_en.startsWith('Synthetic sample '))).toEqual([]);
  expect(documents.filter(({ title_zh }) => !title_zh.startsWith('合成样本 '))).toEqual([]);
});

describe('made-up accounts', () => {
  test('keep every invariant of the data model', () => {
    const tables = part(3);
    const located = Object.fromEntries(
      Object.entries({ ...tables, classification: CLASSIFICATION }).map(([table, rows]) => [
        table,
        (rows as readonly Row<TableName>[]).map((value, row) => ({
          file: 'document_id' in value ? `documents/${value.document_id}/document.csv` : `${table}.csv`,
          row,
          value,
        })),
      ]),
    ) as unknown as Data;
    expect(located.facts.length).toBeGreaterThan(300);
    expect(validateData(located)).toEqual([]);
  });

  test('tie out: the classes, and basic with project expenditure, sum to the whole', () => {
    const { documents, facts } = part(3);
    for (const { document_id } of documents.filter((one) => slipOf(3, one.document_id) === null)) {
      const finals = facts.filter(
        (fact) => fact.document_id === document_id && fact.measure === 'final' && fact.fiscal_year === 2024,
      );
      const sum = (pattern: RegExp): number =>
        Math.round(
          finals
            .filter(({ concept, fund }) => pattern.test(concept) && (fund === 'all' || fund === null))
            .reduce((total, { value }) => total + value * 100, 0),
        );
      const whole = sum(/^expenditure\.current$/);
      expect(whole).toBeGreaterThan(0);
      expect(sum(/^function\.\d{3}$/)).toBe(whole);
      expect(sum(/^function\.\d{7}$/)).toBe(whole);
      expect(sum(/^expenditure\.(basic|project)$/)).toBe(whole);
    }
  });
});

test('the parts hold every row of the growing tables, once', async () => {
  const { folder, manifest } = await publishedOnce();
  const engine = await openNodeEngine({ tables: folder });
  onTestFinished(() => engine.close());
  for (const table of PARTED_TABLES) {
    const parts = manifest.parts.filter((entry) => entry.table === table);
    const rows = parts.reduce((sum, entry) => sum + entry.rows, 0);
    const [counted] = await engine.run(`SELECT count(*) AS n FROM ${table}`);
    expect(counted?.['n']).toBe(rows);
    // The made-up country states nothing twice and is not audited when it is published.
    const isEmpty = ['repeated_figures', 'residues', 'findings', 'audit_outcomes'].includes(table);
    expect(parts).toHaveLength(isEmpty ? 0 : 62);
    expect(readdirSync(join(folder, 'parts')).includes(table)).toBe(!isEmpty);
  }
  const [counted] = await engine.run('SELECT count(DISTINCT fact_id) AS facts FROM facts');
  expect(counted?.['facts']).toBe(rowsOfTable(manifest, 'facts'));
});

describe('a selection answered from its parts alone', () => {
  // Of Sichuan one of two, of Beijing both.
  const entities = ['synthetic-11-0001', 'synthetic-11-0002', 'synthetic-51-0002'];
  const years = [2024];
  const QUESTIONS: { [Q in QuestionName]?: ParamsOf<Q> } = {
    spending_by_function: { entities, years, parent: '' },
    spending_by_economic: { entities, years, parent: '301' },
    three_public: { entities, years },
    employment_subsidies: { entities, years },
    assessment_indicators: { entities, years, project: '' },
    trend: { entities, concept: 'expenditure.current', measure: 'final' },
  };

  test('is the answer from the whole country', async () => {
    const { folder, manifest } = await publishedOnce();
    const whole = await openNodeEngine({ tables: folder });
    onTestFinished(() => whole.close());
    const catalogue = catalogueOf(
      (await whole.run('SELECT entity_id, province_en FROM entities')) as never,
      (await whole.run('SELECT document_id, entity_id, fiscal_year FROM documents')) as never,
    );
    for (const [question, params] of Object.entries(QUESTIONS) as [QuestionName, never][]) {
      const parts = partsFor(question, params, manifest.parts, catalogue);
      const provinces = new Set(parts.map(({ province }) => province));
      expect(provinces).toEqual(new Set(['beijing', 'sichuan']));
      const some = await openParts(
        folder,
        parts.map(({ table, path }) => [table, path]),
      );
      const answer = await some.ask(question, params);
      expect(answer.length).toBeGreaterThan(0);
      expect(answer).toEqual(await whole.ask(question, params));
    }
  });

  async function openParts(folder: string, parts: readonly [TableName, string][]): Promise<NodeEngine> {
    const engine = await openNodeEngine({ tables: {} });
    onTestFinished(() => engine.close());
    const small = TABLE_NAMES.filter((table) => !PARTED_TABLES.some((parted) => parted === table));
    const files = [...small.map((table) => [table, `${table}.parquet`] as const), ...parts];
    for (const [table, path] of files) {
      await engine.run(
        `INSERT INTO ${table} BY NAME SELECT * FROM read_parquet('${join(folder, path)}', hive_partitioning = false)`,
      );
    }
    return engine;
  }
});

/** Adding documents to the published ones and withdrawing them, with the statements the browser's engine runs. */
import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openNodeEngine, type NodeEngine } from '#build/node-engine.ts';
import type { Fact, Row } from '#model/tables.ts';
import { Additions } from '#warehouse/engine/additions.ts';
import { DataError } from '#warehouse/data-error.ts';
import type { Step } from '#warehouse/engine/engine.ts';
import type { DecodedTable } from '#warehouse/engine/parquet-to-arrow.ts';
import { columnsOf, type TableRows } from '#warehouse/rows.ts';
import { accountDocument, entity, fact, indicator, project } from '../../sql/fixture.ts';

const stated = (id: string, year: number, value: number): Fact =>
  fact(id, 'expenditure.total', value, {
    fact_id: `${id}-${year}/total`,
    document_id: `${id}-${year}`,
    fiscal_year: year,
  });

/** The rows of documents, each with one figure, a form with one indicator, and a body. */
function rowsOf(...documents: readonly { id: string; year: number; value: number }[]): TableRows {
  return {
    entities: [...new Set(documents.map(({ id }) => id))].map(entity),
    documents: documents.map(({ id, year }) => accountDocument(id, year, { published_on: '2025-10-29' })),
    facts: documents.map(({ id, year, value }) => stated(id, year, value)),
    projects: documents.map(({ id, year }) => project(`${id}-${year}-p`, { document_id: `${id}-${year}` })),
    indicators: documents.map(({ id, year }) =>
      indicator(`${id}-${year}-i`, `${id}-${year}-p`, { document_id: `${id}-${year}` }),
    ),
    scores: [],
    repeated_figures: [],
    residues: [],
  };
}

const PUBLISHED = rowsOf({ id: 'a', year: 2024, value: 100 }, { id: 'b', year: 2024, value: 200 });

let engine: NodeEngine;
let additions: Additions;

beforeEach(async () => {
  engine = await openNodeEngine({ tables: PUBLISHED });
  additions = new Additions(PUBLISHED.entities, PUBLISHED.documents);
});
afterEach(() => engine.close());

async function change(steps: readonly Step[]): Promise<void> {
  await engine.run('BEGIN TRANSACTION');
  try {
    for (const step of steps) await engine.run('table' in step ? insertion(step) : bound(step));
    await engine.run('COMMIT');
  } catch (error) {
    await engine.run('ROLLBACK');
    throw error;
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const bound = ({ sql, params }: { sql: string; params: readonly string[] }) =>
  sql.replace(/\$(\d)/g, (_, at: string) => quoted(params[Number(at) - 1]!));

function insertion({ table, ipc }: { table: string; ipc: Uint8Array }): string {
  const arrow = tableFromIPC(ipc);
  const literal = (value: unknown, isDate: boolean) =>
    value === null
      ? 'NULL'
      : isDate
        ? quoted(new Date(value as number).toISOString().slice(0, 10))
        : quoted(String(value));
  const rows = Array.from({ length: arrow.numRows }, (_, row) =>
    arrow.schema.fields.map((field, at) =>
      literal(arrow.getChildAt(at)!.get(row), /Date/.test(String(field.type))),
    ),
  );
  return `INSERT INTO ${table} VALUES ${rows.map((row) => `(${row.join(', ')})`).join(', ')}`;
}

async function add(rows: TableRows): Promise<void> {
  await change(additions.stepsToAdd(rows));
  additions.added(rows);
}

async function withdraw(id: string): Promise<void> {
  await change(additions.stepsToWithdraw(id));
  additions.withdrawn(id);
}

const values = async () =>
  Object.fromEntries(
    (await engine.run('SELECT fact_id, value FROM facts ORDER BY fact_id')).map((row) => [
      row.fact_id,
      row.value,
    ]),
  );
const count = async (table: string) =>
  (await engine.run(`SELECT count(*) AS n FROM ${table}`))[0]!.n as number;
const bodies = async () =>
  (await engine.run('SELECT entity_id FROM entities ORDER BY entity_id')).map((row) => row.entity_id);

describe('a document of a body that was not there', () => {
  test('adds its figures, its forms and its body, and takes them all away again', async () => {
    await add(rowsOf({ id: 'c', year: 2023, value: 300 }));
    expect(await values()).toEqual({ 'a-2024/total': 100, 'b-2024/total': 200, 'c-2023/total': 300 });
    expect(await count('indicators')).toBe(3);
    const [row] = (await engine.ask('departments', {})).filter((one) => one.entity_id === 'c');
    expect(row).toMatchObject({ document_id: 'c-2023', fiscal_year: 2023, published_on: '2025-10-29' });

    await withdraw('c-2023');
    expect(await values()).toEqual({ 'a-2024/total': 100, 'b-2024/total': 200 });
    expect(await count('projects')).toBe(2);
    expect(await bodies()).toEqual(['a', 'b']);
  });

  test('is known under the names it prints where no classification lists a code', async () => {
    const rows = rowsOf({ id: 'c', year: 2023, value: 300 });
    const coded = (at: number, concept: string, label_zh: string): Fact => ({
      ...fact('c', concept, 5, { document_id: 'c-2023', fiscal_year: 2023 }),
      fact_id: `c-2023/${at}`,
      label_zh,
    });
    await add({
      ...rows,
      facts: [
        ...rows.facts,
        coded(1, 'project.function.2089988', '新设科目（项目支出）'),
        coded(2, 'function.2089988', '新设科目'),
        coded(3, 'economic.39988', '新设支出'),
      ],
    });
    await add({ ...rows, facts: [coded(2, 'function.2089988', '另一个较长的名称')] });
    expect(await engine.ask('classification_name', { scheme: 'functional', code: '2089988' })).toEqual([
      { code: '2089988', name_zh: '新设科目', name_en: '新设科目' },
    ]);
    expect(await engine.ask('classification_name', { scheme: 'economic', code: '39988' })).toHaveLength(1);
  });

  test('leaves the body as long as another of its documents is there', async () => {
    await add(rowsOf({ id: 'c', year: 2023, value: 300 }));
    await add(rowsOf({ id: 'c', year: 2024, value: 310 }));
    expect(await bodies()).toEqual(['a', 'b', 'c']);
    await withdraw('c-2023');
    expect(await bodies()).toEqual(['a', 'b', 'c']);
    await withdraw('c-2024');
    expect(await bodies()).toEqual(['a', 'b']);
  });
});

describe('a document of a body and year that is published', () => {
  test('takes the place of the published one until it is withdrawn', async () => {
    await add(rowsOf({ id: 'a', year: 2024, value: 111 }));
    expect(await values()).toEqual({ 'a-2024/total': 111, 'b-2024/total': 200 });
    expect(await count('documents')).toBe(2);
    expect(await bodies()).toEqual(['a', 'b']);

    await withdraw('a-2024');
    expect(await values()).toEqual({ 'a-2024/total': 100, 'b-2024/total': 200 });
    expect(await count('documents')).toBe(2);
    expect(await count('indicators')).toBe(2);
  });

  test('is replaced by another added one, and the published one is still back in the end', async () => {
    await add(rowsOf({ id: 'a', year: 2024, value: 111 }));
    await add(rowsOf({ id: 'a', year: 2024, value: 222 }));
    expect(await values()).toEqual({ 'a-2024/total': 222, 'b-2024/total': 200 });
    await withdraw('a-2024');
    expect(await values()).toEqual({ 'a-2024/total': 100, 'b-2024/total': 200 });
  });

  test('keeps the published rows of a part that loads later aside', async () => {
    await engine.run('DELETE FROM facts');
    await add(rowsOf({ id: 'a', year: 2024, value: 111 }));
    const part: DecodedTable = columnsOf('facts', PUBLISHED.facts);
    await change(additions.stepsToLoad('facts', part));
    expect(await values()).toEqual({ 'a-2024/total': 111, 'b-2024/total': 200 });
    await withdraw('a-2024');
    expect(await values()).toEqual({ 'a-2024/total': 100, 'b-2024/total': 200 });
  });

  test('stays when the part of the published one is let go, which is back when it is loaded again', async () => {
    await add(rowsOf({ id: 'a', year: 2024, value: 111 }));
    await change(additions.stepsToLetGo('facts', ['a-2024', 'b-2024']));
    expect(await values()).toEqual({ 'a-2024/total': 111 });
    await change(additions.stepsToLoad('facts', columnsOf('facts', PUBLISHED.facts)));
    expect(await values()).toEqual({ 'a-2024/total': 111, 'b-2024/total': 200 });
    await withdraw('a-2024');
    expect(await values()).toEqual({ 'a-2024/total': 100, 'b-2024/total': 200 });
  });
});

test('a department has the years of its published and its added documents', async () => {
  await add(rowsOf({ id: 'a', year: 2022, value: 90 }));
  const years = await engine.ask('years_of_departments', { entities: ['a'] });
  expect(years).toEqual([
    { entity_id: 'a', fiscal_year: 2022, document_id: 'a-2022', figures: 1 },
    { entity_id: 'a', fiscal_year: 2024, document_id: 'a-2024', figures: 1 },
  ]);
});

test('several documents are added at once, those that replace and those that do not', async () => {
  await add(
    rowsOf(
      { id: 'a', year: 2024, value: 111 },
      { id: 'c', year: 2022, value: 1 },
      { id: 'c', year: 2023, value: 2 },
    ),
  );
  expect(await values()).toEqual({
    'a-2024/total': 111,
    'b-2024/total': 200,
    'c-2022/total': 1,
    'c-2023/total': 2,
  });
});

test('a body that comes again under another name has the new one, when nothing else held the old', async () => {
  await add(rowsOf({ id: 'c', year: 2023, value: 300 }));
  const again = rowsOf({ id: 'c', year: 2023, value: 300 });
  await add({ ...again, entities: [{ ...entity('c'), name_en: 'Renamed' }] });
  const [row] = await engine.run("SELECT name_en FROM entities WHERE entity_id = 'c'");
  expect(row).toEqual({ name_en: 'Renamed' });
});

test('rows that do not fit the tables leave the tables as they were', async () => {
  const rows = rowsOf({ id: 'a', year: 2024, value: 111 });
  const broken = {
    ...rows,
    facts: rows.facts.map((row) => ({ ...row, unit: null }) as unknown as Row<'facts'>),
  };
  await expect(change(additions.stepsToAdd(broken))).rejects.toThrow(/NOT NULL/);
  expect(await values()).toEqual({ 'a-2024/total': 100, 'b-2024/total': 200 });
  expect(await count('documents')).toBe(2);
});

test.each([
  ['of a document that is not among them', { facts: [stated('z', 2024, 1)] }],
  ['of a body that is not among them', { entities: [] }],
  [
    'of a document that is there twice',
    { documents: [accountDocument('c', 2024), accountDocument('c', 2024)] },
  ],
] as [string, Partial<TableRows>][])('rows %s are refused', (_, part) => {
  const rows = { ...rowsOf({ id: 'c', year: 2024, value: 1 }), ...part };
  expect(() => additions.stepsToAdd(rows)).toThrow(DataError);
});

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { exportFolders, exportTables, type Exportable } from '#app/import/export-documents.ts';
import { holdsTables, importTables } from '#app/import/import-tables.ts';
import { UnfitTables } from '#app/import/unfit-tables.ts';
import { readValidData } from '#build/build-data.ts';
import { readDocumentFolder } from '../../build/document-folder.ts';
import { validateData } from '#model/invariants.ts';
import type { Row } from '#model/tables.ts';
import { parquetBytes } from '#warehouse/files/parquet-file.ts';

const DATA = fileURLToPath(new URL('../../../../data', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'juesuan-exchange-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const data = readValidData(DATA);
const classification = data.classification.map(({ value }) => value);

function exportable(documentId: string, registered = true): Exportable {
  const disclosure = readDocumentFolder(join(DATA, 'documents', documentId));
  const entity = data.entities.find(({ value }) => value.entity_id === disclosure.document.entity_id)!.value;
  return { entity, registered, disclosure };
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const zipOf = async (documents: Exportable[]) => ({
  name: 'mine.zip',
  bytes: await bytesOf(await exportTables(documents)),
});

async function refusal(files: { name: string; bytes: Uint8Array }[]): Promise<UnfitTables> {
  const error: unknown = await importTables(files, classification).catch((thrown: unknown) => thrown);
  if (error instanceof UnfitTables) return error;
  throw new Error(`no refusal: ${String(error)}`);
}

describe('folders', () => {
  test('an exported folder is, letter for letter, the one the project holds', async () => {
    const files = unzipSync(await bytesOf(await exportFolders([exportable('chaoyang-2024')])));
    expect(Object.keys(files).sort()).toEqual(
      ['document', 'facts', 'indicators', 'projects', 'repeated-figures', 'residues', 'scores', 'unread'].map(
        (name) => `data/documents/chaoyang-2024/${name}.csv`,
      ),
    );
    for (const [path, bytes] of Object.entries(files)) {
      expect(strFromU8(bytes)).toBe(readFileSync(join(dirname(DATA), path), 'utf8'));
    }
  });

  test('the folder of a body nobody has registered brings the body along, and the project builds it', async () => {
    const { entity, disclosure } = exportable('maoxian-2022');
    const root = join(scratch, 'project');
    mkdirSync(join(root, 'documents'), { recursive: true });
    cpSync(join(DATA, 'classification'), join(root, 'classification'), { recursive: true });
    writeFileSync(
      join(root, 'entities.csv'),
      `${readFileSync(join(DATA, 'entities.csv'), 'utf8').split('\n')[0]}\n`,
    );
    const zip = unzipSync(await bytesOf(await exportFolders([{ entity, registered: false, disclosure }])));
    for (const [path, bytes] of Object.entries(zip)) {
      const to = join(root, path.replace(/^data\//, ''));
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, bytes);
    }
    const built = readValidData(root);
    expect(built.entities.map(({ value }) => value)).toEqual([entity]);
    expect(built.facts.map(({ value }) => value)).toEqual(disclosure.facts);
  });
});

describe('tables', () => {
  test('what is written as Parquet is what is loaded again', async () => {
    const documents = [exportable('chaoyang-2024'), exportable('maoxian-2022')];
    const zip = await zipOf(documents);
    expect(holdsTables(zip.bytes)).toBe(true);
    expect(await importTables([zip], classification)).toEqual(
      documents.map(({ entity, disclosure }) => ({ entity, disclosure: { ...disclosure, unread: [] } })),
    );
  });

  test('a code that no classification lists comes back under the name the document prints', async () => {
    const document = exportable('maoxian-2022');
    const [first, ...others] = document.disclosure.facts;
    const unlisted = { ...first!, concept: 'function.2089988', label_zh: '新设科目' };
    const disclosure = { ...document.disclosure, facts: [unlisted, ...others] };
    const [back] = await importTables([await zipOf([{ ...document, disclosure }])], classification);
    expect(back!.disclosure.facts[0]).toEqual(unlisted);
  });

  test('loose files do as well, whatever they are called', async () => {
    const { bytes } = await zipOf([exportable('chaoyang-2024')]);
    const loose = Object.values(unzipSync(bytes)).map((part, at) => ({
      name: `part-${at}.parquet`,
      bytes: part,
    }));
    expect(loose.every((file) => holdsTables(file.bytes))).toBe(true);
    const [document] = await importTables(loose, classification);
    expect(document!.disclosure.facts).toHaveLength(exportable('chaoyang-2024').disclosure.facts.length);
  });

  test('the same documents give the same bytes', async () => {
    const [one, other] = [
      await zipOf([exportable('maoxian-2022')]),
      await zipOf([exportable('maoxian-2022')]),
    ];
    expect(one.bytes).toEqual(other.bytes);
  });

  test.each([
    ['text', strBytes('决算')],
    ['a Word file', zipSync({ 'word/document.xml': strBytes('<w:document/>') })],
    ['an empty zip', zipSync({})],
    ['a zip cut off', zipSync({ 'facts.parquet': strBytes('PAR1') }).slice(0, 20)],
  ])('%s holds no tables', (_what, bytes) => {
    expect(holdsTables(bytes)).toBe(false);
  });
});

describe('tables that are refused', () => {
  const entity = exportable('maoxian-2022').entity;
  const entities = { name: 'e.parquet', bytes: parquetBytes('entities', [entity]) };
  const { disclosure } = exportable('maoxian-2022');
  const documents = { name: 'd.parquet', bytes: parquetBytes('documents', [disclosure.document]) };
  const facts = (rows: readonly Row<'facts'>[]) => ({
    name: 'f.parquet',
    bytes: parquetBytes('facts', rows),
  });

  test('damaged', async () => {
    const whole = facts(disclosure.facts);
    expect(await refusal([{ ...whole, bytes: whole.bytes.slice(0, -9) }])).toMatchObject({
      code: 'damaged',
      detail: 'f.parquet',
    });
  });

  test('without the documents', async () => {
    expect(await refusal([entities, facts([])])).toMatchObject({
      code: 'missing-table',
      detail: 'documents',
    });
  });

  test('twice the same table', async () => {
    expect(await refusal([entities, entities])).toMatchObject({ code: 'repeated-table', detail: 'entities' });
  });

  test('without a document', async () => {
    const none = { name: 'd.parquet', bytes: parquetBytes('documents', []) };
    expect(await refusal([entities, none, facts([])])).toMatchObject({ code: 'no-document' });
  });

  test('a fact of a document that is not there, named with its row', async () => {
    const stray = { ...disclosure.facts[0]!, document_id: 'elsewhere-2022' };
    expect(await refusal([entities, documents, facts([stray])])).toMatchObject({
      code: 'inconsistent',
      detail: 'f.parquet, row 1: document_id "elsewhere-2022" is no document',
    });
  });

  test('an id that could not stand in an address', () => {
    const body = { ...entity, entity_id: 'a,b' };
    const located = { ...data, entities: [...data.entities, { file: 'e', row: 1, value: body }] };
    expect(validateData(located)[0]?.reason).toMatch(/^entity_id "a,b" has more than lower-case letters/);
  });
});

function strBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

import { unzipSync } from 'fflate';
import { csvParse } from 'd3-dsv';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readValidData } from '#build/build-data.ts';
import { releaseArchive, releaseFiles } from '#build/release.ts';
import { tableRows } from '#build/tables.ts';
import { TABLES } from '#model/tables.ts';
import { TABLE_NAMES } from '#model/table-names.ts';

const rows = tableRows(readValidData(fileURLToPath(new URL('../../../data', import.meta.url))));
const files = releaseFiles(rows, 'f'.repeat(64));
const textOf = (path: string) => new TextDecoder().decode(files.find((file) => file.path === path)!.bytes);

interface Package {
  resources: { path: string; bytes: number; schema: { fields: { name: string }[] } }[];
  licenses: { name: string }[];
}

test('every table leaves as CSV, with all of its columns and rows, described twice', () => {
  const description = JSON.parse(textOf('datapackage.json')) as Package;
  expect(description.licenses[0]!.name).toBe('CC0-1.0');
  expect(description.resources.map(({ path }) => path)).toEqual(TABLE_NAMES.map((name) => `${name}.csv`));
  for (const [at, table] of TABLE_NAMES.entries()) {
    const read = csvParse(textOf(`${table}.csv`));
    const names = TABLES[table].map(({ name }) => name);
    expect(read.columns).toEqual(names);
    expect(read).toHaveLength(rows[table].length);
    expect(description.resources[at]!.schema.fields.map(({ name }) => name)).toEqual(names);
    const csvw = JSON.parse(textOf(`${table}.csv-metadata.json`)) as {
      tableSchema: { columns: { name: string }[] };
    };
    expect(csvw.tableSchema.columns.map(({ name }) => name)).toEqual(names);
  }
});

test('a figure is the one its document prints, and nothing is an empty field', () => {
  const facts = csvParse(textOf('facts.csv'));
  const total = facts.find(({ fact_id }) => fact_id === 'chaoyang-2024/expenditure.total/final/2024/L340');
  expect(total).toMatchObject({ value: '4766.06', unit: 'CNY10k', printed: '4,766.06', derivation: '' });
});

test('the same rows give the same archive, in one folder', () => {
  const archive = releaseArchive(files);
  expect(releaseArchive(releaseFiles(rows, 'f'.repeat(64)))).toEqual(archive);
  expect(Object.keys(unzipSync(archive)).every((path) => path.startsWith('juesuan-data/'))).toBe(true);
});

import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSION, TABLE_NAMES } from '#model/table-names.ts';
import { checkManifest, provinceSlug } from '#warehouse/published/manifest.ts';

const file = { path: 'x.parquet', rows: 1, bytes: 2, sha256: 'a'.repeat(64) };
const valid = {
  schema_version: SCHEMA_VERSION,
  built_from: 'b'.repeat(64),
  synthetic: false,
  tables: TABLE_NAMES.map((table) => ({ ...file, table })),
  parts: [{ ...file, table: 'facts', province: 'sichuan', year: 2024 }],
  snapshots: [{ ...file, question: 'departments', params: {}, entities: [], years: [] }],
};

/** Code and message of the refusal. */
function refusal(value: unknown): string {
  try {
    checkManifest(value);
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code}: ${message}`;
  }
  return 'accepted';
}

describe('checking a manifest', () => {
  it('accepts what the build writes', () => {
    expect(checkManifest(structuredClone(valid))).toEqual(valid);
  });

  it('refuses another version of the data model before anything else', () => {
    expect(refusal({ schema_version: SCHEMA_VERSION + 1 })).toBe(
      `schema-version: the data has schema version ${SCHEMA_VERSION + 1}, this program reads ${SCHEMA_VERSION}`,
    );
  });

  it.each<[string, unknown, RegExp]>([
    ['a list', [], /^altered: .*not an object/],
    ['no version', { ...valid, schema_version: undefined }, /^altered: .*no schema_version/],
    ['a missing table', { ...valid, tables: valid.tables.slice(1) }, /^altered: .*no table entities/],
    [
      'an unknown table',
      { ...valid, tables: [...valid.tables, { ...file, table: 'x' }] },
      /tables\[11\] is malformed/,
    ],
    [
      'figures of no year',
      { ...valid, mart: [{ ...file, table: 'figures', blocks: '' }] },
      /mart\[0\] is malformed/,
    ],
    ['parts that are no list', { ...valid, parts: {} }, /parts is not a list/],
    [
      'a part of a whole table',
      { ...valid, parts: [{ ...valid.parts[0], table: 'entities' }] },
      /parts\[0\]/,
    ],
    ['a part without a year', { ...valid, parts: [{ ...valid.parts[0], year: '2024' }] }, /parts\[0\]/],
    [
      'a snapshot without years',
      { ...valid, snapshots: [{ ...valid.snapshots[0], years: null }] },
      /snapshots\[0\]/,
    ],
  ])('refuses %s', (_, value, reason) => {
    expect(refusal(value)).toMatch(reason);
  });

  it.each([
    ['https://elsewhere.example/x.parquet'],
    ['//elsewhere.example/x.parquet'],
    ['../x.parquet'],
    ['/x.parquet'],
    ['a/../../x.parquet'],
    ['x.parquet?y'],
    [''],
  ])('refuses the path %j, which leads out of the data folder', (path) => {
    expect(refusal({ ...valid, parts: [{ ...valid.parts[0], path }] })).toMatch(/parts\[0\] is malformed/);
  });

  it.each([
    { bytes: -1 },
    { bytes: 1.5 },
    { rows: '1' },
    { sha256: 'a'.repeat(63) },
    { sha256: 'A'.repeat(64) },
  ])('refuses a file with %j', (values) => {
    expect(refusal({ ...valid, parts: [{ ...valid.parts[0], ...values }] })).toMatch(
      /parts\[0\] is malformed/,
    );
  });
});

describe('the name of a province in part files', () => {
  it.each([
    ['Sichuan', 'sichuan'],
    ['Inner Mongolia', 'inner-mongolia'],
    ['Xinjiang (Uygur)', 'xinjiang-uygur'],
  ])('of %s is %s', (province, slug) => {
    expect(provinceSlug(province)).toBe(slug);
  });
});

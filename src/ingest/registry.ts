/** What ingest needs to know beyond a document, from the texts of the CSV files that hold it. */
import { csvParseRows } from 'd3-dsv';
import { TABLES } from '#model/tables.ts';
import type { ClassificationEntry, RegisteredEntity, Registry } from './disclosure.ts';
import { composeDivisions } from './identity/division.ts';

/** The texts of `entities.csv` and of the files in `classification/`. */
export interface RegistryTexts {
  readonly entities: string;
  readonly functional: string;
  readonly economic: string;
  readonly divisions: string;
}

/** Reads the registry. Columns are found by their names; a missing one reads as ''. */
export function parseRegistry(texts: RegistryTexts): Registry {
  return {
    entities: parseRows(texts.entities).map(parseEntity),
    functional: parseRows(texts.functional).map(parseEntry),
    economic: parseRows(texts.economic).map(parseEntry),
    divisions: composeDivisions(
      parseRows(texts.divisions).map((field) => ({
        code: field('code'),
        name_zh: field('name_zh'),
        name_en: field('name_en'),
      })),
    ),
  };
}

type Field = (column: string) => string;

function parseEntity(field: Field): RegisteredEntity {
  const columns = TABLES.entities.filter(({ name }) => name !== 'pinyin');
  return Object.fromEntries(
    columns.map(({ name, nullable }) => [name, nullable ? field(name) || null : field(name)]),
  ) as unknown as RegisteredEntity;
}

function parseEntry(field: Field): ClassificationEntry {
  const former = field('former_zh');
  return {
    code: field('code'),
    name_zh: field('name_zh'),
    name_en: field('name_en'),
    former_zh: former === '' ? [] : former.split('|'),
  };
}

// Rows as arrays: reading them as objects compiles code, which a page's security policy forbids.
function parseRows(text: string): Field[] {
  const [header = [], ...rows] = csvParseRows(text.replace(/^\uFEFF/, ''));
  return rows.map((row) => (column) => row[header.indexOf(column)] ?? '');
}

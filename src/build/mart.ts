/** Builds the mart of figures (see `#warehouse/mart/figures-mart.ts`) from the parts of a published folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnSource } from 'hyparquet-writer';
import type { AccountDocument, Entity } from '#model/tables.ts';
import { BLOCK, BLOCK_DIGITS, MART, type MartFile, type MartTable } from '#warehouse/mart/figures-mart.ts';
import type { PartFile } from '#warehouse/published/manifest.ts';
import { parquetOf } from '#warehouse/files/parquet-file.ts';
import { openNodeEngine, type NodeEngine } from './node-engine.ts';
import type { FormerParts } from './former-parts.ts';
import { publish, sha256Of, writeFiles, type Publication } from './publication.ts';
import { readFrom } from './shard-rows.ts';

/** Rows from which a row group ends with its concept: fewer would make the footer longer than what it speaks of. */
const SMALLEST_GROUP = 2048;
/** The most digits after the point that are stored as a whole number. */
const MOST_SCALE = 6;

/** What the mart is made from. */
export interface MartSource {
  readonly folder: string;
  /** Parts of `facts`, in the folder. */
  readonly parts: readonly PartFile[];
  readonly entities: readonly Entity[];
  readonly documents: readonly AccountDocument[];
}

/**
 * Publishes the figures of the years given, beside the parts; a year's figures stand in its documents and in those of the
 * next. Of a year of which neither has changed the former files are taken.
 */
export async function makeMart(
  source: MartSource,
  years: readonly number[],
  former: FormerParts,
): Promise<MartFile[]> {
  const made: MartFile[] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const own = ofYear(source, year);
    const key = sha256Of(JSON.stringify({ ...own, year }));
    let files = former.mart(key);
    if (!files) {
      const { entities, documents } = own;
      const engine = await openNodeEngine({ tables: { entities, documents } });
      const written = await filesOfYear(engine, { ...source, ...own }, year).finally(() => engine.close());
      writeFiles(source.folder, written);
      files = written.map(({ entry }) => entry);
      former.noteMart(key, files);
    }
    made.push(...files);
  }
  return made;
}

/** Of what the mart is made from that which the figures of a year can stand in. */
function ofYear({ parts, documents, entities }: MartSource, year: number): Omit<MartSource, 'folder'> {
  const isNear = (other: number): boolean => other === year || other === year + 1;
  const own = documents.filter(({ fiscal_year }) => isNear(fiscal_year));
  const bodies = new Set(own.map(({ entity_id }) => entity_id));
  return {
    parts: parts.filter((part) => isNear(part.year)),
    documents: own,
    entities: entities.filter(({ entity_id }) => bodies.has(entity_id)),
  };
}

const sqlOf = (name: string, year: number): string =>
  readFileSync(new URL(`queries/${name}.sql`, import.meta.url), 'utf8').replaceAll('$year', String(year));

async function filesOfYear(
  engine: NodeEngine,
  { folder, parts }: MartSource,
  year: number,
): Promise<Publication<MartFile>[]> {
  const paths = parts.map(({ path }) => `'${join(folder, path).replaceAll("'", "''")}'`);
  if (paths.length === 0) return [];
  await readFrom(engine, 'facts', paths);
  await engine.run(sqlOf('mart-picked', year));
  const bodies = await engine.run(sqlOf('mart-body-years', year));
  await engine.run(sqlOf('mart-bodies', year));
  const columns = await engine.columns(sqlOf('mart-figures', year));
  return [
    martFile('body_years', year, bodies.length, bodyYearColumns(bodies)),
    martFile('figures', year, columns['concept']!.length, figureColumns(columns), groupsOf(columns)),
  ];
}

const DELTA = { encoding: 'DELTA_BINARY_PACKED', statistics: false } as const;

function bodyYearColumns(bodies: readonly Record<string, unknown>[]): ColumnSource[] {
  return MART.body_years.map(({ name }) => {
    const data = bodies.map((row) => row[name] ?? null);
    if (name === 'total_line') return { name, data, ...DELTA };
    return name === 'entity_id' ? { name, data, encoding: 'DELTA_BYTE_ARRAY' } : { name, data };
  });
}

type Columns = Readonly<Record<string, readonly unknown[]>>;

/** Where row groups end: with a concept and measure, unless there are few of it. */
function groupsOf({ concept, measure }: Columns): number[] {
  const sizes: number[] = [];
  let start = 0;
  for (let at = 1; at <= concept!.length; at += 1) {
    const isEnd = at === concept!.length;
    const isNext = isEnd || concept![at] !== concept![at - 1] || measure![at] !== measure![at - 1];
    if (isEnd || (isNext && at - start >= SMALLEST_GROUP)) {
      sizes.push(at - start);
      start = at;
    }
  }
  return sizes;
}

/** Columns that are numbers, mostly each a little more than the one before. */
const RISING = new Set(['body', 'digits', 'line']);
/** Columns whose statistics tell which row groups to read. */
const SOUGHT = new Set(['concept', 'measure']);

function figureColumns(columns: Columns): ColumnSource[] {
  const [digits, scale, exact] = scaled(columns['value'] as number[], groupsOf(columns));
  const stored: Readonly<Record<string, readonly unknown[]>> = { ...columns, digits, scale, exact };
  return MART.figures.map(({ name }) => ({
    name,
    data: stored[name] as unknown[],
    ...(RISING.has(name) ? DELTA : { statistics: SOUGHT.has(name) }),
  }));
}

/** Values as whole numbers, of one scale a row group, where that tells them to the last bit. */
function scaled(
  values: readonly number[],
  groups: readonly number[],
): [digits: (number | null)[], scale: number[], exact: (number | null)[]] {
  const digits: (number | null)[] = [];
  const scale: number[] = [];
  const exact: (number | null)[] = [];
  let start = 0;
  for (const size of groups) {
    const own = values.slice(start, start + size);
    const needed = Math.max(0, ...own.map(scaleOf));
    for (const value of own) {
      const whole = Math.round(value * 10 ** needed);
      const tells = Math.abs(whole) < 2 ** 31 && Object.is(whole / 10 ** needed, value);
      digits.push(tells ? whole : null);
      scale.push(needed);
      exact.push(tells ? null : value);
    }
    start += size;
  }
  return [digits, scale, exact];
}

/** Decimals a value has, 0 where it cannot be told as a whole number anyway. */
function scaleOf(value: number): number {
  for (let scale = 0; scale <= MOST_SCALE; scale += 1) {
    const whole = Math.round(value * 10 ** scale);
    if (Math.abs(whole) >= 2 ** 31) return 0;
    if (whole / 10 ** scale === value) return scale;
  }
  return 0;
}

function martFile(
  table: MartTable,
  year: number,
  rows: number,
  columns: readonly ColumnSource[],
  groups?: readonly number[],
): Publication<MartFile> {
  const bytes = parquetOf(MART[table], columns, groups);
  const path = `mart/${table}/year=${year}/${sha256Of(bytes).slice(0, 16)}.parquet`;
  return publish(path, rows, bytes, { table, year, blocks: blocksOf(bytes) });
}

function blocksOf(bytes: Uint8Array): string {
  const hashes: string[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK)
    hashes.push(sha256Of(bytes.subarray(at, at + BLOCK)).slice(0, BLOCK_DIGITS));
  return hashes.join('');
}

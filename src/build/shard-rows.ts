/** The rows of a shard where they lie, and what shards say together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '#model/tables.ts';
import { decodeParquet } from '#warehouse/engine/parquet-to-arrow.ts';
import { rowsOf } from '#warehouse/rows.ts';
import { bodyOf } from './inputs.ts';
import type { NodeEngine } from './node-engine.ts';
import { sha256Of } from './publication.ts';
import type { ShardManifest, ShardTable } from './shard.ts';
import type { Place } from './tables.ts';
import type { Problem } from '#model/problem.ts';

interface OfDocument {
  readonly document_id: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Rows of a shard: those of the bodies that are not taken from elsewhere. */
export class ShardRows {
  /** Bodies whose rows are taken from elsewhere. */
  readonly passed = new Set<string>();

  /** What it holds, by its hashes. */
  readonly content: string;

  constructor(
    readonly folder: string,
    readonly manifest: ShardManifest,
  ) {
    this.content = sha256Of(JSON.stringify(manifest));
  }

  isTaken = ({ document_id }: OfDocument): boolean => !this.passed.has(bodyOf(document_id));

  /** Rows of a table, of one place or of all. */
  async read<N extends ShardTable>(table: N, place?: Place): Promise<Row<N>[]> {
    const files = this.manifest.files.filter(
      (file) =>
        file.table === table &&
        (!place || (file.place?.province === place.province && file.place.year === place.year)),
    );
    const rows: Row<N>[] = [];
    for (const { path } of files) {
      const decoded = await decodeParquet(new Uint8Array(readFileSync(join(this.folder, path))), table, path);
      for (const row of rowsOf(table, decoded) as (Row<N> & OfDocument)[])
        if (this.isTaken(row)) rows.push(row);
    }
    return rows;
  }

  /** The condition of SQL on `document_id` that says the same as `isTaken`. */
  taken(): string {
    const passed = [...this.passed].map(quoted);
    return passed.length === 0
      ? 'true'
      : `regexp_replace(document_id, '-[0-9]{4}$', '') NOT IN (${passed.join(', ')})`;
  }

  /** Where the files of a table lie, in quotes. */
  pathsOf(table: string): string[] {
    return this.manifest.files
      .filter((file) => file.table === table)
      .map(({ path }) => quoted(join(this.folder, path)));
  }
}

/** The names that bodies of a shard teach, as far as they are taken from it. */
export const taughtBy = ({ manifest, passed }: ShardRows): ShardManifest['taught'] =>
  manifest.taught.filter(({ folder }) => !passed.has(bodyOf(folder)));

/** What is wrong with the documents that are left out, in the order of their folders. */
export function leftOutOf(sources: readonly ShardRows[]): Problem[] {
  const folderOf = ({ file }: Problem): string => file.split('/')[1]!;
  const all = sources.flatMap(({ manifest, passed }) =>
    manifest.leftOut.filter((problem) => !passed.has(bodyOf(folderOf(problem)))),
  );
  return all.sort((a, b) => (folderOf(a) < folderOf(b) ? -1 : folderOf(a) > folderOf(b) ? 1 : 0));
}

/** Lets an engine read a table where it lies. */
export async function readFrom(engine: NodeEngine, table: string, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await engine.run(`DROP TABLE IF EXISTS main.${table}`).catch(() => engine.run(`DROP VIEW ${table}`));
  await engine.run(
    `CREATE VIEW ${table} AS SELECT * FROM read_parquet([${paths.join(', ')}], hive_partitioning = false)`,
  );
}

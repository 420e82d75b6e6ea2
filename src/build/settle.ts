/**
 * What shards cannot know of each other, made good: names of codes that other bodies teach, and ids that two documents
 * have. The bodies it touches are read and audited again, until nothing changes; all others stay as they are.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_FILES, type FolderTable } from '#ingest/document-files.ts';
import type { Row } from '#model/tables.ts';
import { bodyOf, type Inputs } from './inputs.ts';
import { openNodeEngine } from './node-engine.ts';
import { leftOutOf, readFrom, ShardRows, taughtBy } from './shard-rows.ts';
import { readShard, shortestNames, writeBodies } from './shard.ts';
import { KEYS } from './tables.ts';
import type { Problem } from '#model/problem.ts';

type Name = Row<'classification'>;

const sqlOf = (name: string): string => readFileSync(new URL(`queries/${name}.sql`, import.meta.url), 'utf8');

/**
 * Adds to the shards what is read again, and passes over what it takes the place of.
 * @param again a folder of its own
 */
export async function settle(
  from: string,
  inputs: Inputs,
  sources: ShardRows[],
  again: string,
): Promise<void> {
  const except = new Map<string, Problem>();
  /** By body with documents left out, the names they were last judged by. */
  const judged = new Map<string, string>();
  for (let round = 1; ; round++) {
    const names = shortestNames(sources.flatMap(taughtBy));
    const told = JSON.stringify(names);
    const bodies = new Set<string>();
    for (const [folder, problem] of await clashes(sources)) {
      except.set(folder, problem);
      bodies.add(bodyOf(folder));
    }
    for (const source of sources)
      for (const body of await touchedBy(source, changedNames(source.manifest.known, names)))
        bodies.add(body);
    for (const { file } of leftOutOf(sources)) {
      const body = bodyOf(file.split('/')[1]!);
      if ((judged.get(body) ?? '[]') !== told) bodies.add(body);
    }
    if (bodies.size === 0) return;
    for (const body of bodies) {
      judged.set(body, told);
      for (const { passed } of sources) passed.add(body);
    }
    const folder = join(again, String(round));
    const folders = [...inputs.folders.keys()].filter((name) => bodies.has(bodyOf(name)));
    await writeBodies(from, inputs, folders, folder, { names, except });
    sources.push(new ShardRows(folder, readShard(folder)!));
  }
}

/** Names that one has and the other has not, or has otherwise. */
function changedNames(known: readonly Name[], names: readonly Name[]): Name[] {
  const textOf = ({ scheme, code, name_zh }: Name): string => `${scheme} ${code} ${name_zh}`;
  const [before, after] = [new Set(known.map(textOf)), new Set(names.map(textOf))];
  return [
    ...known.filter((name) => !after.has(textOf(name))),
    ...names.filter((name) => !before.has(textOf(name))),
  ];
}

/** Bodies of a shard whose audit reads one of these names. */
async function touchedBy(source: ShardRows, changed: readonly Name[]): Promise<string[]> {
  const facts = source.pathsOf('facts');
  if (changed.length === 0 || facts.length === 0) return [];
  const engine = await openNodeEngine({ tables: { classification: changed } });
  try {
    await engine.run('ALTER TABLE classification RENAME TO changed_names');
    await readFrom(engine, 'facts', facts);
    const rows = (await engine.run(sqlOf('affected'))) as { document_id: string }[];
    return rows.filter(source.isTaken).map(({ document_id }) => bodyOf(document_id));
  } finally {
    engine.close();
  }
}

/** By folder, documents that have an id which one before them has. */
async function clashes(sources: readonly ShardRows[]): Promise<Map<string, Problem>> {
  const found = new Map<string, Problem>();
  if (!sources.some(({ manifest }) => manifest.hasForeignIds)) return found;
  const engine = await openNodeEngine({ tables: {} });
  try {
    for (const [table, file] of Object.entries(DOCUMENT_FILES) as [FolderTable, string][]) {
      const paths = sources.flatMap((source) => source.pathsOf(table));
      if (table === 'documents' || paths.length === 0) continue;
      const id = KEYS[table][0]!;
      await readFrom(engine, table, paths);
      const sql = sqlOf('clashes').replaceAll('$table', table).replaceAll('$id', id);
      for (const row of await engine.run(sql)) {
        // A body that was read again stands in two places: only what is taken counts.
        const those = (row['documents'] as string[]).filter((document_id) => !isOut(document_id, sources));
        const [first, ...later] = those.sort();
        for (const folder of later)
          found.set(folder, {
            file: `documents/${folder}/${file}`,
            row: null,
            reason: `${id} "${String(row['id'])}" stands already in documents/${first}/${file}`,
          });
      }
    }
    return found;
  } finally {
    engine.close();
  }
}

/** Whether a document is left out by now. */
const isOut = (document_id: string, sources: readonly ShardRows[]): boolean =>
  leftOutOf(sources).some(({ file }) => file.split('/')[1] === document_id);

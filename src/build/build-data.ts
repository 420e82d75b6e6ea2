/** From `data/` to the published folder in one process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateData, type Data } from '#model/invariants.ts';
import { readDataFolder, validateFolders } from './data-folder.ts';
import { InconsistentData } from './inconsistent-data.ts';
import { readInputs } from './inputs.ts';
import { mergeShards, type Merged } from './merge.ts';
import { makeShard } from './shard.ts';

/** Reads a data folder and checks every invariant. @throws InconsistentData */
export function readValidData(folder: string): Data {
  const { data, problems } = readDataFolder(folder);
  const found = [...problems, ...validateData(data), ...validateFolders(data)];
  if (found.length > 0) throw new InconsistentData(found);
  return data;
}

/**
 * Builds the folder `to` from the data folder `from`, without the documents that break an invariant: the case of one
 * shard. `to` is replaced as a whole, and only when everything succeeded. The same inputs give the same bytes.
 * @throws InconsistentData, AuditNotRun
 */
export async function buildData(from: string, to: string): Promise<Merged> {
  const shards = mkdtempSync(join(tmpdir(), 'juesuan-shards-'));
  try {
    await makeShard(from, readInputs(from), shards, { index: 1, count: 1 });
    return await mergeShards(from, shards, to);
  } finally {
    rmSync(shards, { recursive: true, force: true });
  }
}

/** The sweep over Parquet: published tables with bytes changed, most of them where the file says what it holds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '#warehouse/data-error.ts';
import { decodeParquet, encodeArrow } from '#warehouse/parquet-to-arrow.ts';
import { randomFor } from '#tools/random.ts';
import type { TableName } from '#model/tables.ts';

const SWEPT: readonly TableName[] = ['entities', 'documents', 'facts', 'projects', 'indicators', 'scores'];
/** What a table may take, in seconds. */
const MOST_SECONDS = 5;

/** A file with one to eight of its bytes changed. The last eight say where the footer begins, and stay. */
export function damagedParquet(whole: Uint8Array, key: string): Uint8Array {
  const random = randomFor(1, key);
  const bytes = whole.slice();
  const footer = new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
  for (let left = random.whole(1, 8); left > 0; left -= 1) {
    const at = random.chance(0.6)
      ? bytes.length - 8 - random.whole(1, footer)
      : random.whole(4, bytes.length - 9);
    bytes[at] = random.chance(0.3) ? 0xff : random.whole(0, 255);
  }
  return bytes;
}

/** What is wrong with how damaged bytes are taken: null where they are refused in a word of the house, or read. */
export async function faultOf(bytes: Uint8Array, table: TableName): Promise<string | null> {
  const before = process.cpuUsage();
  try {
    encodeArrow(table, await decodeParquet(bytes, table, table));
  } catch (error) {
    if (!(error instanceof DataError)) return error instanceof Error ? error.stack! : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  return seconds > MOST_SECONDS ? `${seconds.toFixed(1)} s` : null;
}

/**
 * Damages every table so many times.
 * @param folder of the published data
 * @returns how many faults were told
 */
export async function sweepParquet(
  folder: string,
  rounds: number,
  say: (text: string) => void,
): Promise<number> {
  let faults = 0;
  for (const table of SWEPT) {
    const whole = new Uint8Array(readFileSync(join(folder, `${table}.parquet`)));
    for (let round = 1; round <= rounds; round += 1) {
      const fault = await faultOf(damagedParquet(whole, `${table} ${round}`), table);
      if (fault === null) continue;
      faults += 1;
      say(`✗ ${table}, round ${round}: ${fault}\n`);
    }
  }
  say(`${SWEPT.length * rounds} damaged tables were read or refused, ${faults} faults.\n`);
  return faults;
}

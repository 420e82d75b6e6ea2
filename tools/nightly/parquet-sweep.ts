/** The sweep over Parquet: published tables with bytes changed, most of them where the file says what it holds. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DataError } from '#warehouse/data-error.ts';
import { decodeParquet, encodeArrow } from '#warehouse/engine/parquet-to-arrow.ts';
import { randomFor } from '#tools/random.ts';
import type { TableName } from '#model/tables.ts';

const SWEPT: readonly TableName[] = ['entities', 'documents', 'facts', 'projects', 'indicators', 'scores'];
/** How long the page lets tables take, in milliseconds, before it ends the worker that decodes them. */
const LONGEST = 10_000;

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
  try {
    encodeArrow(table, await decodeParquet(bytes, table, table));
  } catch (error) {
    if (!(error instanceof DataError)) return error instanceof Error ? error.stack! : String(error);
  }
  return null;
}

/** Decodes in a thread, as the page does in a worker: one that takes too long, or all memory, is ended. */
class Decoder {
  #worker: Worker | null = null;

  /** What is wrong, null where nothing is, `ended` where the thread had to be ended. */
  async ask(bytes: Uint8Array, table: TableName): Promise<string | null> {
    const worker = (this.#worker ??= await this.#start());
    worker.postMessage({ bytes, table });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const answer = await Promise.race([
      once(worker, 'message').then(
        ([fault]) => fault as string | null,
        () => 'ended' as const,
      ),
      new Promise<'ended'>((resolve) => (timer = setTimeout(() => resolve('ended'), LONGEST))),
    ]);
    clearTimeout(timer);
    if (answer === 'ended') await this.close();
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(new URL('./parquet-thread.mjs', import.meta.url));
    await once(worker, 'message');
    return worker;
  }
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
  const ended: string[] = [];
  const decoder = new Decoder();
  for (const table of SWEPT) {
    const whole = new Uint8Array(readFileSync(join(folder, `${table}.parquet`)));
    for (let round = 1; round <= rounds; round += 1) {
      const fault = await decoder.ask(damagedParquet(whole, `${table} ${round}`), table);
      if (fault === null) continue;
      if (fault === 'ended') ended.push(`${table} ${round}`);
      else {
        faults += 1;
        say(`✗ ${table}, round ${round}: ${fault}\n`);
      }
    }
  }
  await decoder.close();
  say(
    `${SWEPT.length * rounds} damaged tables were read or refused, ${faults} faults; ` +
      `${ended.length} would have gone on for ever and were ended: ${ended.join(', ')}.\n`,
  );
  return faults;
}

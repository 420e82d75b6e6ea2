/** The sweep over texts, pages, Word documents and workbooks: every amount taken out, damage of every kind, texts made to be slow. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readRegistry } from '#build/data-folder.ts';
import { readFile } from '#ingest/formats/read-file.ts';
import { ingestBytes, isRefusal } from '#ingest/ingest-file.ts';
import { randomFor } from '#tools/random.ts';
import { HEAVY_MUTATIONS, type Mutation, MUTATIONS, unprintedFacts } from './damage.ts';
import { unnoticedRemovals } from './removal.ts';
import { SLOW_TEXTS } from './slow-texts.ts';

const DAMAGE = { ...MUTATIONS, ...HEAVY_MUTATIONS };
/** What any document may take, in seconds. */
const MOST_SECONDS = 10;
/** A text twice as long may take this many times longer, where it takes long enough to tell. */
const MOST_GROWTH = 3.4;
const LEAST_TOLD = 0.5;

const registry = readRegistry(fileURLToPath(new URL('../../data', import.meta.url)));
const failures: string[] = [];
let read = 0;

function fail(what: string): void {
  failures.push(what);
  process.stdout.write(`✗ ${what}\n`);
}

/** Reads bytes and holds them to what every reading must hold to. Returns the processor's seconds. */
async function check(what: string, bytes: Uint8Array): Promise<number> {
  const before = process.cpuUsage();
  read += 1;
  try {
    const { disclosure } = await ingestBytes(bytes.slice(), 'unhashed', registry);
    const { lines } = await readFile(bytes);
    for (const { concept, printed, line_start } of unprintedFacts(disclosure, lines))
      fail(`${what}: ${concept} is ${printed}, which line ${line_start} does not print`);
  } catch (error) {
    if (!isRefusal(error)) fail(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (seconds > MOST_SECONDS) fail(`${what}: ${seconds.toFixed(1)} s`);
  return seconds;
}

/** Damages a text, or the text between the tags of the parts of an office file. */
function damaged(bytes: Uint8Array, damage: Mutation, key: string): Uint8Array {
  const random = randomFor(1, key);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strToU8(damage(new TextDecoder().decode(bytes), random));
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    const isText = /document\d*\.xml$|sharedStrings\.xml$|sheet\d+\.xml$/.test(name);
    const text = isText
      ? strFromU8(part).replace(/(?<=>)[^<]+(?=<)/g, (inner) => damage(inner, random))
      : null;
    return [name, text === null ? part : strToU8(text)] as const;
  });
  return zipSync(Object.fromEntries(parts));
}

/**
 * Takes every amount out of documents, damages them in every way and reads texts made to be slow.
 * @param seeds each way of damage is tried once with each
 * @returns how many faults were told
 */
export async function sweepTexts(
  paths: readonly string[],
  seeds: readonly number[],
  say: (text: string) => void,
): Promise<number> {
  for (const path of paths) {
    const bytes = new Uint8Array(readFileSync(path));
    const name = basename(path);
    try {
      const source = await readFile(bytes.slice());
      for (const unnoticed of unnoticedRemovals(source, registry, randomFor(1, name)))
        fail(`${name}, ${unnoticed}`);
    } catch (error) {
      if (!isRefusal(error)) fail(`${name}: ${String(error)}`);
    }
    if (name.endsWith('.pdf')) continue;
    for (const seed of seeds) {
      for (const [way, damage] of Object.entries(DAMAGE))
        await check(`${name}, ${way}, seed ${seed}`, damaged(bytes, damage, `${name} ${way} ${seed}`));
    }
  }
  for (const [name, make] of Object.entries(SLOW_TEXTS)) {
    const [once, twice] = [
      await check(name, strToU8(make(1))),
      await check(`${name}, twice`, strToU8(make(2))),
    ];
    if (twice > LEAST_TOLD && twice > once * MOST_GROWTH)
      fail(`${name}: ${once.toFixed(2)} s, and ${twice.toFixed(2)} s at twice the length`);
  }
  say(`${read} texts, pages and office files were read, ${failures.length} faults.\n`);
  return failures.length;
}

/** The documents beside the repository that are no PDF. */
export const textsIn = (folder: string): string[] =>
  ['sources', 'cases']
    .map((name) => join(folder, name))
    .filter((inner) => existsSync(inner))
    .flatMap((inner) =>
      readdirSync(inner, { recursive: true, encoding: 'utf8' }).map((name) => join(inner, name)),
    )
    .filter((path) => /\.(?:txt|html|docx|xlsx)$/.test(path))
    .sort();

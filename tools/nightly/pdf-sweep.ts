/** Reads some thousands of damaged PDFs: each is read or refused in time, and states nothing that is not printed. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { randomFor } from '#tools/random.ts';
import { DAMAGES } from './damaged-pdf.ts';
import type { Told } from './tell-reading.ts';

/** Milliseconds that one document may take. */
const LONGEST = 10_000;
/** Damage that takes parts away and changes none: what is still stated stands in the whole document as well. */
const TAKES_AWAY = new Set(['an object lost', 'a key misspelt', 'the end lost']);

/** The PDFs in folders, by path. */
export function pdfsIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => join(folder, name)),
  );
}

/** Damages each file in every way, `seeds` times, and says what went wrong. Returns how many documents did. */
export async function sweepPdfs(
  paths: readonly string[],
  seeds: readonly number[],
  say: (text: string) => void,
): Promise<number> {
  const reader = new Reader();
  const counts = new Map<string, number>();
  let faults = 0;
  for (const path of paths) {
    const whole = new Uint8Array(readFileSync(path));
    const { told: sound } = await reader.read(whole);
    if (sound.kind === 'fault') say(`✗ ${basename(path)}, undamaged: ${sound.sentence}\n`);
    const printed = sound.kind === 'read' ? new Set(sound.numbers) : null;
    for (const [name, damage] of Object.entries(DAMAGES)) {
      for (const seed of seeds) {
        const { told, milliseconds } = await reader.read(
          damage(whole, randomFor(seed, basename(path) + name)),
        );
        const wrong = faultOf(told, milliseconds, TAKES_AWAY.has(name) ? printed : null);
        counts.set(told.kind, (counts.get(told.kind) ?? 0) + 1);
        if (wrong === null) continue;
        faults += 1;
        say(`✗ ${basename(path)}, ${name}, ${seed}: ${wrong}\n`);
      }
    }
  }
  await reader.close();
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
  say(`${total} damaged PDFs: ${parts}; ${faults} with a fault.\n`);
  return faults;
}

function faultOf(told: Told, milliseconds: number, printed: ReadonlySet<string> | null): string | null {
  if (told.kind === 'fault') return told.sentence;
  if (milliseconds > LONGEST) return `took ${(milliseconds / 1000).toFixed(1)} s`;
  if (told.kind === 'refused') return null;
  if (told.notPrinted.length > 0)
    return `states ${told.notPrinted.slice(0, 5).join(', ')}, which its lines do not print`;
  const strange = printed ? told.stated.filter((number) => !printed.has(number)) : [];
  return strange.length > 0
    ? `states ${strange.slice(0, 5).join(', ')}, which the whole document does not print`
    : null;
}

/** Reads one document after the other in a thread, and goes on in a new one where a document ends it or takes too long. */
class Reader {
  #worker: Worker | null = null;
  #answer: (told: Told) => void = () => undefined;

  async read(bytes: Uint8Array): Promise<{ told: Told; milliseconds: number }> {
    // The processor's time: the machine may have other things to do.
    const before = process.cpuUsage();
    const told = await this.#ask(bytes);
    const { user, system } = process.cpuUsage(before);
    return { told, milliseconds: (user + system) / 1000 };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async #ask(bytes: Uint8Array): Promise<Told> {
    this.#worker ??= this.#start();
    this.#worker.postMessage(bytes);
    // Starting a thread is no part of a document's time, but bounded as well.
    const timer = setTimeout(() => this.#end('was not read in time'), LONGEST * 3);
    const told = await new Promise<Told>((resolve) => (this.#answer = resolve));
    clearTimeout(timer);
    return told;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./reading-thread.mjs', import.meta.url));
    worker.on('message', (told: Told) => this.#answer(told));
    worker.on('error', (error) =>
      this.#end(`ended its thread: ${error instanceof Error ? error.message : String(error)}`),
    );
    return worker;
  }

  #end(sentence: string): void {
    void this.#worker?.terminate();
    this.#worker = null;
    this.#answer({ kind: 'fault', sentence });
  }
}

/**
 * Parts of a country on the device: what was fetched once is there after a reload. Each lies under its address, which
 * names its content, and is checked when it is taken out; the oldest go when there are too many. A small publication is
 * kept whole by the service worker, see `KEPT_WHOLE`.
 */
import { isAbort } from '../data-error.ts';
import { addressOf, checkPublished, fetchPublished, type FetchOptions } from './fetch-bytes.ts';
import type { Manifest } from './manifest.ts';
import type { PublishedFile } from './published-file.ts';

/** Bytes of files beyond which a publication is not kept whole: nobody asked to have the country on their telephone. */
export const KEPT_WHOLE = 50_000_000;

/** The files that a page may ask for. */
export const filesOf = ({ tables, parts, snapshots, mart = [] }: Manifest): PublishedFile[] => [
  ...tables,
  ...parts,
  ...snapshots,
  ...mart,
];

/** What they come to. */
export const bytesOfFiles = (manifest: Manifest): number =>
  filesOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0);

/** Name of the cache; the service worker's begin otherwise, and it clears those. */
const NAME = 'juesuan-parts';

/** Bytes that are kept at most. */
export const MOST_KEPT = 200_000_000;

/** When a part was put here, milliseconds since 1970. */
const KEPT_AT = 'X-Kept-At';

/** A part that is kept. */
interface Entry {
  readonly bytes: number;
  readonly at: number;
}

/** How much is kept. */
export interface Kept {
  readonly parts: number;
  readonly bytes: number;
}

/** The parts on this device. */
export class KeptParts {
  #entries: Promise<Map<string, Entry>> | null = null;
  #keeping: Promise<void> = Promise.resolve();
  /** The browser lets nothing more be kept. */
  #isFull = false;

  constructor(
    private readonly cache: Cache,
    private readonly most = MOST_KEPT,
  ) {}

  /** Those of a publication; null where nothing is kept: it is small, or stands in another page, or the browser forbids it. */
  static async open(manifest: Manifest): Promise<KeptParts | null> {
    if (bytesOfFiles(manifest) <= KEPT_WHOLE || isWithinAnother()) return null;
    try {
      return new KeptParts(await caches.open(NAME));
    } catch {
      return null;
    }
  }

  /**
   * The bytes of a file of the manifest: those kept, where they are still what they were, else the host's.
   * @throws DataError as `fetchPublished` does
   */
  async fetch(base: URL, file: PublishedFile, options: FetchOptions = {}): Promise<Uint8Array> {
    const address = addressOf(base, file).href;
    const kept = await this.#read(address);
    if (kept) {
      try {
        await checkPublished(file, kept);
        options.onBytes?.(kept.length);
        return kept;
      } catch {
        await this.#forget(address).catch(() => undefined);
      }
    }
    const bytes = await fetchPublished(base, file, options);
    // One after the other: each makes room for itself.
    this.#keeping = this.#keeping.then(() => this.#keep(address, bytes));
    return bytes;
  }

  /** How much is kept, once what is under way is. */
  async size(): Promise<Kept> {
    await this.#keeping;
    this.#lookAgain();
    return this.#sum();
  }

  async #sum(): Promise<Kept> {
    const entries = [...(await this.#known()).values()];
    return { parts: entries.length, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** Forgets all of it. */
  async clear(): Promise<void> {
    this.#lookAgain();
    for (const address of [...(await this.#known()).keys()]) await this.#forget(address);
    this.#isFull = false;
  }

  async #read(address: string): Promise<Uint8Array | null> {
    try {
      const response = await this.cache.match(address);
      return response ? new Uint8Array(await response.arrayBuffer()) : null;
    } catch (error) {
      if (isAbort(error)) throw error;
      return null;
    }
  }

  async #keep(address: string, bytes: Uint8Array): Promise<void> {
    if (this.#isFull || bytes.length > this.most) return;
    try {
      const at = Date.now();
      await this.#makeRoom(this.most - bytes.length);
      const entries = await this.#known();
      const headers = { [KEPT_AT]: String(at), 'Content-Length': String(bytes.length) };
      await this.cache.put(address, new Response(bytes as Uint8Array<ArrayBuffer>, { headers }));
      entries.set(address, { bytes: bytes.length, at });
    } catch {
      // No room on the device: the page works as well without.
      this.#isFull = true;
    }
  }

  /** Lets the oldest go until no more than so many bytes are kept. */
  async #makeRoom(most: number): Promise<void> {
    if ((await this.#sum()).bytes <= most) return;
    this.#lookAgain();
    const entries = await this.#known();
    let { bytes } = await this.#sum();
    for (const [address, entry] of [...entries].sort(([, a], [, b]) => a.at - b.at)) {
      if (bytes <= most) return;
      await this.#forget(address);
      bytes -= entry.bytes;
    }
  }

  async #forget(address: string): Promise<void> {
    (await this.#known()).delete(address);
    await this.cache.delete(address).catch(() => false);
  }

  /** Another tab, or another part of this page, may have kept something meanwhile, or forgotten it. */
  #lookAgain(): void {
    this.#entries = null;
  }

  /** What is kept, as found when this last looked and changed since. */
  #known(): Promise<Map<string, Entry>> {
    return (this.#entries ??= this.#list());
  }

  async #list(): Promise<Map<string, Entry>> {
    const entries = new Map<string, Entry>();
    for (const request of await this.cache.keys()) {
      const headers = (await this.cache.match(request))?.headers;
      const numberOf = (name: string): number => Number(headers?.get(name) ?? 0);
      entries.set(request.url, { bytes: numberOf('Content-Length'), at: numberOf(KEPT_AT) });
    }
    return entries;
  }
}

/** A page within another keeps nothing. */
function isWithinAnother(): boolean {
  const scope = globalThis as { top?: unknown; self?: unknown };
  return scope.top !== undefined && scope.top !== scope.self;
}

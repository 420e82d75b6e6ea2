/**
 * A published file of which pieces are fetched as they are wanted, each checked by itself. Hosts that answer no ranges,
 * or answer them wrongly, are asked for the whole file.
 */
import type { AsyncBuffer } from 'hyparquet';
import { DataError } from '../data-error.ts';
import { sha256 } from '../published/digest.ts';
import { addressOf, isMarkup, refusal } from '../published/fetch-bytes.ts';
import { BLOCK, BLOCK_DIGITS, type MartFile } from './figures-mart.ts';

/** The host of files. */
export interface RangeHost {
  /** Folder of the manifest. */
  readonly base: URL;
  /** Whether it gave pieces as asked, as far as is known. */
  givesRanges: boolean;
  /** Fetches a whole file of the manifest, checked. */
  fetchWhole(file: MartFile): Promise<Uint8Array>;
}

/** A file, as far as it is here. */
export class RangedFile implements AsyncBuffer {
  readonly byteLength: number;
  readonly #blocks = new Map<number, Promise<Uint8Array>>();
  #whole: Promise<Uint8Array> | null = null;

  constructor(
    readonly host: RangeHost,
    readonly file: MartFile,
  ) {
    this.byteLength = file.bytes;
  }

  /** @throws DataError as `fetchPublished` does */
  async slice(start: number, end = this.byteLength): Promise<ArrayBuffer> {
    const blocks = this.#whole ? null : await this.#blocksOf(start, end);
    if (blocks) return blocks;
    this.#whole ??= this.host.fetchWhole(this.file);
    this.#whole.catch(() => (this.#whole = null));
    return (await this.#whole).slice(start, end).buffer as ArrayBuffer;
  }

  /** The bytes, from blocks; null where the host does not give them. */
  async #blocksOf(start: number, end: number): Promise<ArrayBuffer | null> {
    if (!this.host.givesRanges) return null;
    const [first, last] = [Math.floor(start / BLOCK), Math.ceil(end / BLOCK)];
    for (let at = first; at < last; at += 1) {
      if (this.#blocks.has(at)) continue;
      let next = at + 1;
      while (next < last && !this.#blocks.has(next)) next += 1;
      this.#fetchRun(at, next);
    }
    try {
      const bytes = new Uint8Array(end - start);
      for (let at = first; at < last; at += 1) {
        const block = await this.#blocks.get(at)!;
        const [from, to] = [Math.max(start, at * BLOCK), Math.min(end, at * BLOCK + block.length)];
        bytes.set(block.subarray(from - at * BLOCK, to - at * BLOCK), from - start);
      }
      return bytes.buffer;
    } catch (error) {
      this.#blocks.clear();
      if (!(error instanceof NoRanges)) throw error;
      this.host.givesRanges = false;
      return null;
    }
  }

  /** Fetches neighbouring blocks in one. */
  #fetchRun(from: number, to: number): void {
    const run = this.#fetch(from * BLOCK, Math.min(to * BLOCK, this.byteLength));
    for (let at = from; at < to; at += 1) {
      const block = run.then(async (bytes) => {
        const own = bytes.subarray((at - from) * BLOCK, (at - from + 1) * BLOCK);
        const expected = this.file.blocks.slice(at * BLOCK_DIGITS, (at + 1) * BLOCK_DIGITS);
        if ((await sha256(own)).slice(0, BLOCK_DIGITS) !== expected) throw new NoRanges();
        return own;
      });
      block.catch(() => undefined); // who waits for it is told
      this.#blocks.set(at, block);
    }
  }

  async #fetch(start: number, end: number): Promise<Uint8Array> {
    const { path } = this.file;
    const response = await fetch(addressOf(this.host.base, this.file), {
      headers: { Range: `bytes=${start}-${end - 1}` },
    }).catch((cause: unknown) => {
      throw new DataError('network', `${path} could not be fetched`, { file: path, cause });
    });
    if (!response.ok && response.status !== 416) throw refusal(response.status, path);
    const isPiece =
      response.status === 206 &&
      response.headers.get('Content-Range') === `bytes ${start}-${end - 1}/${this.byteLength}`;
    if (!isPiece) {
      await response.body?.cancel();
      throw new NoRanges();
    }
    const bytes = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
    if (bytes.length !== end - start || (start === 0 && isMarkup(bytes))) throw new NoRanges();
    return bytes;
  }
}

/** What came is not what was asked for. The whole file may be sound. */
class NoRanges extends Error {}

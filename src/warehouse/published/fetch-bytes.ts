/** Fetching published files: with byte-true progress, and nothing accepted that is not what was asked for. */
import { DataError, isAbort } from '../data-error.ts';
import { sha256 } from './digest.ts';
import { takeEarly } from './early.ts';
import type { PublishedFile } from './published-file.ts';

/** How to fetch. */
export interface FetchOptions {
  readonly signal?: AbortSignal;
  readonly cache?: RequestCache;
  /** Called with each piece's size as it arrives. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * The bytes at a URL.
 * @param file name of the file in error reports
 * @throws DataError `network`, `not-found`, `html`; an AbortError when `signal` fires
 */
export async function fetchBytes(url: URL, file: string, options: FetchOptions = {}): Promise<Uint8Array> {
  const { signal, cache, onBytes } = options;
  try {
    const early = takeEarly(url);
    const response = await (early ?? fetch(url, { ...(signal && { signal }), ...(cache && { cache }) }));
    if (!response.ok) throw refusal(response.status, file);
    const bytes = await readBody(response, onBytes);
    if (isMarkup(bytes))
      throw new DataError('html', `the host answered with a web page for ${file}`, { file });
    return bytes;
  } catch (error) {
    if (error instanceof DataError || isAbort(error)) throw error;
    throw new DataError('network', `${file} could not be fetched`, { file, cause: error });
  }
}

/**
 * The bytes of a file of the manifest, of the size and SHA-256 stated there.
 * @param base folder of the manifest
 * @throws DataError `not-parquet`, `truncated`, `altered`, and the errors of `fetchBytes`
 */
export async function fetchPublished(
  base: URL,
  entry: PublishedFile,
  options: FetchOptions = {},
): Promise<Uint8Array> {
  const file = entry.path;
  const bytes = await fetchBytes(addressOf(base, entry), file, options);
  await checkPublished(entry, bytes);
  return bytes;
}

/** Where a file is asked for: its hash makes a new build a new address, so that no cache can mix two builds. */
export const addressOf = (base: URL, { path, sha256: hash }: PublishedFile): URL =>
  new URL(`${path}?${hash.slice(0, 12)}`, base);

/**
 * Checks that bytes are a file of the manifest.
 * @throws DataError `not-parquet`, `truncated`, `altered`
 */
export async function checkPublished(entry: PublishedFile, bytes: Uint8Array): Promise<void> {
  const file = entry.path;
  if (file.endsWith('.parquet') && String.fromCharCode(...bytes.subarray(0, 4)) !== 'PAR1') {
    throw new DataError('not-parquet', `${file} is not a Parquet file`, { file });
  }
  if (bytes.length < entry.bytes) {
    throw new DataError('truncated', `${file} has ${bytes.length} of ${entry.bytes} bytes`, { file });
  }
  if (bytes.length > entry.bytes || (await sha256(bytes)) !== entry.sha256) {
    throw new DataError('altered', `${file} is not the file the manifest lists`, { file });
  }
}

/** The error for a status that is not a success. */
export function refusal(status: number, file: string): DataError {
  return status === 404 || status === 410
    ? new DataError('not-found', `the host has no ${file}`, { file })
    : new DataError('network', `the host answered ${status} for ${file}`, { file });
}

/** Whether bytes start like HTML: some hosts answer unknown addresses with their front page and status 200. */
export function isMarkup(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at += 1;
  return bytes[at] === 0x3c;
}

async function readBody(response: Response, onBytes?: (bytes: number) => void): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    length += value.length;
    onBytes?.(value.length);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

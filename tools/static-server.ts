/**
 * A small static file server for the built app, with faults that can be switched on per path: what a
 * real host, a proxy or a bad connection may do to a file.
 */
import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What a host may do to a file instead of serving it. */
export type Fault =
  | { kind: 'missing' }
  | { kind: 'status'; status: number }
  /** 200 with a page of HTML, as hosts do that answer unknown paths with index.html. */
  | { kind: 'html' }
  /** Only the first `bytes` bytes, with a content length to match. */
  | { kind: 'truncate'; bytes: number }
  /** The connection breaks in the middle. */
  | { kind: 'break' }
  /** One byte flipped, at `offset` (default: the middle). */
  | { kind: 'corrupt'; offset?: number }
  | { kind: 'replace'; body: string | Uint8Array; type?: string }
  | { kind: 'throttle'; bytesPerSecond: number }
  /** The whole file, whatever part of it was asked for. */
  | { kind: 'whole' }
  /** A piece said to be the one asked for, of which a byte is another. */
  | { kind: 'wrong-piece' };

/** Which paths, relative to the app's own folder, a fault applies to. */
export interface FaultRule {
  readonly path: RegExp;
  readonly fault: Fault;
}

/** How to serve. */
export interface ServeOptions {
  /** Path the folder is mounted at, beginning and ending with a slash. Default '/'. */
  readonly base?: string;
  readonly faults?: readonly FaultRule[];
  /** Folders served in place of the app's own, by path prefix: `{ 'data/': '/tmp/synthetic' }`. */
  readonly overlays?: Readonly<Record<string, string>>;
}

/** A running server. */
export interface StaticServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Origin and base: the app's address. */
  readonly address: string;
  /** Paths asked for so far, relative to the base, in order. */
  readonly requested: readonly string[];
  /** Replaces the faults in force. */
  setFaults(faults: readonly FaultRule[]): void;
  /** Ends what is being answered, as a network does that is gone. */
  dropConnections(): void;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
  '.parquet': 'application/vnd.apache.parquet',
};

/** Serves a folder on 127.0.0.1; resolves when it listens. */
export async function serveFolder(folder: string, options: ServeOptions = {}): Promise<StaticServer> {
  const base = options.base ?? '/';
  const requested: string[] = [];
  let faults = options.faults ?? [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!pathname.startsWith(base)) return refuse(response, 404);
    const path = decodeURIComponent(pathname.slice(base.length)) || 'index.html';
    requested.push(path);
    const file = locate(folder, path, options.overlays ?? {});
    const fault = faults.find((rule) => rule.path.test(path))?.fault;
    await (fault ? serveFaulty(file, fault, request, response) : serveFile(file, request, response));
  };

  const server = createServer((request, response) => {
    // A reader who navigates away closes the socket in mid-answer: nobody is left to tell.
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    address: origin + base,
    requested,
    setFaults: (next) => void (faults = next),
    dropConnections: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function locate(folder: string, path: string, overlays: Readonly<Record<string, string>>): string | null {
  const overlay = Object.entries(overlays).find(([prefix]) => path.startsWith(prefix));
  const root = overlay ? overlay[1] : folder;
  const file = normalize(join(root, overlay ? path.slice(overlay[0].length) : path));
  if (!file.startsWith(normalize(root) + sep)) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(String(status));
}

function typeOf(file: string): string {
  return TYPES[extname(file)] ?? 'application/octet-stream';
}

async function serveFile(
  file: string | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!file) return refuse(response, 404);
  const { size } = statSync(file);
  const range = parseRange(request.headers.range, size);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range ? 206 : 200, {
    'content-type': typeOf(file),
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    'cache-control': 'no-cache',
    ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
  });
  if (request.method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  await pipeline(createReadStream(file, { start, end }), response);
}

function parseRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (!match[1] && !match[2])) return null;
  const start = match[1] ? Number(match[1]) : Math.max(0, size - Number(match[2]));
  const end = match[1] && match[2] ? Math.min(size - 1, Number(match[2])) : size - 1;
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}

async function serveFaulty(
  file: string | null,
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (fault.kind === 'missing') return refuse(response, 404);
  if (fault.kind === 'status') return refuse(response, fault.status);
  if (fault.kind === 'html') {
    return send(response, 'text/html; charset=utf-8', '<!doctype html><title>Not what was asked for</title>');
  }
  if (fault.kind === 'replace') return send(response, fault.type ?? 'application/octet-stream', fault.body);
  if (!file) return refuse(response, 404);
  const body = await readFile(file);
  if (fault.kind === 'whole') return send(response, typeOf(file), body);
  if (fault.kind === 'wrong-piece') {
    const range = parseRange(request.headers.range, body.length);
    if (range === null || range === 'unsatisfiable') return send(response, typeOf(file), body);
    const { start, end } = range;
    const piece = body.subarray(start, end + 1);
    piece[0] = (piece[0] ?? 0) ^ 0xff;
    response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${body.length}` }).end(piece);
    return;
  }
  if (fault.kind === 'truncate') return send(response, typeOf(file), body.subarray(0, fault.bytes));
  if (fault.kind === 'corrupt') {
    const at = fault.offset ?? Math.floor(body.length / 2);
    body[at] = (body[at] ?? 0) ^ 0xff;
    return send(response, typeOf(file), body);
  }
  response.writeHead(200, { 'content-type': typeOf(file), 'content-length': body.length });
  if (fault.kind === 'break') {
    response.write(body.subarray(0, body.length >> 1), () => response.destroy());
    return;
  }
  // Pieces of a quarter of a second: a small file, too, comes little by little.
  const chunks = createReadStream(file, {
    highWaterMark: Math.min(16_384, Math.ceil(fault.bytesPerSecond / 4)),
  });
  await pipeline(chunks, slowed(fault.bytesPerSecond), response);
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  const bytes = Buffer.from(body as Uint8Array);
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}

/** Passes chunks on no faster than a rate. */
function slowed(bytesPerSecond: number): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      setTimeout(() => done(null, chunk), (chunk.length / bytesPerSecond) * 1000);
    },
  });
}

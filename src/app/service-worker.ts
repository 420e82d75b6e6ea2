/**
 * Keeps the whole page on the device, so that it opens and works without a network. Each build is kept by itself: its
 * page and manifest with the files they name, and the one before it for tabs that still show it. A newer build is kept
 * beside the one in use, and takes its place when the reader says so. The build writes `KEPT` before this script.
 */

/** What is kept of a build; file names relative to the page, those of data with the hash the page asks with. */
export interface Kept {
  /** Changes with the content of any file. */
  readonly build: string;
  readonly files: readonly string[];
  /** Large files that few need, such as what reads scans: kept once they were asked for. */
  readonly onUse: readonly string[];
  /** Whether they are all there are: of a large country the data are left out, and nothing is promised. */
  readonly isWhole: boolean;
}

/** What the page asks of this script. */
export type OfflineOrder = 'take over' | 'is all kept';

declare const KEPT: Kept;

/** As much of the worker's own scope as is used here; the library of the DOM does not know it. */
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: string, listener: (event: WorkerEvent) => void): void;
}
interface WorkerEvent extends Event {
  readonly request: Request;
  readonly data: OfflineOrder;
  readonly ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as Scope;
const PAGE = new URL(scope.registration.scope);
const PREFIX = 'juesuan ';
const CACHE = PREFIX + KEPT.build;
const MANIFEST = new URL('data/manifest.json', PAGE).href;
/** Files fetched at a time: the reader's own requests go first. */
const AT_A_TIME = 4;

/** Whether WebAssembly exceptions are there, as the engine's loader asks; see `hasExceptions` there. */
const HAS_EXCEPTIONS = WebAssembly.validate(
  new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
  ]),
);

/** Of the engine's builds, the one this browser runs, compressed where it can inflate it. */
function isForThisBrowser(file: string): boolean {
  const engine = /duckdb-(?:browser-)?(eh|mvp)\b/.exec(file)?.[1];
  if (engine !== undefined && engine !== (HAS_EXCEPTIONS ? 'eh' : 'mvp')) return false;
  if (file.endsWith('.wasm.gz')) return 'DecompressionStream' in globalThis;
  return !file.endsWith('.wasm') || !('DecompressionStream' in globalThis);
}

const addresses = KEPT.files.filter(isForThisBrowser).map((file) => new URL(file, PAGE).href);
const ON_USE = new Set(KEPT.onUse.map((file) => new URL(file, PAGE).href));
const isNamedByContent = (address: string): boolean => /\?[\da-f]{12}$|\/assets\//.test(address);

scope.addEventListener('install', (event) => event.waitUntil(keepAll()));
scope.addEventListener('activate', (event) => event.waitUntil(begin()));
scope.addEventListener('message', (event) => {
  if (event.data === 'take over') void scope.skipWaiting();
  else event.waitUntil(isAllKept().then((kept) => event.ports[0]?.postMessage(kept)));
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  // What is asked of the host itself, whether it has a newer page, is not answered from here.
  if (request.method !== 'GET' || request.cache === 'no-store' || !request.url.startsWith(PAGE.href)) return;
  event.respondWith(answer(request));
});

/** @throws where a file does not come or is not of this build: then nothing is kept of it, and a later visit tries again */
async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  const waiting = [...addresses];
  const keepNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await keep(cache, next);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, keepNext));
}

async function keep(cache: Cache, address: string): Promise<void> {
  if (await cache.match(address)) return;
  const named = isNamedByContent(address);
  const before = named ? await caches.match(address, { ignoreVary: true }) : undefined;
  const response = before ?? (await fetch(address, { cache: named ? 'default' : 'no-cache' }));
  const isPage = address === PAGE.href;
  const isMarkup = (response.headers.get('content-type') ?? '').startsWith('text/html');
  if (!response.ok || isMarkup !== isPage) throw new Error(`${address} did not come`);
  if (isPage) await requireThisBuild(response.clone());
  // One that came by another address may not be given for a page.
  await cache.put(address, response.redirected ? new Response(response.body, response) : response);
}

/** A host that is about to change has the page of one build and this script of another. */
async function requireThisBuild(page: Response): Promise<void> {
  for (const [, file] of (await page.text()).matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)) {
    if (!KEPT.files.includes(file!)) throw new Error(`the page names ${file}, which is of another build`);
  }
}

async function begin(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  // In the order in which they were made: tabs may still show the last one before this.
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function isAllKept(): Promise<boolean> {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return KEPT.isWhole && addresses.every((address) => kept.has(address));
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const path = url.origin + url.pathname;
  const isPage = request.mode === 'navigate' && (path === PAGE.href || path === `${PAGE.href}index.html`);
  const kept =
    isPage || request.url === MANIFEST
      ? await (await caches.open(CACHE)).match(isPage ? PAGE.href : MANIFEST, { ignoreVary: true })
      : await caches.match(request.url, { ignoreVary: true });
  return kept ?? (ON_USE.has(path) ? keptOnUse(request) : fetch(request));
}

async function keptOnUse(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.ok) await (await caches.open(CACHE)).put(request, response.clone()).catch(() => undefined);
  return response;
}

/** The library that reads the format, as it is loaded in a page's worker and in Node. */
import type * as PdfLibrary from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What the library exports. */
export type Library = typeof PdfLibrary;

/** Functions of engines in whose place the library's build puts its own. */
const REPLACED: readonly (readonly [object, string])[] = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
  [Function.prototype, 'toString'],
];

/**
 * Both halves of the library in this thread: ingest runs in a worker of its own already. Its build for older
 * engines puts slower functions in the place of some of theirs, for everything that runs after it.
 */
export async function loadLibrary(): Promise<Library> {
  const own = REPLACED.map(([of, name]) => [of, name, Object.getOwnPropertyDescriptor(of, name)!] as const);
  const [library] = (await withoutSourceMaps(() =>
    Promise.all([
      // @ts-expect-error the smaller twin of the build that has the types
      import('pdfjs-dist/legacy/build/pdf.min.mjs'),
      // @ts-expect-error the library ships no types for its other half, which registers itself
      import('pdfjs-dist/legacy/build/pdf.worker.min.mjs'),
    ]),
  )) as [Library, unknown];
  for (const [of, name, descriptor] of own) Object.defineProperty(of, name, descriptor);
  catchStrays();
  return library;
}

/**
 * Loads what looks at the trace of an error as it starts: a Node that maps traces back to their sources takes the maps of
 * all that code apart for it, which takes a tenth of the time and of the memory of reading a PDF.
 */
async function withoutSourceMaps<T>(load: () => Promise<T>): Promise<T> {
  if (typeof process === 'undefined' || !process.sourceMapsEnabled) return load();
  process.setSourceMapsEnabled(false);
  try {
    return await load();
  } finally {
    process.setSourceMapsEnabled(true);
  }
}

let areCaught = false;

/**
 * The library starts on several parts of a damaged file at once and, where one fails, leaves the others to fail unheard:
 * that would end a process, though the reading itself goes on or is refused.
 */
function catchStrays(): void {
  if (areCaught || typeof process === 'undefined' || typeof process.on !== 'function') return;
  areCaught = true;
  process.on('unhandledRejection', (reason) => {
    if (!(reason instanceof Error) || !reason.stack?.includes('pdfjs-dist')) throw reason;
  });
}

/** In a worker of a page the maps are fetched by the library's other half: the first one asks for a document there. */
export function characterMaps(
  folder: string | undefined,
): { cMapUrl: string; cMapPacked: true; useWorkerFetch: boolean } | undefined {
  const found = folder ?? installed('cmaps/');
  if (found === null) return undefined;
  return { cMapUrl: found, cMapPacked: true, useWorkerFetch: /^https?:/.test(found) };
}

/** Where the library finds what decodes pictures of rare kinds (JBIG2, JPEG 2000). */
export function pictureDecodersIn(
  folder: string | undefined,
): { wasmUrl: string; useWorkerFetch: boolean } | undefined {
  const found = folder ?? installed('wasm/');
  return found === null ? undefined : { wasmUrl: found, useWorkerFetch: /^https?:/.test(found) };
}

/** A folder of the installed library; null in a browser, where the caller says where it is. */
function installed(folder: string): string | null {
  if (typeof process === 'undefined' || typeof process.getBuiltinModule !== 'function') return null;
  const manifest = process
    .getBuiltinModule('node:module')
    .createRequire(import.meta.url)
    .resolve('pdfjs-dist/package.json');
  return manifest.replace(/package\.json$/, folder);
}
